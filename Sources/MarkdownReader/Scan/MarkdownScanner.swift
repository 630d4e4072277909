internal import Diagnostics

/// Goes once over rendered Markdown before libcmark-gfm sees it: refuses what that library cannot take in bounded time and
/// memory (its version 0.29.0.gfm.6 lacks the fixes of CVE-2022-39209 and of eight others of 2023), and takes out what it
/// does not know or must not see.
///
/// Refusals judge the structure, never the time. The scanner does not know code from text, which only the parser can
/// tell; so it takes out the same pieces everywhere, and they are put back in code.
struct MarkdownScanner {
    let source: [UInt8]
    let limits: MarkdownLimits
    let problems: MarkdownProblems
    var tokens: TokenCheck
    var result = ScannedMarkdown()
    var tables: TableBudget
    var references = ReferenceBudget()
    var isRefused = false
    /// Square brackets not closed since the last blank line.
    var openBrackets = 0
    /// The last opening bracket, while no other bracket has followed it.
    var lastBracket: Int?
    /// What the parser makes of the text so far, estimated from above in its nodes.
    var pieces = 0
    /// What stands in the paragraph so far, which the parser goes over again at each bracket.
    var closedBrackets = 0
    var marks = 0
    private var bracketsTimesMarks = 0
    /// Whether the line before holds more than white space.
    private var followsText = false

    private init(_ source: [UInt8], values: [String], limits: MarkdownLimits, problems: MarkdownProblems) {
        self.source = source
        self.limits = limits
        self.problems = problems
        tokens = TokenCheck(values: values, limits: limits, problems: problems)
        tables = TableBudget(limits: limits)
    }

    /// - Returns: `nil` when the text was refused; `problems` says why.
    static func scan(
        _ source: [UInt8], body: Range<Int>, values: [String], limits: MarkdownLimits, problems: MarkdownProblems
    ) -> ScannedMarkdown? {
        var scanner = MarkdownScanner(source, values: values, limits: limits, problems: problems)
        scanner.run(body)
        scanner.result.pieces = scanner.pieces
        return scanner.isRefused ? nil : scanner.result
    }

    private mutating func run(_ body: Range<Int>) {
        result.bytes.reserveCapacity(body.count + body.count / 8)
        var start = body.lowerBound
        while start < body.upperBound, !isRefused {
            var end = start
            while end < body.upperBound, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
            result.synchronize(with: start)
            scanLine(start..<end)
            if end < body.upperBound {
                if source[end] == 0x0D, end + 1 < body.upperBound, source[end + 1] == 0x0A { end += 1 }
                end += 1
                result.bytes.append(0x0A)
                result.lineStarts.append(result.bytes.count)
            }
            start = end
        }
        guard !isRefused else { return }
        if tokens.isOverLimit {
            refuse(.markdownTooLarge, "the values put into this text are larger than \(limits.valueBytes) bytes", body)
        } else if references.cost > limits.referenceExpansion * body.count + 64 << 10 {
            refuse(
                .markdownTooComplex,
                "the uses of link reference definitions are more than \(limits.referenceExpansion) times as large as the text",
                references.largest ?? body)
        }
    }

    /// For text beyond a limit.
    mutating func refuse(
        _ code: Diagnostic.Code, _ message: String, _ range: Range<Int>, advice: String? = nil
    ) {
        guard !isRefused else { return }
        isRefused = true
        problems.error(code, message, at: range, hint: LimitHint.fixed(advice))
    }

    // MARK: - Lines

    private mutating func scanLine(_ line: Range<Int>) {
        var index = line.lowerBound
        var lastItem: LoneMarker?
        guard scanContainers(line, &index, &lastItem) else { return }
        let content = index..<line.upperBound
        pieces += 1
        if isBlank(content) {
            result.bytes.append(contentsOf: source[content])
            if let lastItem {
                dropLoneMarker(lastItem, line)
                followsText = true
            } else {
                endParagraph()
            }
            return
        }
        // A block or a break, and a text.
        pieces += source[content.lowerBound] == UInt8(ascii: "#") ? 4 : 1
        followsText = true
        if tables.isSurelyInTable || beginsItem(line, content) { endInlines() }
        if scanFence(content) { return }
        let textStart = scanTableLine(content)
        scanText(textStart..<line.upperBound, contentStart: content.lowerBound, keepsRuns: isThematic(content))
        if bracketsTimesMarks + closedBrackets * marks > limits.bracketsTimesMarks {
            refuse(
                .markdownTooComplex,
                "brackets times marks of emphasis make more than \(limits.bracketsTimesMarks) in one paragraph", content
            )
        }
        if pieces > limits.pieces {
            refuse(
                .markdownTooComplex, "the text has more than \(limits.pieces) pieces: lines, list items, cells, marks",
                content)
        }
    }

    private mutating func endParagraph() {
        openBrackets = 0
        lastBracket = nil
        followsText = false
        endInlines()
        tables.endParagraph()
    }

    /// Takes out the lead of a caption after a table, and bounds what else may be a table's line.
    /// - Returns: Where the text of the line begins.
    private mutating func scanTableLine(_ content: Range<Int>) -> Int {
        if tables.isInTable, let end = captionStart(content) {
            put(Marker(kind: .caption, range: content.lowerBound..<end))
            tables.endParagraph()
            return end
        }
        switch tables.addLine(source[content]) {
        case .accepted(let cells?): result.cellCounts[result.lineStarts.count] = cells
        case .accepted(nil): break
        case .tooWide:
            refuse(.tableTooWide, "this table has more than \(limits.tableColumns) columns", content)
        case .tooRagged:
            refuse(.markdownTooComplex, "the rows of this table lack more than \(limits.addedCells) cells", content)
        }
        return content.lowerBound
    }

    /// The marker of a list item at the end of a line.
    struct LoneMarker {
        var output: Int
        var source: Int
    }

    /// A marker without an item is what an empty value leaves. After a line of text it would not be an empty item, but
    /// text, or make a heading of that line: nothing is put in its place. (After a blank line it is an empty item, which
    /// vanishes by itself; and an item may go on in the next line.)
    private mutating func dropLoneMarker(_ marker: LoneMarker, _ line: Range<Int>) {
        guard followsText, !tables.isInTable else { return }
        var next = line.upperBound
        if next < source.count, source[next] == 0x0D { next += 1 }
        if next < source.count, source[next] == 0x0A { next += 1 }
        let rest = source[min(next, source.count)...]
        let indentation = rest.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let first = rest.dropFirst(indentation.count).first
        if indentation.count >= 2, let first, first != 0x0A, first != 0x0D { return }
        result.bytes.removeSubrange(marker.output...)
        put(Marker(kind: .nothing, range: marker.source..<line.upperBound))
    }

    private mutating func endInlines() {
        bracketsTimesMarks += closedBrackets * marks
        closedBrackets = 0
        marks = 0
    }

    /// Whether a line begins a bullet with something in it, which ends a paragraph before it.
    private func beginsItem(_ line: Range<Int>, _ content: Range<Int>) -> Bool {
        guard content.lowerBound >= line.lowerBound + 2, !content.isEmpty else { return false }
        var index = line.lowerBound
        while index < content.lowerBound, source[index] == UInt8(ascii: " ") { index += 1 }
        return index + 2 <= content.lowerBound && index - line.lowerBound < 4
            && (source[index] == UInt8(ascii: "-") || source[index] == UInt8(ascii: "*"))
            && source[index + 1] == UInt8(ascii: " ")
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        source[range].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// Whether a line holds nothing but three or more of `*`, `-` or `_` and white space: a thematic break.
    private func isThematic(_ range: Range<Int>) -> Bool {
        var mark: UInt8?
        var count = 0
        for byte in source[range] where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") {
            guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_"),
                mark == nil || mark == byte
            else { return false }
            mark = byte
            count += 1
        }
        return count >= 3
    }

    /// Puts out what stands before a line's content (indentation, `>`, the markers of list items and of footnotes) and
    /// counts how deep that leads: the depth and the indentation of nested items both cost the parser time on every
    /// further line.
    private mutating func scanContainers(
        _ line: Range<Int>, _ index: inout Int, _ lastItem: inout LoneMarker?
    ) -> Bool {
        var depth = 0
        var columns = 0
        while index < line.upperBound {
            let start = index
            while index < line.upperBound, source[index] == UInt8(ascii: " ") || source[index] == UInt8(ascii: "\t") {
                columns += source[index] == UInt8(ascii: "\t") ? 4 : 1
                index += 1
            }
            result.bytes.append(contentsOf: source[start..<index])
            guard index < line.upperBound, let end = markerEnd(index..<line.upperBound) else { break }
            depth += 1
            pieces += 4
            if depth + columns / 2 > limits.depth {
                refuse(
                    .markdownTooDeep, "lists and block quotes stand inside each other more than \(limits.depth) deep",
                    index..<end)
                return false
            }
            let isQuote = source[index] == UInt8(ascii: ">")
            lastItem = isQuote ? nil : LoneMarker(output: result.bytes.count, source: index)
            if source[index] == UInt8(ascii: "[") {
                lastItem = nil
                putNoteLabel(index..<end)
            } else {
                result.bytes.append(contentsOf: source[index..<end])
            }
            index = end
        }
        return true
    }

    /// The end of a `>`, a list item's marker or a footnote's label.
    private func markerEnd(_ rest: Range<Int>) -> Int? {
        let first = rest.lowerBound
        func endsItem(_ index: Int) -> Bool {
            index >= rest.upperBound || source[index] == UInt8(ascii: " ") || source[index] == UInt8(ascii: "\t")
        }
        switch source[first] {
        case UInt8(ascii: ">"): return first + 1
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            return endsItem(first + 1) && !isThematic(rest) ? first + 1 : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var index = first
            while index < rest.upperBound, index - first < 10, (0x30...0x39).contains(source[index]) { index += 1 }
            guard index < rest.upperBound, source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ")"),
                endsItem(index + 1)
            else { return nil }
            return index + 1
        case UInt8(ascii: "["):
            guard let end = noteLabelEnd(rest), end < rest.upperBound, source[end] == UInt8(ascii: ":") else {
                return nil
            }
            return end + 1
        default: return nil
        }
    }
}
