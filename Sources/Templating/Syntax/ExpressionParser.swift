internal import Diagnostics

/// Parses the code of one tag: an expression, or the parts that statements are made of.
///
/// Precedence and forms are those of Jinja2's parser. The only recursion is into brackets, arguments and operands with a
/// different level, and its depth is bounded.
struct ExpressionParser {
    private let tokens: [Token]
    private let source: SourceText
    private let sourceIndex: Int
    private(set) var position = 0
    private var depth = 0
    /// Brackets within brackets, and operators or links in one chain.
    static let nestingAtMost = 100
    static let chainAtMost = 10_000

    init(_ tokens: [Token], source: SourceText, sourceIndex: Int) {
        self.tokens = tokens
        self.source = source
        self.sourceIndex = sourceIndex
    }

    // MARK: Tokens

    var current: Token { tokens[position] }
    var following: Token { tokens[min(position + 1, tokens.count - 1)] }
    var isAtEnd: Bool { current.kind == .end }

    mutating func advance() {
        if position + 1 < tokens.count { position += 1 }
    }

    func isName(_ name: String) -> Bool {
        if case .name(let found) = current.kind { return found == name }
        return false
    }

    func followingIsName(_ name: String) -> Bool {
        if case .name(let found) = following.kind { return found == name }
        return false
    }

    func isMark(_ mark: Token.Mark) -> Bool { current.kind == .mark(mark) }

    mutating func skip(name: String) -> Bool {
        guard isName(name) else { return false }
        advance()
        return true
    }

    mutating func skip(_ mark: Token.Mark) -> Bool {
        guard isMark(mark) else { return false }
        advance()
        return true
    }

    mutating func expect(_ mark: Token.Mark) throws(Diagnostic) {
        guard skip(mark) else { throw unexpected("'\(mark.rawValue)'") }
    }

    mutating func expect(keyword: String) throws(Diagnostic) {
        guard skip(name: keyword) else { throw unexpected("'\(keyword)'") }
    }

    /// - Parameter what: How messages call the name wanted.
    mutating func expectName(_ what: String) throws(Diagnostic) -> (name: String, range: Range<Int>) {
        guard case .name(let name) = current.kind else { throw unexpected(what) }
        defer { advance() }
        return (name, current.range)
    }

    /// Everything must have been read.
    func expectEnd() throws(Diagnostic) {
        guard !isAtEnd else { return }
        if case .mark(let mark) = current.kind, [.closeParenthesis, .closeBracket, .closeBrace].contains(mark) {
            throw failure(.syntax, "unexpected '\(mark.rawValue)', which closes nothing", current.range)
        }
        throw unexpected("the end of the tag")
    }

    func unexpected(_ expected: String, hint: String? = nil) -> Diagnostic {
        var hint = hint
        if hint == nil, current.kind == .mark(.assign) { hint = "write '==' to compare" }
        return failure(.syntax, "expected \(expected), found \(current.text)", current.range, hint: hint)
    }

    func failure(_ code: Diagnostic.Code, _ message: String, _ range: Range<Int>, hint: String? = nil) -> Diagnostic {
        Diagnostic(code, message, at: .source(source, range), hint: hint)
    }

    // MARK: Ranges

    var start: Int { current.range.lowerBound }
    /// The end of the token before the current one.
    var end: Int { position > 0 ? tokens[position - 1].range.upperBound : current.range.lowerBound }

    func range(from start: Int) -> SourceRange { SourceRange(source: sourceIndex, start..<max(start, end)) }
    func range(_ range: Range<Int>) -> SourceRange { SourceRange(source: sourceIndex, range) }

    private mutating func enter() throws(Diagnostic) {
        depth += 1
        if depth > Self.nestingAtMost {
            throw failure(.nesting, "brackets are nested more than \(Self.nestingAtMost) deep", current.range)
        }
    }

    private mutating func leave() { depth -= 1 }

    private func checkChain(_ count: Int) throws(Diagnostic) {
        if count > Self.chainAtMost {
            throw failure(.nesting, "the chain has more than \(Self.chainAtMost) parts", current.range)
        }
    }

    // MARK: Tuples

    /// An expression, or several with commas between them, which make a tuple without parentheses.
    mutating func parseTuple(
        withConditional: Bool = true, until ends: [String] = [], allowsEmpty: Bool = false
    ) throws(Diagnostic) -> Expression {
        let start = start
        if isTupleEnd(ends) {
            guard allowsEmpty else { throw unexpected("an expression") }
            return Expression(kind: .tuple([]), range: range(from: start))
        }
        let first = try withConditional ? parseExpression() : parseOr()
        guard isMark(.comma) else { return first }
        var items = [first]
        while skip(.comma), !isTupleEnd(ends) { items.append(try withConditional ? parseExpression() : parseOr()) }
        return Expression(kind: .tuple(items), range: range(from: start))
    }

    private func isTupleEnd(_ ends: [String]) -> Bool {
        isAtEnd || isMark(.closeParenthesis) || ends.contains { isName($0) }
    }

    // MARK: Operators

    mutating func parseExpression() throws(Diagnostic) -> Expression {
        let start = start
        var value = try parseOr()
        var wrappings = 0
        while isName("if") {
            wrappings += 1
            if wrappings > Self.nestingAtMost {
                throw failure(.nesting, "conditions are nested too deep", current.range)
            }
            var arms: [(value: Expression, condition: Expression)] = []
            var otherwise: Expression?
            while skip(name: "if") {
                try checkChain(arms.count)
                arms.append((value, try parseOr()))
                guard skip(name: "else") else { break }
                value = try parseOr()
                if !isName("if") { otherwise = value }
            }
            value = Expression(kind: .conditional(arms, otherwise: otherwise), range: range(from: start))
            // `a if x else b if y else c` ends here. After `a if x`, another `if` would take the whole as its value.
            if otherwise != nil { break }
        }
        return value
    }

    mutating func parseOr() throws(Diagnostic) -> Expression {
        try parseJoined("or", { Expression.Kind.or($0) }) { (parser) throws(Diagnostic) in
            try parser.parseJoined("and", { Expression.Kind.and($0) }) { (parser) throws(Diagnostic) in
                try parser.parseNot()
            }
        }
    }

    private mutating func parseJoined(
        _ word: String, _ make: ([Expression]) -> Expression.Kind,
        operand: (inout ExpressionParser) throws(Diagnostic) -> Expression
    ) throws(Diagnostic) -> Expression {
        let start = start
        let first = try operand(&self)
        guard isName(word) else { return first }
        var operands = [first]
        while skip(name: word) {
            operands.append(try operand(&self))
            try checkChain(operands.count)
        }
        return Expression(kind: make(operands), range: range(from: start))
    }

    private mutating func parseNot() throws(Diagnostic) -> Expression {
        let start = start
        var count = 0
        while isName("not") {
            advance()
            count += 1
            try checkChain(count)
        }
        let operand = try parseComparison()
        guard count > 0 else { return operand }
        return Expression(
            kind: .unary(Array(repeating: .not, count: count), operand), range: range(from: start))
    }

    private mutating func parseComparison() throws(Diagnostic) -> Expression {
        let start = start
        let first = try parseArithmetic(.sum)
        var rest: [(Expression.ComparisonOperator, Expression)] = []
        while let comparison = comparisonOperator() {
            rest.append((comparison, try parseArithmetic(.sum)))
            try checkChain(rest.count)
        }
        return rest.isEmpty ? first : Expression(kind: .comparison(first, rest), range: range(from: start))
    }

    private mutating func comparisonOperator() -> Expression.ComparisonOperator? {
        let found: Expression.ComparisonOperator
        switch current.kind {
        case .mark(.equal): found = .equal
        case .mark(.notEqual): found = .notEqual
        case .mark(.less): found = .less
        case .mark(.lessOrEqual): found = .lessOrEqual
        case .mark(.greater): found = .greater
        case .mark(.greaterOrEqual): found = .greaterOrEqual
        case .name("in"): found = .in
        case .name("not") where followingIsName("in"):
            advance()
            found = .notIn
        default: return nil
        }
        advance()
        return found
    }

    /// The levels of arithmetic, from the loosest.
    private enum Level { case sum, concatenation, product, power }

    private mutating func parseArithmetic(_ level: Level) throws(Diagnostic) -> Expression {
        let start = start
        let first = try parseOperand(of: level)
        if level == .concatenation {
            guard isMark(.tilde) else { return first }
            var operands = [first]
            while skip(.tilde) {
                operands.append(try parseOperand(of: level))
                try checkChain(operands.count)
            }
            return Expression(kind: .concatenation(operands), range: range(from: start))
        }
        var rest: [(Expression.ArithmeticOperator, Expression)] = []
        while let found = arithmeticOperator(level) {
            advance()
            rest.append((found, try parseOperand(of: level)))
            try checkChain(rest.count)
        }
        return rest.isEmpty ? first : Expression(kind: .arithmetic(first, rest), range: range(from: start))
    }

    private mutating func parseOperand(of level: Level) throws(Diagnostic) -> Expression {
        switch level {
        case .sum: try parseArithmetic(.concatenation)
        case .concatenation: try parseArithmetic(.product)
        case .product: try parseArithmetic(.power)
        case .power: try parseUnary()
        }
    }

    private func arithmeticOperator(_ level: Level) -> Expression.ArithmeticOperator? {
        guard case .mark(let mark) = current.kind else { return nil }
        switch (level, mark) {
        case (.sum, .plus): return .add
        case (.sum, .minus): return .subtract
        case (.product, .star): return .multiply
        case (.product, .slash): return .divide
        case (.product, .doubleSlash): return .floorDivide
        case (.product, .percent): return .modulo
        case (.power, .doubleStar): return .power
        default: return nil
        }
    }

    private mutating func parseUnary() throws(Diagnostic) -> Expression {
        let start = start
        var operators: [Expression.UnaryOperator] = []
        while true {
            if skip(.minus) {
                operators.append(.minus)
            } else if skip(.plus) {
                operators.append(.plus)
            } else {
                break
            }
            try checkChain(operators.count)
        }
        var operand = try parsePrimary()
        if !operators.isEmpty {
            // A sign binds looser than attributes and calls, and tighter than filters and tests.
            operand = try parseLinks(operand, from: start, withFilters: false)
            operand = Expression(kind: .unary(operators, operand), range: range(from: start))
        }
        return try parseLinks(operand, from: start, withFilters: true)
    }

    // MARK: Links

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
        try expect(.openBracket)
        try enter()
        defer { leave() }
        var keys: [Expression] = []
        var slice: Expression.Link.Kind?
        while !isMark(.closeBracket) {
            if !keys.isEmpty { try expect(.comma) }
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
        try expect(.closeBracket)
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

    private func unclosedOrUnexpected(_ expected: String, _ opening: Range<Int>) -> Diagnostic {
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

    // MARK: Primaries

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

    private static let reserved: Set<String> = ["and", "or", "not", "in", "is", "if", "else"]

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
            try expect(.colon)
            items.append((key, try parseExpression()))
        }
        try expect(.closeBrace)
        return Expression(kind: .dict(items), range: range(from: opening.lowerBound))
    }

    // MARK: Assignment targets

    mutating func parseTarget(withAttributes: Bool = false, until ends: [String] = []) throws(Diagnostic)
        -> AssignmentTarget
    {
        let start = start
        var targets: [AssignmentTarget] = []
        var isTuple = false
        while true {
            if !targets.isEmpty {
                try expect(.comma)
                if isAtEnd || isMark(.closeParenthesis) || isMark(.assign) || ends.contains(where: { isName($0) }) {
                    break
                }
            }
            targets.append(try parseSingleTarget(withAttributes: withAttributes))
            guard isMark(.comma) else { break }
            isTuple = true
        }
        return isTuple ? .tuple(targets, range(from: start)) : targets[0]
    }

    /// A target that may be a tuple only in parentheses.
    mutating func parseSingleAssignmentTarget() throws(Diagnostic) -> AssignmentTarget {
        try parseSingleTarget(withAttributes: false)
    }

    private mutating func parseSingleTarget(withAttributes: Bool) throws(Diagnostic) -> AssignmentTarget {
        let start = start
        if isMark(.openParenthesis) || isMark(.openBracket) {
            let isList = isMark(.openBracket)
            guard !isList else {
                throw failure(.syntax, "cannot assign to a list", current.range, hint: "write names with commas")
            }
            advance()
            try enter()
            defer { leave() }
            if skip(.closeParenthesis) { return .tuple([], range(from: start)) }
            let inner = try parseTarget(withAttributes: withAttributes)
            try expect(.closeParenthesis)
            return inner
        }
        let (name, own) = try expectName("a name to assign to")
        if ["true", "false", "none", "True", "False", "None"].contains(name) || Self.reserved.contains(name) {
            throw failure(.syntax, "cannot assign to '\(name)'", own)
        }
        if isMark(.dot) {
            guard withAttributes else { throw failure(.syntax, "cannot assign to an attribute here", own) }
            advance()
            let attribute = try expectName("the name of an attribute")
            return .attribute(name, attribute.name, range(from: start))
        }
        return .name(name, range(own))
    }
}
