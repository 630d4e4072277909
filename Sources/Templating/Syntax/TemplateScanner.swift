package import Diagnostics

/// Cuts the text of a template into literals, placeholders and statements, with the white space control of Jinja2's lexer.
///
/// The source must have LF line ends only (see ``normalized(_:)``), so that offsets and output agree.
package struct TemplateScanner {
    private let source: SourceText
    private let index: Int
    private let bytes: [UInt8]
    private let settings: TemplateSettings
    private let end: Int
    private var position = 0
    private var isAtLineStart = true
    /// Each recovery may have looked at all the rest of the text, so there may not be many of them.
    private var recoveries = 0
    private static let recoveriesAtMost = 64
    package private(set) var segments: [Segment] = []
    /// Where statements, comments and the marks of raw text stand, and where placeholders, from brace to brace.
    private var tags: [Range<Int>] = []
    private var placeholders: [Range<Int>] = []
    private var tagStart = 0
    package private(set) var problems: [Diagnostic] = []

    /// - Parameter index: The number of the source among those of the compilation.
    package init(_ source: SourceText, index: Int = 0, settings: TemplateSettings) {
        self.source = source
        self.index = index
        self.settings = settings
        bytes = source.bytes
        let dropsLast = !settings.keepTrailingNewline && bytes.last == UInt8(ascii: "\n")
        end = bytes.count - (dropsLast ? 1 : 0)
    }

    /// A source with CR LF and lone CR replaced by LF. Lines and columns stay what they were.
    package static func normalized(_ source: SourceText) -> SourceText {
        guard source.bytes.contains(UInt8(ascii: "\r")) else { return source }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.bytes.count)
        var afterReturn = false
        for byte in source.bytes {
            if byte == UInt8(ascii: "\n"), afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = byte == UInt8(ascii: "\r")
            bytes.append(afterReturn ? UInt8(ascii: "\n") : byte)
        }
        return SourceText(name: source.name, bytes: bytes, location: source.location, firstLine: source.firstLine)
    }

    package mutating func scan() {
        while position < end {
            guard let start = nextOpening(from: position) else {
                addLiteral(position..<end)
                break
            }
            scanTag(at: start)
        }
        if settings.removesTagLines {
            segments = TagLines(in: bytes, tags: tags, placeholders: placeholders).removed(from: segments)
        }
    }

    // MARK: Tags

    /// The offset of the next `{{`, `{%` or `{#`.
    private func nextOpening(from start: Int) -> Int? {
        var at = start
        while at + 1 < end {
            if bytes[at] == UInt8(ascii: "{") {
                let next = bytes[at + 1]
                if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#") { return at }
            }
            at += 1
        }
        return nil
    }

    private mutating func scanTag(at start: Int) {
        let kind = bytes[start + 1]
        var inside = start + 2
        var sign: UInt8 = 0
        if inside < end, bytes[inside] == UInt8(ascii: "-") || bytes[inside] == UInt8(ascii: "+") {
            sign = bytes[inside]
            inside += 1
        }
        let literal = position..<literalEnd(position..<start, sign: sign, isPlaceholder: kind == UInt8(ascii: "{"))
        addLiteral(literal)
        tagStart = start
        switch kind {
        case UInt8(ascii: "#"): scanComment(from: inside, opening: start)
        case UInt8(ascii: "%"):
            if let raw = rawOpening(from: inside) {
                scanRaw(from: raw, opening: start)
            } else {
                scanCode(from: inside, opening: start, closing: UInt8(ascii: "%"))
            }
        default: scanCode(from: inside, opening: start, closing: UInt8(ascii: "}"))
        }
        isAtLineStart = position > 0 && bytes[position - 1] == UInt8(ascii: "\n")
    }

    /// Where the literal before a tag ends, once `-` or `lstrip_blocks` have taken their white space.
    private func literalEnd(_ text: Range<Int>, sign: UInt8, isPlaceholder: Bool) -> Int {
        if sign == UInt8(ascii: "-") {
            var upper = text.upperBound
            while true {
                let length = WhiteSpace.length(bytes, before: upper, from: text.lowerBound)
                if length == 0 { return upper }
                upper -= length
            }
        }
        guard sign != UInt8(ascii: "+"), settings.lstripBlocks, !isPlaceholder else { return text.upperBound }
        var lower = text.upperBound
        while lower > text.lowerBound, bytes[lower - 1] != UInt8(ascii: "\n") { lower -= 1 }
        guard lower > text.lowerBound || isAtLineStart else { return text.upperBound }
        return skippingSpace(from: lower, to: text.upperBound) == text.upperBound ? lower : text.upperBound
    }

    private func skippingSpace(from start: Int, to limit: Int) -> Int {
        var at = start
        while at < limit {
            let length = WhiteSpace.length(bytes, at: at)
            if length == 0 { break }
            at += length
        }
        return min(at, limit)
    }

    private mutating func addLiteral(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        segments.append(.literal(Array(bytes[range]), at: SourceRange(source: index, range)))
    }

    /// Moves behind the end of a tag: white space after `-`, one line end under `trim_blocks`.
    private mutating func leave(tagEnd: Int, sign: UInt8, trims: Bool) {
        position = tagEnd
        if trims { tags.append(tagStart..<tagEnd) } else { placeholders.append(tagStart..<tagEnd) }
        if sign == UInt8(ascii: "-") {
            position = skippingSpace(from: tagEnd, to: end)
        } else if trims, sign != UInt8(ascii: "+"), settings.trimBlocks, tagEnd < end,
            bytes[tagEnd] == UInt8(ascii: "\n")
        {
            position = tagEnd + 1
        }
    }

    private func has(_ first: UInt8, _ second: UInt8, at offset: Int) -> Bool {
        offset + 1 < end && bytes[offset] == first && bytes[offset + 1] == second
    }

    private mutating func scanComment(from inside: Int, opening: Int) {
        var at = inside
        while at < end {
            if has(UInt8(ascii: "#"), UInt8(ascii: "}"), at: at) {
                let before = at > inside ? bytes[at - 1] : 0
                let sign = before == UInt8(ascii: "-") || before == UInt8(ascii: "+") ? before : 0
                return leave(tagEnd: at + 2, sign: sign, trims: true)
            }
            at += 1
        }
        fail(.unclosed, "the comment is never closed", at: opening..<inside, hint: "add '#}'")
        position = end
    }

    // MARK: Raw

    private func keyword(_ word: StaticString, at offset: Int) -> Int? {
        let start = skippingSpace(from: offset, to: end)
        let length = word.utf8CodeUnitCount
        guard start + length <= end else { return nil }
        for index in 0..<length where bytes[start + index] != word.utf8Start[index] { return nil }
        return skippingSpace(from: start + length, to: end)
    }

    /// If the statement is `raw`, where its text begins.
    private func rawOpening(from inside: Int) -> Int? {
        guard let at = keyword("raw", at: inside) else { return nil }
        if has(UInt8(ascii: "%"), UInt8(ascii: "}"), at: at) { return at + 2 }
        guard at < end, bytes[at] == UInt8(ascii: "-"), has(UInt8(ascii: "%"), UInt8(ascii: "}"), at: at + 1) else {
            return nil
        }
        return skippingSpace(from: at + 3, to: end)
    }

    private mutating func scanRaw(from start: Int, opening: Int) {
        var at = start
        while at < end {
            defer { at += 1 }
            guard has(UInt8(ascii: "{"), UInt8(ascii: "%"), at: at) else { continue }
            var inside = at + 2
            var sign: UInt8 = 0
            if inside < end, bytes[inside] == UInt8(ascii: "-") || bytes[inside] == UInt8(ascii: "+") {
                sign = bytes[inside]
                inside += 1
            }
            guard var close = keyword("endraw", at: inside) else { continue }
            var closeSign: UInt8 = 0
            if close < end, bytes[close] == UInt8(ascii: "-") || bytes[close] == UInt8(ascii: "+") {
                closeSign = bytes[close]
                close += 1
            }
            guard has(UInt8(ascii: "%"), UInt8(ascii: "}"), at: close) else { continue }
            // Two marks and text between them, not one tag: a line that holds text is not dropped.
            tags.append(tagStart..<start)
            tagStart = at
            isAtLineStart = start > 0 && bytes[start - 1] == UInt8(ascii: "\n")
            addLiteral(start..<literalEnd(start..<at, sign: sign, isPlaceholder: false))
            return leave(tagEnd: close + 2, sign: closeSign, trims: true)
        }
        fail(.unclosed, "the 'raw' block is never closed", at: opening..<start, hint: "add '{% endraw %}'")
        position = end
    }

    // MARK: Placeholders and statements

    /// Finds the end of a tag, past strings and balanced brackets, as the lexer of expressions will see them.
    private mutating func scanCode(from inside: Int, opening: Int, closing: UInt8) {
        var brackets: [UInt8] = []
        var at = inside
        while at < end {
            let byte = bytes[at]
            if brackets.isEmpty, let close = tagEnd(at, closing) {
                return add(inside..<at, close.end, close.sign, closing)
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                guard let after = stringEnd(from: at) else {
                    return recover(from: inside, opening: opening, closing: closing, stringAt: at)
                }
                at = after
                continue
            case UInt8(ascii: "("): brackets.append(UInt8(ascii: ")"))
            case UInt8(ascii: "["): brackets.append(UInt8(ascii: "]"))
            case UInt8(ascii: "{"): brackets.append(UInt8(ascii: "}"))
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                guard brackets.popLast() == byte else {
                    return recover(from: inside, opening: opening, closing: closing, stringAt: nil)
                }
            default: break
            }
            at += 1
        }
        recover(from: inside, opening: opening, closing: closing, stringAt: nil)
    }

    private func tagEnd(_ at: Int, _ closing: UInt8) -> (end: Int, sign: UInt8)? {
        if has(closing, UInt8(ascii: "}"), at: at) { return (at + 2, 0) }
        let sign = bytes[at]
        let maySign = sign == UInt8(ascii: "-") || (sign == UInt8(ascii: "+") && closing == UInt8(ascii: "%"))
        return maySign && has(closing, UInt8(ascii: "}"), at: at + 1) ? (at + 3, sign) : nil
    }

    private func stringEnd(from start: Int) -> Int? {
        let quote = bytes[start]
        var at = start + 1
        while at < end {
            if bytes[at] == quote { return at + 1 }
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private mutating func add(_ code: Range<Int>, _ tagEnd: Int, _ sign: UInt8, _ closing: UInt8) {
        let range = SourceRange(source: index, code)
        if closing == UInt8(ascii: "%") {
            segments.append(.statement(range))
        } else {
            segments.append(.placeholder(range, writer: nil))
        }
        leave(tagEnd: tagEnd, sign: sign, trims: closing == UInt8(ascii: "%"))
    }

    /// After a bracket or string that does not match: takes the first delimiter that looks like the end of this tag, and
    /// leaves the complaint to the parser. A tag without any end takes the rest of its line.
    private mutating func recover(from inside: Int, opening: Int, closing: UInt8, stringAt: Int?) {
        recoveries += 1
        var at = recoveries > Self.recoveriesAtMost ? end : inside
        while at < end {
            if let close = tagEnd(at, closing) { return add(inside..<at, close.end, close.sign, closing) }
            if has(UInt8(ascii: "{"), UInt8(ascii: "%"), at: at) || has(UInt8(ascii: "{"), UInt8(ascii: "#"), at: at)
                || has(UInt8(ascii: "{"), UInt8(ascii: "{"), at: at)
            {
                break
            }
            at += 1
        }
        let isStatement = closing == UInt8(ascii: "%")
        let what = isStatement ? "statement" : "placeholder"
        fail(
            .unclosed, "the \(what) is never closed", at: opening..<inside,
            hint: isStatement ? "add '%}'" : "add '}}'")
        var lineEnd = inside
        while lineEnd < at, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
        // A statement is still handed on, so that its end does not count as another mistake.
        if isStatement {
            var codeEnd = bytes[inside..<lineEnd].firstIndex(of: UInt8(ascii: "}")) ?? lineEnd
            if codeEnd > inside, bytes[codeEnd - 1] == UInt8(ascii: "%") { codeEnd -= 1 }
            segments.append(.statement(SourceRange(source: index, inside..<codeEnd)))
        }
        position = recoveries > Self.recoveriesAtMost ? end : lineEnd
    }

    private mutating func fail(_ code: Diagnostic.Code, _ message: String, at range: Range<Int>, hint: String?) {
        problems.append(Diagnostic(code, message, at: .source(source, range), hint: hint))
    }
}
