package import Diagnostics

/// An object that template code can call: `cycler.next()`, `range(3)`, `joiner()()`. Macros, `caller`, `super` and
/// recursive `loop` are not among them: the machine runs those on its own stack.
package protocol CallableObject: ObjectValue {
    func call(_ arguments: CallArguments, in context: any CallContext) throws(Diagnostic) -> Value
}

/// An object with attributes: `loop.index`, `cycler.current`, `ns.total`.
package protocol AttributedObject: ObjectValue {
    /// `nil` for an attribute that does not exist.
    func attribute(_ name: String) -> Value?
    /// The names that exist, for suggestions.
    var attributeNames: [String] { get }
}

/// An object that can be looped over and asked for its length: `range(9)`.
package protocol IterableObject: ObjectValue {
    var items: [Value] { get }
}

/// An object that prints as something other than its type's name: a module of macros prints what its template wrote.
package protocol PrintableObject: ObjectValue {
    var printed: Value { get }
}
