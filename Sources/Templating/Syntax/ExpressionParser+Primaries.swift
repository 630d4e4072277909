internal import Diagnostics

/// Names, literals and brackets.
extension ExpressionParser {
    mutating func parsePrimary() throws(Diagnostic) -> Expression {
        let token = current
        switch token.kind {
        case .name(let name):
            let constant: Value? =
                switch name {
                case "true", "True": .bool(true)
                case "false", "False": .bool(false)
                case "none", "None": Value.none
                default: nil
                }
            if constant == nil, Self.reserved.contains(name) { throw unexpected("an expression") }
            advance()
            return Expression(kind: constant.map { .constant($0) } ?? .name(name), range: range(token.range))
        case .string(var text):
            advance()
            while case .string(let more) = current.kind {
                text += more
                advance()
            }
            return Expression(kind: .constant(.string(text)), range: range(from: token.range.lowerBound))
        case .integer(let number):
            advance()
            return Expression(kind: .constant(.int(number)), range: range(token.range))
        case .float(let number):
            advance()
            return Expression(kind: .constant(.float(number)), range: range(token.range))
        case .mark(.openParenthesis): return try parseParenthesised()
        case .mark(.openBracket): return try parseList()
        case .mark(.openBrace): return try parseDict()
        default: throw unexpected("an expression", hint: primaryHint)
        }
    }

    static let reserved: Set<String> = ["and", "or", "not", "in", "is", "if", "else"]

    private var primaryHint: String? {
        if isMark(.percent) { return "write '{% … %}' for a statement" }
        return nil
    }

    private mutating func parseParenthesised() throws(Diagnostic) -> Expression {
        let opening = current.range
        advance()
        try enter()
        defer { leave() }
        var inner = try parseTuple(allowsEmpty: true)
        guard isMark(.closeParenthesis) else { throw unclosedOrUnexpected("')'", opening) }
        advance()
        inner.range = range(from: opening.lowerBound)
        return inner
    }

    private mutating func parseList() throws(Diagnostic) -> Expression {
        let opening = current.range
        advance()
        try enter()
        defer { leave() }
        var items: [Expression] = []
        while !isMark(.closeBracket) {
            if !items.isEmpty {
                guard isMark(.comma) else { throw unclosedOrUnexpected("']' or ','", opening) }
                advance()
                if isMark(.closeBracket) { break }
            }
            items.append(try parseExpression())
        }
        try expect(.closeBracket)
        return Expression(kind: .list(items), range: range(from: opening.lowerBound))
    }

    private mutating func parseDict() throws(Diagnostic) -> Expression {
        let opening = current.range
        if following.kind == .mark(.openBrace), following.range.lowerBound == opening.upperBound {
            throw failure(
                .syntax, "a placeholder cannot stand inside a tag", opening.lowerBound..<following.range.upperBound,
                hint: "write the name without '{{' and '}}'")
        }
        advance()
        try enter()
        defer { leave() }
        var items: [(key: Expression, value: Expression)] = []
        while !isMark(.closeBrace) {
            if !items.isEmpty {
                guard isMark(.comma) else { throw unclosedOrUnexpected("'}' or ','", opening) }
                advance()
                if isMark(.closeBrace) { break }
            }
            let key = try parseExpression()
            if isMark(.closeBrace), items.isEmpty, position <= 2 {
                throw unexpected("':'", hint: "a placeholder has two braces: '{{ … }}'")
            }
            try expect(.colon)
            items.append((key, try parseExpression()))
        }
        try expect(.closeBrace)
        return Expression(kind: .dict(items), range: range(from: opening.lowerBound))
    }
}
