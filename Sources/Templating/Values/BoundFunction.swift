package import Diagnostics

/// A built-in as a value: a global function, or a method together with the value that it belongs to.
///
/// `@unchecked Sendable`: never changed before its `deinit`.
package final class BoundFunction: ValueHolder, CallableObject, @unchecked Sendable {
    package let builtIn: BuiltIn
    package private(set) var receiver: Value

    package init(_ builtIn: BuiltIn, receiver: Value = .none) {
        self.builtIn = builtIn
        self.receiver = receiver
    }

    package override var typeName: String { "builtin_function_or_method" }

    package func call(_ arguments: CallArguments, in context: any CallContext) throws(Diagnostic) -> Value {
        try builtIn.function(receiver, arguments, context)
    }

    deinit {
        guard Teardown.isHolder(receiver) else { return }
        var values = releaseValues()
        Teardown.dismantle(&values)
    }

    override func releaseValues() -> [Value] {
        let value = receiver
        receiver = .none
        return [value]
    }
}
