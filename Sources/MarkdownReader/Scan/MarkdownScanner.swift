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
    private var openBrackets = 0
    /// The last opening bracket, while no other bracket has followed it.
    private var lastBracket: Int?
    /// What the parser makes of the text so far, estimated from above in its nodes.
    private var pieces = 0
    /// What stands in the paragraph so far, which the parser goes over again at each bracket.
    private var closedBrackets = 0
    private var marks = 0
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
        pieces += 1
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
            pieces += 2
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

    // MARK: - Text

    private mutating func scanText(_ range: Range<Int>, contentStart: Int, keepsRuns: Bool) {
        var index = range.lowerBound
        var plain = index
        while index < range.upperBound, !isRefused {
            let byte = source[index]
            guard Self.isSpecial[Int(byte)] else {
                index += 1
                continue
            }
            result.bytes.append(contentsOf: source[plain..<index])
            plain = index
            index = scanSpecial(byte, index..<range.upperBound, contentStart: contentStart, keepsRuns: keepsRuns)
            if result.bytes.count > 0, index > plain { plain = index }
        }
        if plain < index { result.bytes.append(contentsOf: source[plain..<index]) }
    }

    private static let isSpecial: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in 0..<0x20 where byte != 0x09 { table[byte] = true }
        for byte in "\\<{*_[]&!`~|^".utf8 { table[Int(byte)] = true }
        table[0xEF] = true
        return table
    }()

    /// Puts out one special character, with what belongs to it.
    /// - Returns: The offset after it.
    private mutating func scanSpecial(
        _ byte: UInt8, _ rest: Range<Int>, contentStart: Int, keepsRuns: Bool
    ) -> Int {
        let start = rest.lowerBound
        switch byte {
        case UInt8(ascii: "\\"): return scanBackslash(rest)
        case UInt8(ascii: "<"): return scanLessThan(rest)
        case UInt8(ascii: "{"): return scanBrace(rest, contentStart: contentStart)
        case UInt8(ascii: "*"), UInt8(ascii: "_"): return scanRun(rest, keepsRuns: keepsRuns)
        case UInt8(ascii: "["): return scanOpeningBracket(rest, contentStart: contentStart)
        case UInt8(ascii: "]"): return scanClosingBracket(rest, contentStart: contentStart)
        case UInt8(ascii: "&"):
            if let escape = Escape.find(in: source, at: start) { return put(escape, at: start) }
            checkCharacterReference(rest)
            return copy(start..<(start + 1))
        case UInt8(ascii: "^"): return put((Escape.bareCaret, 1), at: start)
        case UInt8(ascii: "`"):
            let end = source[rest].firstIndex { $0 != byte } ?? rest.upperBound
            return copy(start..<end)
        case UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "|"):
            if byte == UInt8(ascii: "~") { marks += 1 }
            // A cell, its text, and what the parser keeps of it meanwhile.
            if byte == UInt8(ascii: "|"), tables.isInTable { pieces += 2 }
            return copy(start..<(start + 1))
        case 0xEF:
            guard let end = tokens.check(source, at: start) else { return copy(start..<(start + 1)) }
            return copy(start..<end)
        default:
            problems.error(
                .forbiddenCharacter,
                "the text holds the character \(TokenCheck.name(of: UInt32(byte))), which no format can hold",
                at: start..<(start + 1))
            return start + 1
        }
    }

    private mutating func copy(_ range: Range<Int>) -> Int {
        // The character, and the text that goes on behind it.
        pieces += 2
        result.bytes.append(contentsOf: source[range])
        return range.upperBound
    }

    /// Puts out a marker in place of its range of the source.
    mutating func put(_ marker: Marker) {
        pieces += 1
        if marker.isDisguisedAsHeading { result.bytes.append(contentsOf: [UInt8(ascii: "#"), UInt8(ascii: " ")]) }
        let token = Token.marker(result.markers.count)
        result.bytes.append(contentsOf: marker.isPunctuation ? Token.wrapped(token) : token)
        result.markers.append(marker)
        if case .caption = marker.kind { result.bytes.append(UInt8(ascii: " ")) }
        result.synchronize(with: marker.range.upperBound)
    }

    /// An escape that our own notation must know becomes a noncharacter; libcmark-gfm reads the others.
    private mutating func scanBackslash(_ rest: Range<Int>) -> Int {
        let start = rest.lowerBound
        guard start + 1 < rest.upperBound else { return copy(rest) }
        let character = source[start + 1]
        guard character < 0x80, character > 0x20 else { return copy(start..<(start + 1)) }
        guard let escape = Escape.find(in: source, at: start) else { return copy(start..<(start + 2)) }
        return put(escape, at: start)
    }

    private mutating func put(_ escape: (bytes: [UInt8], length: Int), at start: Int) -> Int {
        pieces += 1
        result.bytes.append(contentsOf: escape.bytes)
        result.synchronize(with: start + escape.length)
        return start + escape.length
    }

    private mutating func scanRun(_ rest: Range<Int>, keepsRuns: Bool) -> Int {
        let start = rest.lowerBound
        var end = start
        while end < rest.upperBound, source[end] == source[start] { end += 1 }
        marks += 1
        if end - start == 4, source[start] == UInt8(ascii: "*"), isEmptyStrong(start, end, rest.upperBound) {
            put(Marker(kind: .nothing, range: start..<end))
            return end
        }
        if end - start >= 10, !keepsRuns {
            put(Marker(kind: .literal, range: start..<end))
            return end
        }
        return copy(start..<end)
    }

    /// Whether four asterisks stand by themselves: what an empty value between two and two leaves.
    private func isEmptyStrong(_ start: Int, _ end: Int, _ lineEnd: Int) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool {
            byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        }
        let before = start > 0 ? source[start - 1] : 0x20
        return !isLetter(before) && (end == lineEnd || !isLetter(source[end]))
    }

    private mutating func scanOpeningBracket(_ rest: Range<Int>, contentStart: Int) -> Int {
        let start = rest.lowerBound
        if let end = noteLabelEnd(rest) {
            let label = (start + 2)..<(end - 1)
            put(Marker(kind: .noteMark(label: tokens.substituting(source[label])), range: start..<end))
            return end
        }
        openBrackets += 1
        if openBrackets > limits.depth {
            refuse(
                .markdownTooDeep, "more than \(limits.depth) square brackets stand open in one paragraph",
                start..<(start + 1), advice: "write '\\[' for a bracket that is text")
        }
        lastBracket = start
        return copy(start..<(start + 1))
    }

    private mutating func scanClosingBracket(_ rest: Range<Int>, contentStart: Int) -> Int {
        let start = rest.lowerBound
        closedBrackets += 1
        openBrackets = max(0, openBrackets - 1)
        if let opening = lastBracket {
            let label = source[(opening + 1)..<start]
            if opening == contentStart, start + 1 < rest.upperBound, source[start + 1] == UInt8(ascii: ":") {
                let size = ReferenceBudget.definitionSize(source, after: start + 2)
                if size.isTooLong {
                    refuse(.markdownTooComplex, "this link title is longer than 1024 bytes", opening..<(start + 2))
                }
                references.define(label, size: size.bytes, range: opening..<(start + 2))
            } else {
                references.use(label)
            }
        }
        lastBracket = nil
        return copy(start..<(start + 1))
    }

    private func checkCharacterReference(_ rest: Range<Int>) {
        let start = rest.lowerBound
        guard rest.count > 3, source[start + 1] == UInt8(ascii: "#") else { return }
        var index = start + 2
        let isHexadecimal = source[index] == UInt8(ascii: "x") || source[index] == UInt8(ascii: "X")
        if isHexadecimal { index += 1 }
        let digits = source[index..<min(index + 8, rest.upperBound)].prefix {
            $0 != UInt8(ascii: ";")
        }
        guard let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10),
            TokenCheck.isForbidden(value) || (0xFDD0...0xFDEF).contains(value), value != 0
        else { return }
        problems.error(
            .forbiddenCharacter, "the text holds the character \(TokenCheck.name(of: value)), which no format can hold",
            at: start..<(index + digits.count))
    }
}
