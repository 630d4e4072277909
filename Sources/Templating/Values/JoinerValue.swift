package import Diagnostics

/// What `joiner(…)` gives: nothing at the first call, the separator at each one after.
///
/// `@unchecked Sendable`: made by a render and changed only by it, on one task.
package final class JoinerValue: CallableObject, @unchecked Sendable {
    private let separator: Value
    private var isUsed = false

    package init(_ separator: Value) { self.separator = separator }

    package var typeName: String { "Joiner" }

    package func call(_ arguments: CallArguments, in context: any CallContext) throws(Diagnostic) -> Value {
        defer { isUsed = true }
        return isUsed ? separator : .string("")
    }
}
