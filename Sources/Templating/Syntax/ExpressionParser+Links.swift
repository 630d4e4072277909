internal import Diagnostics

/// What follows a value: attributes, items, calls, filters and tests.
extension ExpressionParser {
    /// The attributes, items and calls after an expression, then, with filters, its filters, tests and calls.
    mutating func parseLinks(
        _ base: Expression, from start: Int, withFilters: Bool
    ) throws(Diagnostic) -> Expression {
        var links: [Expression.Link] = []
        var afterFilter = false
        while true {
            try checkChain(links.count)
            if !afterFilter, isMark(.dot) || isMark(.openBracket) {
                links.append(try parseSubscript(from: start))
            } else if isMark(.openParenthesis) {
                let own = self.start
                let arguments = try parseArguments()
                links.append(.init(kind: .call(arguments), range: range(from: start), ownRange: range(from: own)))
            } else if withFilters, skip(.bar) {
                afterFilter = true
                links.append(try parseFilter(from: start))
            } else if withFilters, isName("is") {
                afterFilter = true
                links.append(try parseTest(from: start))
            } else {
                break
            }
        }
        return links.isEmpty ? base : Expression(kind: .chain(base, links), range: range(from: start))
    }

    private mutating func parseSubscript(from start: Int) throws(Diagnostic) -> Expression.Link {
        if skip(.dot) {
            let own = current.range
            switch current.kind {
            case .name(let name):
                advance()
                return .init(kind: .attribute(name), range: range(from: start), ownRange: range(own))
            case .integer(let number):
                advance()
                let key = Expression(kind: .constant(.int(number)), range: range(own))
                return .init(kind: .item(key), range: range(from: start), ownRange: range(own))
            default: throw unexpected("the name of an attribute")
            }
        }
        let own = self.start
        let opening = current.range
        try expect(.openBracket)
        try enter()
        defer { leave() }
        var keys: [Expression] = []
        var slice: Expression.Link.Kind?
        while !isMark(.closeBracket) {
            if !keys.isEmpty, !skip(.comma) { throw unclosedOrUnexpected("']' or ','", opening) }
            if isMark(.closeBracket) { break }
            let first: Expression? = isMark(.colon) ? nil : try parseExpression()
            if isMark(.colon) {
                guard keys.isEmpty else { throw unexpected("']'") }
                slice = try parseSlice(start: first)
                break
            }
            if let first { keys.append(first) }
        }
        if isMark(.closeBracket), keys.isEmpty, slice == nil { throw unexpected("an index") }
        guard skip(.closeBracket) else { throw unclosedOrUnexpected("']'", opening) }
        if let slice { return .init(kind: slice, range: range(from: start), ownRange: range(from: own)) }
        let key = keys.count == 1 ? keys[0] : Expression(kind: .tuple(keys), range: range(from: own))
        return .init(kind: .item(key), range: range(from: start), ownRange: range(from: own))
    }

    private mutating func parseSlice(start: Expression?) throws(Diagnostic) -> Expression.Link.Kind {
        try expect(.colon)
        let stop: Expression? = isMark(.colon) || isMark(.closeBracket) ? nil : try parseExpression()
        var step: Expression?
        if skip(.colon), !isMark(.closeBracket) { step = try parseExpression() }
        return .slice(start: start, stop: stop, step: step)
    }

    /// A filter after its `|`.
    mutating func parseFilter(from start: Int) throws(Diagnostic) -> Expression.Link {
        if isMark(.bar) { throw unexpected("the name of a filter", hint: "write 'or' instead of '||'") }
        let (name, own) = try parseDottedName("the name of a filter")
        let arguments = isMark(.openParenthesis) ? try parseArguments() : .init()
        return .init(kind: .filter(name, arguments), range: range(from: start), ownRange: range(own))
    }

    private mutating func parseDottedName(_ what: String) throws(Diagnostic) -> (String, Range<Int>) {
        var (name, own) = try expectName(what)
        while skip(.dot) {
            let part = try expectName("a name")
            name += "." + part.name
            own = own.lowerBound..<part.range.upperBound
        }
        return (name, own)
    }

    private mutating func parseTest(from start: Int) throws(Diagnostic) -> Expression.Link {
        advance()
        let isNegated = skip(name: "not")
        let (name, own) = try parseDottedName("the name of a test")
        var arguments = Expression.Arguments()
        if isMark(.openParenthesis) {
            arguments = try parseArguments()
        } else if startsTestArgument {
            if isName("is") {
                throw failure(.syntax, "tests cannot be chained with 'is'", current.range, hint: "join them with 'and'")
            }
            let argumentStart = self.start
            try enter()
            let primary = try parsePrimary()
            arguments.positional = [try parseLinks(primary, from: argumentStart, withFilters: false)]
            leave()
        }
        return .init(
            kind: .test(name, arguments, isNegated: isNegated), range: range(from: start), ownRange: range(own))
    }

    /// Whether an argument without parentheses follows: `is divisibleby 3`.
    private var startsTestArgument: Bool {
        switch current.kind {
        case .name(let name): !["else", "or", "and", "if", "in", "not", "recursive"].contains(name)
        case .string, .integer, .float, .mark(.openBracket), .mark(.openBrace): true
        default: false
        }
    }

    mutating func parseArguments() throws(Diagnostic) -> Expression.Arguments {
        let opening = current.range
        try expect(.openParenthesis)
        try enter()
        defer { leave() }
        var arguments = Expression.Arguments()
        var needsComma = false
        while !isMark(.closeParenthesis) {
            if needsComma {
                guard isMark(.comma) else { throw unclosedOrUnexpected("')' or ','", opening) }
                advance()
                if isMark(.closeParenthesis) { break }
            }
            try parseArgument(into: &arguments)
            needsComma = true
        }
        try expect(.closeParenthesis)
        return arguments
    }

    func unclosedOrUnexpected(_ expected: String, _ opening: Range<Int>) -> Diagnostic {
        guard isAtEnd else { return unexpected(expected) }
        return failure(
            .unclosed, "the \(source.text(in: opening).first.map { "'\($0)'" } ?? "bracket") is never closed", opening)
    }

    private mutating func parseArgument(into arguments: inout Expression.Arguments) throws(Diagnostic) {
        let hasUnpacked = arguments.unpackedList != nil || arguments.unpackedDict != nil
        if isMark(.star) {
            guard !hasUnpacked else {
                throw failure(.syntax, "only one '*' argument may stand in a call, before '**'", current.range)
            }
            advance()
            arguments.unpackedList = try parseExpression()
        } else if isMark(.doubleStar) {
            guard arguments.unpackedDict == nil else {
                throw failure(.syntax, "only one '**' argument may stand in a call", current.range)
            }
            advance()
            arguments.unpackedDict = try parseExpression()
        } else if case .name(let name) = current.kind, following.kind == .mark(.assign) {
            guard arguments.unpackedDict == nil else {
                throw failure(.syntax, "'\(name)' must stand before the '**' argument", current.range)
            }
            if arguments.keywords.contains(where: { $0.name == name }) {
                throw failure(.syntax, "the argument '\(name)' is given twice", current.range)
            }
            advance()
            advance()
            arguments.keywords.append((name, try parseExpression()))
        } else {
            guard !hasUnpacked, arguments.keywords.isEmpty else {
                throw failure(.syntax, "arguments without a name must stand before the others", current.range)
            }
            arguments.positional.append(try parseExpression())
        }
    }
}
