package import Diagnostics

/// A built-in as a value: a global function, or a method together with the value that it belongs to.
package final class BoundFunction: CallableObject {
    package let builtIn: BuiltIn
    package let receiver: Value

    package init(_ builtIn: BuiltIn, receiver: Value = .none) {
        self.builtIn = builtIn
        self.receiver = receiver
    }

    package var typeName: String { "builtin_function_or_method" }

    package func call(_ arguments: CallArguments, in context: any CallContext) throws(Diagnostic) -> Value {
        try builtIn.function(receiver, arguments, context)
    }
}
