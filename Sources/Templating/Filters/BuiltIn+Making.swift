internal import Diagnostics

/// What a built-in with parameters does.
typealias BuiltInBody =
    @Sendable (_ value: Value, _ arguments: BoundArguments, _ context: any CallContext) throws(Diagnostic) -> Value

extension BuiltIn {
    /// A built-in that binds its arguments by these parameters.
    private init(_ kind: String, _ name: String, _ parameters: [String], _ required: Int, _ body: @escaping BuiltInBody)
    {
        let callee = "\(kind) '\(name)'"
        self.init(name) { (value, arguments, context) throws(Diagnostic) -> Value in
            let bound = try BoundArguments(arguments, callee, parameters, required: required)
            return try body(value, bound, context)
        }
        guard required == 0 else { return }
        let none = BoundArguments(noneFor: callee)
        plain = { (value, context) throws(Diagnostic) in try body(value, none, context) }
    }

    /// - Parameter required: How many of the parameters have no default.
    static func filter(
        _ name: String, _ parameters: [String] = [], required: Int = 0, _ body: @escaping BuiltInBody
    ) -> BuiltIn { BuiltIn("filter", name, parameters, required, body) }

    static func test(
        _ name: String, _ parameters: [String] = [], required: Int = 0,
        _ body: @escaping @Sendable (Value, BoundArguments, any CallContext) throws(Diagnostic) -> Bool
    ) -> BuiltIn {
        BuiltIn("test", name, parameters, required) { (value, arguments, context) throws(Diagnostic) -> Value in
            .bool(try body(value, arguments, context))
        }
    }

    static func method(
        _ name: String, _ parameters: [String] = [], required: Int = 0, _ body: @escaping BuiltInBody
    ) -> BuiltIn { BuiltIn("method", name, parameters, required, body) }

    static func function(
        _ name: String, _ parameters: [String] = [], required: Int = 0, _ body: @escaping BuiltInBody
    ) -> BuiltIn { BuiltIn("function", name, parameters, required, body) }
}

extension BuiltIn {
    /// The same under another name.
    func named(_ name: String) -> BuiltIn {
        var other = self
        other.name = name
        return other
    }
}
