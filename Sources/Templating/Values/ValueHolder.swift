/// An object that holds values, and so may be one link of a chain of any length.
///
/// Swift frees such a chain by recursion, which a chain of 100,000 links takes off the end of the stack. An object of this
/// kind hands its values to ``Teardown`` in its `deinit` instead.
///
/// A class and not a protocol, because only a reference of a class can be asked whether it is the only one.
///
/// `@unchecked Sendable`: what it holds is given away in `deinit` only, by the last task that knows it.
package class ValueHolder: ObjectValue, @unchecked Sendable {
    package var typeName: String { "object" }
    init() {}

    /// Gives the values away. Called when nothing else refers to the object any more.
    func releaseValues() -> [Value] { [] }
}
