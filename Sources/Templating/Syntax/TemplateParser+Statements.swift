internal import Diagnostics

/// The statements, each from behind its keyword.
extension TemplateParser {
    mutating func parse(
        keyword: String, _ keywordRange: SourceRange, _ range: SourceRange, _ parser: inout ExpressionParser
    ) throws(Diagnostic) {
        switch keyword {
        case "if": try openBlock(.if(try condition(&parser)), keywordRange)
        case "elif": try parseElif(keywordRange, &parser)
        case "else": try parseElse(keywordRange, &parser)
        case "for": try parseFor(keywordRange, &parser)
        case "set": try parseSet(keywordRange, range, &parser)
        case "with": try parseWith(keywordRange, &parser)
        case "macro": try parseMacro(keywordRange, &parser)
        case "call": try parseCall(keywordRange, &parser)
        case "filter": try parseFilterBlock(keywordRange, &parser)
        case "autoescape": try openBlock(.autoescape(try wholeExpression(&parser)), keywordRange)
        case "block": try parseBlock(keywordRange, &parser)
        case "extends": append(.extends(try wholeExpression(&parser)), keywordRange)
        case "include": try parseInclude(keywordRange, &parser)
        case "import": try parseImport(keywordRange, &parser)
        case "from": try parseFromImport(keywordRange, &parser)
        case "do": append(.do(try wholeExpression(&parser, asTuple: true)), keywordRange)
        case "print": try parsePrint(keywordRange, &parser)
        case "break", "continue":
            try parser.expectEnd()
            guard isInLoop else { throw diagnostic(.syntax, "'\(keyword)' stands outside a loop", keywordRange) }
            append(keyword == "break" ? .break : .continue, keywordRange)
        default: try parseOther(keyword, keywordRange, &parser)
        }
    }

    private mutating func parseOther(
        _ keyword: String, _ range: SourceRange, _ parser: inout ExpressionParser
    ) throws(Diagnostic) {
        guard TemplateParser.ends.contains(keyword), keyword != "endraw" else { return try unknown(keyword, range) }
        // `{% endblock name %}` and, for people who write it so everywhere, `{% endfor item %}`.
        if keyword == "endblock", case .block(let name, _, _, _) = innermost.kind, !parser.isAtEnd {
            guard parser.skip(name: name) else {
                throw parser.unexpected("'\(name)', the name of the block that ends here")
            }
        }
        closeBlock(keyword, range)
        if case .mark(.colon) = parser.current.kind { parser.advance() }
        guard parser.isAtEnd else {
            report(parser.unexpected("the end of the tag"))
            return
        }
    }

    private func unknown(_ keyword: String, _ range: SourceRange) throws(Diagnostic) {
        if let hint = ForeignWords.statements[keyword] {
            throw diagnostic(.unknownStatement, "unknown statement '\(keyword)'", range, hint: hint)
        }
        switch keyword {
        case _ where ForeignWords.translations.contains(keyword):
            throw diagnostic(
                .unknownStatement, "'\(keyword)' is not supported", range,
                hint: "keep one template for each language, or choose the text with 'if'")
        case "end":
            let hint = innermost.end.map { "write '{% \($0) %}'" }
            throw diagnostic(.unknownStatement, "unknown statement 'end'", range, hint: hint)
        default:
            let nearest = NearestName.of(keyword, among: knownStatements)
            throw diagnostic(
                .unknownStatement, "unknown statement '\(keyword)'", range,
                hint: nearest.map { "did you mean '\($0)'?" })
        }
    }

    // MARK: Parts

    /// The rest of a tag as one expression. Python's colon may end it.
    private func wholeExpression(
        _ parser: inout ExpressionParser, asTuple: Bool = false
    ) throws(Diagnostic) -> Expression {
        let expression = try asTuple ? parser.parseTuple() : parser.parseExpression()
        try end(&parser)
        return expression
    }

    private func condition(_ parser: inout ExpressionParser) throws(Diagnostic) -> Expression {
        let expression = try parser.parseTuple(withConditional: false)
        try end(&parser)
        return expression
    }

    private func end(_ parser: inout ExpressionParser) throws(Diagnostic) {
        _ = parser.skip(.colon)
        try parser.expectEnd()
    }

    private func signature(_ parser: inout ExpressionParser) throws(Diagnostic) -> Statement.Signature {
        var signature = Statement.Signature()
        try parser.expect(.openParenthesis)
        while !parser.isMark(.closeParenthesis) {
            if !signature.parameters.isEmpty {
                guard parser.isMark(.comma) else { throw parser.unexpected("')' or ','") }
                parser.advance()
                if parser.isMark(.closeParenthesis) { break }
            }
            let (name, range) = try parser.expectName("the name of a parameter")
            if signature.parameters.contains(name) {
                throw parser.failure(.syntax, "the parameter '\(name)' stands twice", range)
            }
            signature.parameters.append(name)
            if parser.skip(.assign) {
                signature.defaults.append(try parser.parseExpression())
            } else if !signature.defaults.isEmpty {
                throw parser.failure(
                    .syntax, "the parameter '\(name)' needs a default, as the one before it has", range)
            }
        }
        try parser.expect(.closeParenthesis)
        return signature
    }

    // MARK: Conditions and loops

    private mutating func parseElif(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        guard case .if = innermost.kind, !innermost.isInElse else {
            throw diagnostic(.syntax, "'elif' stands outside an 'if'", range, hint: closingHint)
        }
        let condition = try condition(&parser)
        guard innermost.arms.count < ExpressionParser.chainAtMost else {
            throw diagnostic(
                .nesting, "the 'if' has more than \(ExpressionParser.chainAtMost) parts", range, hint: LimitHint.fixed()
            )
        }
        changeInnermost { $0.beginElif(condition) }
    }

    private mutating func parseElse(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        switch innermost.kind {
        case .if where !innermost.isInElse, .for where !innermost.isInElse:
            changeInnermost { $0.beginElse() }
            if parser.isName("if") {
                throw diagnostic(.syntax, "'else' takes no condition", range, hint: "write 'elif'")
            }
            try end(&parser)
        default:
            throw diagnostic(
                .syntax, innermost.isInElse ? "a second 'else'" : "'else' stands outside an 'if' or 'for'", range,
                hint: closingHint)
        }
    }

    /// If `else` or `elif` meets another open statement, that one probably lacks its end.
    private var closingHint: String? {
        switch innermost.kind {
        case .template, .if, .for: nil
        default: innermost.end.map { "'\(innermost.keyword)' is still open: add '{% \($0) %}' before it" }
        }
    }

    private mutating func parseFor(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        if parser.isName("in") { throw parser.unexpected("a name for the items", hint: "write 'for item in …'") }
        let target = try parser.parseTarget(until: ["in"])
        if let place = place(of: "loop", in: target) {
            throw diagnostic(.syntax, "cannot assign to 'loop' in a loop", place)
        }
        guard parser.skip(name: "in") else {
            let isMeant = parser.isName("of") || parser.isMark(.colon) || parser.isMark(.assign)
            throw parser.unexpected("'in'", hint: isMeant ? "write 'in'" : "write 'for item in …'")
        }
        let sequence = try parser.parseTuple(withConditional: false, until: ["recursive", "if"])
        let condition = parser.skip(name: "if") ? try parser.parseExpression() : nil
        let isRecursive = parser.skip(name: "recursive")
        try end(&parser)
        try openBlock(.for(target, sequence, condition: condition, isRecursive: isRecursive), range)
    }

    private func place(of name: String, in target: AssignmentTarget) -> SourceRange? {
        switch target {
        case .name(let found, let range): return found == name ? range : nil
        case .attribute: return nil
        case .tuple(let targets, _):
            for target in targets { if let range = place(of: name, in: target) { return range } }
            return nil
        }
    }

    // MARK: Assignments

    private mutating func parseSet(
        _ range: SourceRange, _ whole: SourceRange, _ parser: inout ExpressionParser
    ) throws(Diagnostic) {
        let start = parser.start
        let target = try parser.parseTarget(withAttributes: true)
        if isWithinFor, let place = place(of: "loop", in: target) {
            throw diagnostic(.syntax, "cannot assign to 'loop' in a loop", place)
        }
        if parser.skip(.assign) {
            let value = try parser.parseTuple()
            try parser.expectEnd()
            return append(.set(target, value), range)
        }
        var filters: [Expression.Link] = []
        while parser.skip(.bar) { filters.append(try parser.parseFilter(from: start)) }
        guard parser.isAtEnd || parser.isMark(.colon) else { throw parser.unexpected("'='") }
        try end(&parser)
        try openBlock(.set(target, filters), range)
    }

    private mutating func parseWith(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        var assignments: [(target: AssignmentTarget, value: Expression)] = []
        while !parser.isAtEnd, !parser.isMark(.colon) {
            if !assignments.isEmpty { try parser.expect(.comma) }
            let target = try parser.parseSingleAssignmentTarget()
            try parser.expect(.assign)
            assignments.append((target, try parser.parseExpression()))
        }
        try end(&parser)
        try openBlock(.with(assignments), range)
    }

    // MARK: Macros and captured text

    private mutating func parseMacro(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        let (name, _) = try parser.expectName("the name of the macro")
        let signature = try signature(&parser)
        try end(&parser)
        try openBlock(.macro(name, signature), range)
    }

    private mutating func parseCall(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        let parameters = parser.isMark(.openParenthesis) ? try signature(&parser) : .init()
        let callee = try parser.parseExpression()
        guard case .chain(_, let links) = callee.kind, case .call? = links.last?.kind else {
            throw diagnostic(.syntax, "'call' needs a call, such as 'name()'", callee.range)
        }
        try end(&parser)
        try openBlock(.call(parameters, callee), range)
    }

    private mutating func parseFilterBlock(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        let start = parser.start
        var filters = [try parser.parseFilter(from: start)]
        while parser.skip(.bar) { filters.append(try parser.parseFilter(from: start)) }
        try end(&parser)
        try openBlock(.filter(filters), range)
    }

    private mutating func parsePrint(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        var items: [Expression] = []
        while !parser.isAtEnd {
            if !items.isEmpty { try parser.expect(.comma) }
            items.append(try parser.parseExpression())
        }
        append(.print(items), range)
    }

    // MARK: Inheritance and other templates

    private mutating func parseBlock(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        let (name, nameRange) = try parser.expectName("the name of the block")
        if parser.isMark(.minus) {
            throw parser.failure(
                .syntax, "the name of a block has no hyphens", nameRange, hint: "use an underscore")
        }
        let isScoped = parser.skip(name: "scoped")
        let isRequired = parser.skip(name: "required")
        try end(&parser)
        let place = SourceRange(source: Int(range.source), nameRange)
        try openBlock(.block(name, place, isScoped: isScoped, isRequired: isRequired), range)
    }

    private mutating func parseInclude(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        let template = try parser.parseExpression()
        var ignoresMissing = false
        if parser.isName("ignore"), parser.followingIsName("missing") {
            parser.advance()
            parser.advance()
            ignoresMissing = true
        }
        let withContext = parseContext(&parser) ?? true
        try parser.expectEnd()
        append(
            .include(.init(template: template, ignoresMissing: ignoresMissing, withContext: withContext)), range)
    }

    /// `with context` or `without context`; `nil` if neither stands here.
    private func parseContext(_ parser: inout ExpressionParser) -> Bool? {
        guard parser.isName("with") || parser.isName("without"), parser.followingIsName("context") else { return nil }
        let isWith = parser.isName("with")
        parser.advance()
        parser.advance()
        return isWith
    }

    private mutating func parseImport(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        let template = try parser.parseExpression()
        guard parser.skip(name: "as") else {
            throw parser.unexpected("'as'", hint: "write 'import … as name', or 'from … import name'")
        }
        let (name, _) = try parser.expectName("the name to import as")
        let withContext = parseContext(&parser) ?? false
        try parser.expectEnd()
        append(.import(template, as: name, withContext: withContext), range)
    }

    private mutating func parseFromImport(_ range: SourceRange, _ parser: inout ExpressionParser) throws(Diagnostic) {
        let template = try parser.parseExpression()
        try parser.expect(keyword: "import")
        var names: [(name: String, alias: String)] = []
        var withContext: Bool?
        repeat {
            withContext = parseContext(&parser)
            if withContext != nil { break }
            let (name, nameRange) = try parser.expectName("a name to import")
            if name.hasPrefix("_") {
                throw parser.failure(.syntax, "names that begin with an underscore cannot be imported", nameRange)
            }
            let alias = parser.skip(name: "as") ? try parser.expectName("the name to import as").name : name
            names.append((name, alias))
            withContext = parseContext(&parser)
        } while withContext == nil && parser.skip(.comma)
        try parser.expectEnd()
        append(.fromImport(template, names: names, withContext: withContext ?? false), range)
    }
}
