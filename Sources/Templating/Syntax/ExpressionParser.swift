internal import Diagnostics

/// Parses the code of one tag: an expression, or the parts that statements are made of.
///
/// Precedence and forms are those of Jinja2's parser. The only recursion is into brackets, arguments and operands with a
/// different level, and its depth is bounded.
struct ExpressionParser {
    let tokens: [Token]
    let source: SourceText
    let sourceIndex: Int
    var position = 0
    var depth = 0
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
        if hint == nil, !expected.hasPrefix("a name"), !expected.hasPrefix("the name") { hint = self.hint }
        return failure(.syntax, "expected \(expected), found \(current.text)", current.range, hint: hint)
    }

    /// For what other languages write.
    private var hint: String? {
        switch current.kind {
        case .mark(.assign): "write '==' to compare"
        case .mark(.semicolon): "leave out ';'"
        case .mark(.greater) where isArrow: "write '.' between a value and its part"
        default: nil
        }
    }

    private var isArrow: Bool {
        guard position > 0 else { return false }
        return tokens[position - 1].kind == .mark(.minus)
            && tokens[position - 1].range.upperBound == current.range.lowerBound
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

    mutating func enter() throws(Diagnostic) {
        depth += 1
        if depth > Self.nestingAtMost {
            throw failure(
                .nesting, "brackets are nested more than \(Self.nestingAtMost) deep", current.range,
                hint: LimitHint.fixed("name the inner parts with 'set'"))
        }
    }

    mutating func leave() { depth -= 1 }

    func checkChain(_ count: Int) throws(Diagnostic) {
        if count > Self.chainAtMost {
            throw failure(
                .nesting, "the chain has more than \(Self.chainAtMost) parts", current.range,
                hint: LimitHint.fixed("name parts of it with 'set'"))
        }
    }
}
