internal import Diagnostics

/// Parses segments into statements. Goes on after a mistake, so that one run reports all that are independent of each other.
///
/// Blocks that are open are kept on a stack of its own, not on the host's.
struct TemplateParser {
    let sources: [SourceText]
    let isLenient: Bool
    private(set) var problems: [Diagnostic]
    /// Statements that nobody knows: their ends are no second mistake.
    private var unknown: Set<String> = []
    /// Blocks not closed yet; the first stands for the template itself.
    private var open: [OpenBlock] = [OpenBlock(.template, SourceRange(source: 0, 0..<0))]
    static let nestingAtMost = 100
    private static let problemsAtMost = 50

    init(sources: [SourceText], isLenient: Bool, problems: [Diagnostic] = []) {
        self.sources = sources
        self.isLenient = isLenient
        self.problems = problems
    }

    /// - Returns: What could be parsed; complete only if there are no problems.
    mutating func parse(_ segments: [Segment]) -> [Statement] {
        for segment in segments {
            if problems.count >= Self.problemsAtMost { break }
            switch segment {
            case .literal(let bytes, let range):
                if !bytes.isEmpty { append(.literal(bytes), range) }
            case .operation(let operation, let range): append(.operation(operation), range)
            case .placeholder(let range, let writer): parsePlaceholder(range, writer)
            case .statement(let range): parseStatement(range)
            }
        }
        if problems.count < Self.problemsAtMost { closeAll() }
        return open[0].body
    }

    // MARK: Problems

    mutating func report(_ problem: Diagnostic) { problems.append(problem) }

    mutating func report(_ code: Diagnostic.Code, _ message: String, _ range: SourceRange, hint: String? = nil) {
        problems.append(diagnostic(code, message, range, hint: hint))
    }

    func diagnostic(_ code: Diagnostic.Code, _ message: String, _ range: SourceRange, hint: String? = nil) -> Diagnostic
    {
        guard let source = source(range) else { return Diagnostic(code, message, hint: hint) }
        return Diagnostic(code, message, at: .source(source, Int(range.lower)..<Int(range.upper)), hint: hint)
    }

    private func source(_ range: SourceRange) -> SourceText? {
        sources.indices.contains(Int(range.source)) ? sources[Int(range.source)] : nil
    }

    // MARK: Segments

    mutating func append(_ kind: Statement.Kind, _ range: SourceRange) {
        open[open.count - 1].append(Statement(kind: kind, range: range))
    }

    private func makeParser(_ range: SourceRange) throws(Diagnostic) -> ExpressionParser {
        guard let source = source(range) else { throw Diagnostic(.syntax, "the tag has no source") }
        var lexer = ExpressionLexer(source, range: Int(range.lower)..<Int(range.upper), isLenient: isLenient)
        return ExpressionParser(try lexer.tokenized(), source: source, sourceIndex: Int(range.source))
    }

    private mutating func parsePlaceholder(_ range: SourceRange, _ writer: (any ValueWriter)?) {
        do throws(Diagnostic) {
            var parser = try makeParser(range)
            if parser.isAtEnd { throw diagnostic(.syntax, "the placeholder is empty", range) }
            let expression = try parser.parseTuple()
            try parser.expectEnd()
            append(.output(expression, writer: writer), range)
        } catch {
            report(error)
        }
    }

    private mutating func parseStatement(_ range: SourceRange) {
        var keyword: (name: String, range: SourceRange)?
        do throws(Diagnostic) {
            var parser = try makeParser(range)
            if parser.isAtEnd { throw diagnostic(.syntax, "the statement is empty", range) }
            let (name, nameRange) = try parser.expectName("the name of a statement")
            keyword = (name, SourceRange(source: Int(range.source), nameRange))
            try parse(keyword: name, SourceRange(source: Int(range.source), nameRange), range, &parser)
        } catch {
            if let keyword, error.code == .unknownStatement {
                if keyword.name.hasPrefix("end"), unknown.contains(String(keyword.name.dropFirst(3))) {
                    return recover(from: keyword.name, keyword.range)
                }
                unknown.insert(keyword.name)
            }
            report(error)
            if keyword == nil { keyword = leadingWord(range) }
            // The block of a broken statement is opened or closed all the same: its end is no second mistake.
            if let keyword { recover(from: keyword.name, keyword.range) }
        }
    }

    /// The first word of a tag that could not even be cut into tokens.
    private func leadingWord(_ range: SourceRange) -> (name: String, range: SourceRange)? {
        guard let source = source(range) else { return nil }
        let code = source.bytes[Int(range.lower)..<min(Int(range.upper), source.bytes.count)]
        guard let start = code.firstIndex(where: { !WhiteSpace.isASCIISpace($0) }) else { return nil }
        let word = code[start...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        return (
            String(decoding: word, as: UTF8.self),
            SourceRange(source: Int(range.source), start..<start + word.count)
        )
    }

    private mutating func recover(from keyword: String, _ range: SourceRange) {
        if keyword.hasPrefix("end") {
            let isEnd = open.last?.end == keyword || (keyword == "end" && open.count > 1)
            if isEnd || (open.last?.isStandIn == true && unknown.contains(String(keyword.dropFirst(3)))) { close() }
            return
        }
        let nearest = NearestName.of(keyword, among: Self.statements)
        if let kind = OpenBlock.Kind.placeholderKind(for: keyword)
            ?? nearest.flatMap({ OpenBlock.Kind.placeholderKind(for: $0) }), open.count <= Self.nestingAtMost
        {
            var block = OpenBlock(kind, range)
            block.isStandIn = true
            open.append(block)
        }
    }

    // MARK: Blocks

    mutating func openBlock(_ kind: OpenBlock.Kind, _ range: SourceRange) throws(Diagnostic) {
        guard open.count <= Self.nestingAtMost else {
            throw diagnostic(
                .nesting, "statements are nested more than \(Self.nestingAtMost) deep", range, hint: LimitHint.fixed())
        }
        open.append(OpenBlock(kind, range))
    }

    var innermost: OpenBlock { open[open.count - 1] }

    mutating func changeInnermost(_ change: (inout OpenBlock) -> Void) { change(&open[open.count - 1]) }

    var isInLoop: Bool {
        for block in open.reversed() {
            switch block.kind {
            case .for: if !block.isInElse { return true }
            case .macro, .call, .block: return false
            default: continue
            }
        }
        return false
    }

    var isWithinFor: Bool {
        open.contains { block in
            if case .for = block.kind { return true }
            return false
        }
    }

    /// Closes the innermost block and makes a statement of it.
    mutating func close() {
        guard open.count > 1, let block = open.popLast() else { return }
        if let problem = block.problem { report(.syntax, problem, block.range) }
        append(block.statement, block.range)
    }

    /// For `endfor` and the like: closes the block it belongs to.
    mutating func closeBlock(_ keyword: String, _ range: SourceRange) {
        if open.last?.end == keyword { return close() }
        guard let match = open.lastIndex(where: { $0.end == keyword }) else {
            let opener = String(keyword.dropFirst(3))
            let hint = open.last?.end.map {
                "the innermost open statement is '\(open[open.count - 1].keyword)', which '{% \($0) %}' ends"
            }
            return report(.syntax, "'\(keyword)' ends nothing: no '\(opener)' is open", range, hint: hint)
        }
        while open.count - 1 > match {
            let inner = open[open.count - 1]
            if inner.isStandIn {
                close()
                continue
            }
            report(
                .unclosedBlock, "'\(inner.keyword)' is never closed", inner.range,
                hint: inner.end.map { "add '{% \($0) %}' before '{% \(keyword) %}'" })
            close()
        }
        close()
    }

    private mutating func closeAll() {
        var unclosed: [Diagnostic] = []
        while open.count > 1 {
            let block = open[open.count - 1]
            if !block.isStandIn {
                unclosed.append(
                    diagnostic(
                        .unclosedBlock, "'\(block.keyword)' is never closed", block.range,
                        hint: block.end.map { "add '{% \($0) %}'" }))
            }
            close()
        }
        problems.append(contentsOf: unclosed.reversed())
    }

    /// Statements and the ends that would be right here, for the nearest name.
    var knownStatements: [String] {
        Self.statements + open.compactMap(\.end) + ["elif", "else"]
    }

    static let statements = [
        "for", "if", "set", "include", "import", "from", "macro", "call", "filter", "block", "extends", "with",
        "autoescape", "do", "print", "break", "continue", "raw",
    ]
    static let ends = Set(statements.map { "end" + $0 })
}
