internal import Diagnostics

/// Finds the tags in the text of one paragraph.
struct TagScanner {
    private let text: [UInt8]
    private(set) var tags: [Tag] = []
    /// docxtpl's `{_{`, `}_}`, `{_%`, `%_}`: delimiters that are to be text. Ranges of the middle character.
    private(set) var escapes: [Range<Int>] = []
    /// A tag that the text ends within: where it begins.
    private(set) var unclosed: Int?

    init(_ text: [UInt8]) {
        self.text = text
        scan()
    }

    /// Whether a text may hold anything for the scanner at all.
    static func mayHoldTags(_ text: some Collection<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in text {
            if byte == UInt8(ascii: "{"), previous == UInt8(ascii: "{") { return true }
            // The end of docxtpl's signs for delimiters that are to be text.
            if byte == UInt8(ascii: "}"), previous == UInt8(ascii: "_") { return true }
            if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "_"),
                previous == UInt8(ascii: "{")
            {
                return true
            }
            previous = byte
        }
        return false
    }

    private mutating func scan() {
        var index = 0
        while index + 1 < text.count {
            if let escape = escape(at: index) {
                escapes.append(escape)
                index += 3
                continue
            }
            guard text[index] == UInt8(ascii: "{"), let kind = kind(of: text[index + 1]) else {
                index += 1
                continue
            }
            guard let tag = tag(kind, at: index) else {
                unclosed = index
                return
            }
            tags.append(tag)
            index = tag.range.upperBound
            if tag.kind == .statement, StatementKind(code: text[tag.code]) == .opens("raw") {
                index = skipRaw(from: index)
            }
        }
    }

    /// Everything up to `{% endraw %}` is text.
    private mutating func skipRaw(from start: Int) -> Int {
        var index = start
        while index + 1 < text.count {
            if text[index] == UInt8(ascii: "{"), text[index + 1] == UInt8(ascii: "%"),
                let tag = tag(.statement, at: index),
                StatementKind(code: text[tag.code]) == .closes("raw")
            {
                tags.append(tag)
                return tag.range.upperBound
            }
            index += 1
        }
        unclosed = tags.last?.range.lowerBound
        return text.count
    }

    private func kind(of byte: UInt8) -> Tag.Kind? {
        switch byte {
        case UInt8(ascii: "{"): .placeholder
        case UInt8(ascii: "%"): .statement
        case UInt8(ascii: "#"): .comment
        default: nil
        }
    }

    private func escape(at index: Int) -> Range<Int>? {
        guard index + 2 < text.count, text[index + 1] == UInt8(ascii: "_") else { return nil }
        let (first, last) = (text[index], text[index + 2])
        let opens = first == UInt8(ascii: "{") && (last == UInt8(ascii: "{") || last == UInt8(ascii: "%"))
        let closes = last == UInt8(ascii: "}") && (first == UInt8(ascii: "}") || first == UInt8(ascii: "%"))
        return opens || closes ? (index + 1)..<(index + 2) : nil
    }

    private func tag(_ kind: Tag.Kind, at start: Int) -> Tag? {
        var inside = start + 2
        let joinsBefore = inside < text.count && text[inside] == UInt8(ascii: "-")
        if inside < text.count, text[inside] == UInt8(ascii: "-") || text[inside] == UInt8(ascii: "+") { inside += 1 }
        let prefix = prefix(at: inside)
        if let prefix { inside += prefix.rawValue.utf8.count }
        let closing: UInt8 =
            kind == .placeholder ? UInt8(ascii: "}") : kind == .statement ? UInt8(ascii: "%") : UInt8(ascii: "#")
        guard let end = end(from: inside, closing: closing, isCode: kind != .comment) else { return nil }
        var code = inside..<end
        let joinsAfter = !code.isEmpty && text[end - 1] == UInt8(ascii: "-")
        if joinsAfter || !code.isEmpty && kind == .statement && text[end - 1] == UInt8(ascii: "+") {
            code = inside..<(end - 1)
        }
        return Tag(
            kind: kind, prefix: prefix, range: start..<(end + 2), code: code, joinsBefore: joinsBefore,
            joinsAfter: joinsAfter)
    }

    /// `p`, `tr`, `tc` or `r` right after the delimiter and before a space.
    private func prefix(at index: Int) -> Tag.Level? {
        for level in [Tag.Level.row, .cell, .paragraph, .run] {
            let end = index + level.rawValue.utf8.count
            guard end < text.count, text[index..<end].elementsEqual(level.rawValue.utf8) else { continue }
            // A no-break space counts: word processors put them in.
            if text[end] <= 0x20 || text[end...].starts(with: [0xC2, 0xA0]) { return level }
        }
        return nil
    }

    /// The offset of the closing delimiter: the first outside of strings and brackets, or, where those do not match, the
    /// first of all.
    private func end(from start: Int, closing: UInt8, isCode: Bool) -> Int? {
        guard let first = firstClosing(closing, from: start) else { return nil }
        guard isCode else { return first }
        var brackets: [UInt8] = []
        var index = start
        while index + 1 < text.count {
            let byte = text[index]
            if brackets.isEmpty, byte == closing, text[index + 1] == UInt8(ascii: "}") { return index }
            switch byte {
            case 0x22, 0x27:
                guard let after = stringEnd(from: index), !beginsTag(in: first..<max(first, after)) else {
                    return first
                }
                index = after
                continue
            case UInt8(ascii: "("): brackets.append(UInt8(ascii: ")"))
            case UInt8(ascii: "["): brackets.append(UInt8(ascii: "]"))
            case UInt8(ascii: "{"): brackets.append(UInt8(ascii: "}"))
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if brackets.popLast() != byte { return first }
            default: break
            }
            index += 1
        }
        return first
    }

    private func firstClosing(_ closing: UInt8, from start: Int) -> Int? {
        var index = start
        while index + 1 < text.count {
            if text[index] == closing, text[index + 1] == UInt8(ascii: "}") { return index }
            index += 1
        }
        return nil
    }

    /// Whether another tag begins in a range: then a quotation mark before it was no string, but an apostrophe.
    private func beginsTag(in range: Range<Int>) -> Bool {
        for index in range.dropLast() where text[index] == UInt8(ascii: "{") && kind(of: text[index + 1]) != nil {
            return true
        }
        return false
    }

    private func stringEnd(from start: Int) -> Int? {
        var index = start + 1
        while index < text.count {
            if text[index] == text[start] { return index + 1 }
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }
}
