internal import Diagnostics

extension MarkdownScanner {
    /// Puts out a line of three or more colons with a name, attributes or nothing behind them.
    mutating func scanFence(_ content: Range<Int>) -> Bool {
        let colon = UInt8(ascii: ":")
        var index = content.lowerBound
        while index < content.upperBound, source[index] == colon { index += 1 }
        guard index - content.lowerBound >= 3 else { return false }
        var end = content.upperBound
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        while end > index, isSpace(source[end - 1]) { end -= 1 }
        // Pandoc allows colons after the name too.
        while end > index, source[end - 1] == colon { end -= 1 }
        while end > index, isSpace(source[end - 1]) { end -= 1 }
        while index < end, isSpace(source[index]) { index += 1 }
        checkTokens(content)
        if index == end {
            put(Marker(kind: .closing, range: content))
            return true
        }
        var list = AttributeList()
        let nameStart = index
        while index < end, !isSpace(source[index]), source[index] != UInt8(ascii: "{") { index += 1 }
        let name = Array(source[nameStart..<index])
        while index < end, isSpace(source[index]) { index += 1 }
        if index < end {
            guard source[index] == UInt8(ascii: "{"),
                let (parsed, parsedEnd) = AttributeList.parse(source, from: index, to: end), parsedEnd == end
            else {
                problems.error(
                    .invalidAttribute, "what stands behind ':::' is neither a name nor attributes", at: index..<end,
                    hint: "write '::: name' or '::: {.name #identifier lang=cy}'")
                return false
            }
            list = parsed
        }
        if !name.isEmpty { list.classes.insert(name, at: 0) }
        put(Marker(kind: .opening(list), range: content))
        return true
    }

    /// The offset after `: `, `Table:` or `Table: ` at the beginning of a line.
    func captionStart(_ content: Range<Int>) -> Int? {
        let rest = source[content]
        for lead in Caption.leads where rest.starts(with: lead) { return content.lowerBound + lead.count }
        return nil
    }

    /// The offset after `[^label]` at the beginning of the range. No label holds `^`: `[^a^]{.b}` is a superscript.
    func noteLabelEnd(_ rest: Range<Int>) -> Int? {
        let start = rest.lowerBound
        guard rest.count > 3, source[start + 1] == UInt8(ascii: "^") else { return nil }
        var index = start + 2
        while index < rest.upperBound, source[index] > 0x20, source[index] != UInt8(ascii: "]"),
            source[index] != UInt8(ascii: "["), source[index] != UInt8(ascii: "\\"), source[index] != UInt8(ascii: "^")
        {
            // A longer label would make the search for its end quadratic.
            guard index - start < 256 else { return nil }
            index += 1
        }
        guard index < rest.upperBound, source[index] == UInt8(ascii: "]"), index > start + 2 else { return nil }
        return index + 1
    }

    /// Puts out `[^label]:` with a token for the label.
    mutating func putNoteLabel(_ range: Range<Int>) {
        let label = (range.lowerBound + 2)..<(range.upperBound - 2)
        checkTokens(label)
        let text = tokens.substituting(source[label])
        result.bytes.append(contentsOf: [UInt8(ascii: "["), UInt8(ascii: "^")])
        put(Marker(kind: .noteLabel(result.notes.count), range: label))
        result.bytes.append(contentsOf: [UInt8(ascii: "]"), UInt8(ascii: ":")])
        result.notes.append(ScannedMarkdown.Note(label: text, range: range))
    }

    /// Attributes stand directly behind a bracket, a parenthesis or a code span, or last in a line.
    mutating func scanBrace(_ rest: Range<Int>, contentStart: Int) -> Int {
        let start = rest.lowerBound
        let before = start > contentStart ? source[start - 1] : UInt8(ascii: " ")
        let isAttached =
            before == UInt8(ascii: "]") || before == UInt8(ascii: ")") || before == UInt8(ascii: "`")
        let isLast = before == UInt8(ascii: " ") || before == UInt8(ascii: "\t")
        guard isAttached || isLast, let (list, end) = AttributeList.parse(source, from: start, to: rest.upperBound),
            isAttached
                || source[end..<rest.upperBound].allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
        else {
            result.bytes.append(source[start])
            return start + 1
        }
        checkTokens(start..<end)
        put(Marker(kind: .attributes(list), range: start..<end))
        return end
    }

    /// libcmark-gfm never sees a `<`: neither HTML nor its slow ways to look for the ends of HTML.
    mutating func scanLessThan(_ rest: Range<Int>) -> Int {
        let start = rest.lowerBound
        var end = start + 1
        var hasSpace = false
        while end < rest.upperBound, source[end] != UInt8(ascii: ">"), source[end] != UInt8(ascii: "<") {
            if source[end] <= 0x20 { hasSpace = true }
            end += source[end] == UInt8(ascii: "\\") && end + 1 < rest.upperBound ? 2 : 1
        }
        end = min(end, rest.upperBound)
        let isClosed = end < rest.upperBound && source[end] == UInt8(ascii: ">")
        let content = (start + 1)..<end
        if isClosed, isDestination(start) {
            checkTokens(content)
            put(Marker(kind: .destination(Array(source[content])), range: start..<(end + 1)))
            return end + 1
        }
        if isClosed, !hasSpace, !content.isEmpty, content.count <= 2048,
            LinkTarget.isAutolink(tokens.substituting(source[content]))
        {
            checkTokens(content)
            put(Marker(kind: .autolink(Array(source[content])), range: start..<(end + 1)))
            return end + 1
        }
        if isClosed, startsTag(start + 1, end) {
            put(Marker(kind: .html, range: start..<(start + 1)))
        } else {
            result.bytes.append(contentsOf: Escape.bareLessThan)
            result.synchronize(with: start + 1)
        }
        return start + 1
    }

    /// Whether an angle bracket follows `](` or `]: `.
    private func isDestination(_ start: Int) -> Bool {
        guard start >= 2 else { return false }
        if source[start - 1] == UInt8(ascii: "("), source[start - 2] == UInt8(ascii: "]") { return true }
        var index = start - 1
        while index > 0, start - index < 8, source[index] == UInt8(ascii: " ") { index -= 1 }
        return index >= 1 && source[index] == UInt8(ascii: ":") && source[index - 1] == UInt8(ascii: "]")
    }

    private func startsTag(_ first: Int, _ end: Int) -> Bool {
        guard first < end else { return false }
        let byte = source[first]
        return (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
            || byte == UInt8(ascii: "?")
    }

    /// Checks the tokens of a range that is taken out whole.
    mutating func checkTokens(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if source[index] == 0xEF, let end = tokens.check(source, at: index) {
                index = end
            } else {
                if source[index] < 0x20, source[index] != 0x09 {
                    problems.error(
                        .forbiddenCharacter,
                        "the text holds the character \(TokenCheck.name(of: UInt32(source[index]))), which no format can hold",
                        at: index..<(index + 1))
                }
                index += 1
            }
        }
    }
}
