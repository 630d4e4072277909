/// A piece of a template: text, a placeholder, or a statement with what stands between it and its end.
struct Statement: Sendable {
    var kind: Kind
    /// The code of the tag, without its delimiters; for text, the text.
    var range: SourceRange

    indirect enum Kind: Sendable {
        case literal([UInt8])
        case output(Expression, writer: (any ValueWriter)?)
        /// `{% print a, b %}`.
        case print([Expression])
        case operation(any HostOperation)
        case `if`([(condition: Expression, body: [Statement])], otherwise: [Statement])
        case `for`(ForLoop)
        case `break`
        case `continue`
        case set(AssignmentTarget, Expression)
        case setBlock(AssignmentTarget, [Expression.Link], body: [Statement])
        case with([(target: AssignmentTarget, value: Expression)], body: [Statement])
        case `do`(Expression)
        case macro(String, Signature, body: [Statement])
        case call(Signature, callee: Expression, body: [Statement])
        case filter([Expression.Link], body: [Statement])
        case autoescape(Expression, body: [Statement])
        case block(BlockDefinition)
        case extends(Expression)
        case include(Inclusion)
        case `import`(Expression, as: String, withContext: Bool)
        case fromImport(Expression, names: [(name: String, alias: String)], withContext: Bool)
    }

    struct ForLoop: Sendable {
        var target: AssignmentTarget
        var sequence: Expression
        var condition: Expression?
        var isRecursive: Bool
        var body: [Statement]
        var otherwise: [Statement]
    }

    struct BlockDefinition: Sendable {
        var name: String
        var nameRange: SourceRange
        var isScoped: Bool
        var isRequired: Bool
        var body: [Statement]
    }

    struct Inclusion: Sendable {
        var template: Expression
        var ignoresMissing: Bool
        var withContext: Bool
    }

    /// The parameters of a macro or of the body of a `call`.
    struct Signature: Sendable {
        var parameters: [String] = []
        /// The defaults of the last parameters.
        var defaults: [Expression] = []
    }
}
