/// A statement whose end has not been read yet.
struct OpenBlock {
    enum Kind {
        case template
        /// With the condition of the arm that is being read.
        case `if`(Expression)
        case `for`(AssignmentTarget, Expression, condition: Expression?, isRecursive: Bool)
        case set(AssignmentTarget, [Expression.Link])
        case with([(target: AssignmentTarget, value: Expression)])
        case macro(String, Statement.Signature)
        case call(Statement.Signature, Expression)
        case filter([Expression.Link])
        case autoescape(Expression)
        case block(String, SourceRange, isScoped: Bool, isRequired: Bool)

        /// A stand-in for a statement that did not parse, so that its body and end can be read.
        static func placeholderKind(for keyword: String) -> Kind? {
            let range = SourceRange(source: 0, 0..<0)
            let nothing = Expression(kind: .constant(.none), range: range)
            switch keyword {
            case "if": return .if(nothing)
            case "for": return .for(.name("_", range), nothing, condition: nil, isRecursive: false)
            case "with": return .with([])
            case "macro": return .macro("_", .init())
            case "call": return .call(.init(), nothing)
            case "filter": return .filter([])
            case "autoescape": return .autoescape(nothing)
            case "block": return .block("", range, isScoped: false, isRequired: false)
            default: return nil
            }
        }
    }

    var kind: Kind
    /// The tag that opened it.
    let range: SourceRange
    var body: [Statement] = []
    /// The arms of an `if` that have been read.
    private(set) var arms: [(condition: Expression, body: [Statement])] = []
    /// What stood before `else` in a loop, once `else` was read.
    private(set) var bodyBeforeElse: [Statement]?
    /// Whether it stands for a statement that did not parse; a missing end is then no second mistake.
    var isStandIn = false
    /// Found out only at the end: what is wrong with the whole.
    var problem: String?

    init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    var isInElse: Bool { bodyBeforeElse != nil }

    mutating func append(_ statement: Statement) {
        if case .block(_, _, _, isRequired: true) = kind {
            var isBlank = false
            if case .literal(let bytes) = statement.kind {
                var at = 0
                while case let length = WhiteSpace.length(bytes, at: at), length > 0 { at += length }
                isBlank = at == bytes.count
            }
            if !isBlank { problem = "a required block may hold only comments and white space" }
        }
        body.append(statement)
    }

    mutating func beginElse() {
        bodyBeforeElse = body
        body = []
    }

    /// Ends the arm of an `if` that was read last, and begins one with another condition.
    mutating func beginElif(_ condition: Expression) {
        guard case .if(let current) = kind else { return }
        arms.append((current, body))
        body = []
        kind = .if(condition)
    }

    var keyword: String {
        switch kind {
        case .template: "template"
        case .if: "if"
        case .for: "for"
        case .set: "set"
        case .with: "with"
        case .macro: "macro"
        case .call: "call"
        case .filter: "filter"
        case .autoescape: "autoescape"
        case .block: "block"
        }
    }

    /// The keyword that ends it; `nil` for the template.
    var end: String? {
        if case .template = kind { return nil }
        return "end" + keyword
    }

    var statement: Statement.Kind {
        switch kind {
        case .template: .literal([])
        case .if(let current):
            .if(
                arms + [(current, bodyBeforeElse ?? body)],
                otherwise: bodyBeforeElse == nil ? [] : body)
        case .for(let target, let sequence, let condition, let isRecursive):
            .for(
                Statement.ForLoop(
                    target: target, sequence: sequence, condition: condition, isRecursive: isRecursive,
                    body: bodyBeforeElse ?? body, otherwise: bodyBeforeElse == nil ? [] : body))
        case .set(let target, let filters): .setBlock(target, filters, body: body)
        case .with(let assignments): .with(assignments, body: body)
        case .macro(let name, let signature): .macro(name, signature, body: body)
        case .call(let signature, let callee): .call(signature, callee: callee, body: body)
        case .filter(let filters): .filter(filters, body: body)
        case .autoescape(let mode): .autoescape(mode, body: body)
        case .block(let name, let nameRange, let isScoped, let isRequired):
            .block(
                Statement.BlockDefinition(
                    name: name, nameRange: nameRange, isScoped: isScoped, isRequired: isRequired, body: body))
        }
    }
}
