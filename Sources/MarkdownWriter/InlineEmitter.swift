internal import DocumentModel

/// Writes the inlines of one line or paragraph.
struct InlineEmitter {
    var surroundings: TextEscaping.Surroundings
    /// Whether a heading, which has no line breaks, or something else that begins no block.
    let beginsBlock: Bool
    private var isInLink = false
    private var isInStrikethrough = false
    /// The marks of the superscripts and subscripts around.
    private var scripts: Set<String> = []
    private(set) var units: [MarkdownUnit] = []
    /// How many units at the beginning stay as they are.
    private var settled = 1
    private static let mostUnsettled = 1024
    private var isAfterNote = false
    /// The emphasis around: the length of its marks, and their character.
    private var emphasisAround: [(count: Int, mark: UInt8)] = []

    init(_ surroundings: TextEscaping.Surroundings, beginsBlock: Bool = true) {
        self.surroundings = surroundings
        self.beginsBlock = beginsBlock
    }

    static func source(
        of inlines: [Inline], _ surroundings: TextEscaping.Surroundings, beginsBlock: Bool = true
    ) -> String {
        var surroundings = surroundings
        surroundings.hasLineBreaks = inlines.contains { if case .lineBreak = $0 { true } else { false } }
        var emitter = InlineEmitter(surroundings, beginsBlock: beginsBlock)
        emitter.emit(inlines)
        emitter.referTrailingSpace()
        return emitter.units.map(\.source).joined()
    }

    mutating func emit(_ inlines: [Inline]) {
        for inline in Self.joining(inlines.flatMap(flattened)) { emit(inline) }
    }

    /// What stands inside another of its kind says nothing more by being so, and its marks could end the outer one.
    private func flattened(_ inline: Inline) -> [Inline] {
        switch inline {
        case .emphasis(let inner) where emphasisAround.contains { $0.count == 1 }: return inner.flatMap(flattened)
        case .strong(let inner) where emphasisAround.contains { $0.count == 2 }: return inner.flatMap(flattened)
        case .strikethrough(let inner) where isInStrikethrough || surroundings.dialect == .govspeak:
            return inner.flatMap(flattened)
        case .superscript(let inner) where scripts.contains("^") || surroundings.dialect == .govspeak:
            return inner.flatMap(flattened)
        case .subscript(let inner) where scripts.contains("~") || surroundings.dialect == .govspeak:
            return inner.flatMap(flattened)
        case .link(let link) where isInLink: return link.inlines.flatMap(flattened)
        case .span(let inner, let attributes) where attributes.isEmpty || surroundings.dialect == .govspeak:
            return inner.flatMap(flattened)
        default: return [inline]
        }
    }

    /// Joins neighbours of one kind, whose marks would run into each other.
    private static func joining(_ inlines: [Inline]) -> [Inline] {
        var result: [Inline] = []
        for inline in inlines {
            switch (result.last, inline) {
            case (.code(let a)?, .code(let b)): result[result.count - 1] = .code(a + b)
            case (.emphasis(let a)?, .emphasis(let b)): result[result.count - 1] = .emphasis(a + b)
            case (.strong(let a)?, .strong(let b)): result[result.count - 1] = .strong(a + b)
            case (.strikethrough(let a)?, .strikethrough(let b)): result[result.count - 1] = .strikethrough(a + b)
            case (.superscript(let a)?, .superscript(let b)): result[result.count - 1] = .superscript(a + b)
            case (.subscript(let a)?, .subscript(let b)): result[result.count - 1] = .subscript(a + b)
            default: result.append(inline)
            }
        }
        return result
    }

    private mutating func emit(_ inline: Inline) {
        let wasAfterNote = isAfterNote
        isAfterNote = false
        switch inline {
        case .text(let text): emit(text: text, afterNote: wasAfterNote)
        case .emphasis(let inner): emphasize(inner, count: 1)
        case .strong(let inner): emphasize(inner, count: 2)
        case .strikethrough(let inner):
            var emitter = nested()
            emitter.isInStrikethrough = true
            emitter.emit(inner)
            surround(emitter.units, "~~", keepsLettersOff: false)
        case .superscript(let inner): script(inner, "^")
        case .subscript(let inner): script(inner, "~")
        case .code(let text): append(MarkdownUnit(markup: codeSpan(text)))
        case .link(let link): emit(link)
        case .image(let image): append(MarkdownUnit(markup: source(of: image)))
        case .lineBreak:
            guard !surroundings.isInCell else { return append(MarkdownUnit(text: " ")) }
            referTrailingSpace()
            append(MarkdownUnit(lineBreak: surroundings.dialect == .markdown ? "\\\n" : "  \n"))
        case .note(let index):
            append(MarkdownUnit(markup: "[^\(index + 1)]"))
            isAfterNote = true
        case .span(let inner, let attributes):
            var emitter = nested()
            emitter.surroundings.isInBrackets = true
            emitter.emit(inner)
            append(MarkdownUnit(markup: "["))
            append(emitter.units)
            append(MarkdownUnit(markup: "]" + AttributeSource.braces(attributes)))
        }
    }

    // MARK: - Text

    private mutating func emit(text: String, afterNote: Bool) {
        let startsBlock = units.isEmpty && beginsBlock
        let atLineStart = startsBlock || units.last?.source.utf8.last == UInt8(ascii: "\n")
        let afterSpace = units.last?.source == " "
        let escaping = TextEscaping(surroundings: surroundings)
        append(
            escaping.units(
                of: text, atLineStart: atLineStart, startsBlock: startsBlock, afterSpace: afterSpace,
                afterNote: afterNote))
    }

    /// A space at the end of a line would be dropped.
    private mutating func referTrailingSpace() {
        guard let last = units.last, last.source == " " else { return }
        units[units.count - 1].referLast()
    }

    // MARK: - Delimiters

    private mutating func append(_ more: [MarkdownUnit]) {
        for unit in more { append(unit) }
    }

    private mutating func append(_ unit: MarkdownUnit) {
        var unit = unit
        // An exclamation mark before a bracket would make a picture.
        if units.last?.source == "!", unit.source.utf8.first == UInt8(ascii: "[") {
            units[units.count - 1].source = "\\!"
        }
        if let closing = units.last?.closing, closing.needsNoLetter, unit.first == .other { unit.referFirst() }
        units.append(unit)
        if units.count - settled > Self.mostUnsettled { settle() }
    }

    /// Makes one unit of those that nothing refers to any more: what follows can change the last ones, and marks around
    /// all of them the first.
    private mutating func settle() {
        let range = settled..<(units.count - 2)
        var one = MarkdownUnit(markup: units[range].map(\.source).joined())
        (one.first, one.last) = (units[range.lowerBound].first, units[range.upperBound - 1].last)
        units.replaceSubrange(range, with: CollectionOfOne(one))
        settled += 1
    }

    private func nested() -> InlineEmitter {
        var emitter = InlineEmitter(surroundings, beginsBlock: false)
        emitter.isInLink = isInLink
        emitter.isInStrikethrough = isInStrikethrough
        emitter.scripts = scripts
        emitter.emphasisAround = emphasisAround
        return emitter
    }

    private mutating func emphasize(_ inner: [Inline], count: Int) {
        // A run of one mark for two purposes is read as it should not be: neighbours take different marks.
        let star = UInt8(ascii: "*")
        let line = UInt8(ascii: "_")
        let around = emphasisAround.last?.mark
        let before = units.last?.source.utf8.last
        let mark = around == nil ? (before == star ? line : star) : (around == star ? line : star)
        var emitter = nested()
        emitter.emphasisAround.append((count, mark))
        emitter.emit(inner)
        surround(
            emitter.units, String(repeating: mark == star ? "*" : "_", count: count), keepsLettersOff: mark == line)
    }

    /// - Parameter keepsLettersOff: Whether the mark is none between letters, as `_`.
    private mutating func surround(_ inner: [MarkdownUnit], _ mark: String, keepsLettersOff: Bool) {
        guard !inner.isEmpty else { return }
        var inner = inner
        if inner[0].first == .space { inner[0].referFirst() }
        if inner[inner.count - 1].last == .space { inner[inner.count - 1].referLast() }
        if let before = units.last, before.last == .other, keepsLettersOff || inner[0].first == .punctuation {
            units[units.count - 1].referLast()
        }
        append(MarkdownUnit(markup: mark))
        units += inner
        var end = MarkdownUnit(markup: mark)
        end.closing = .init(needsNoLetter: keepsLettersOff || inner[inner.count - 1].last == .punctuation)
        units.append(end)
    }

    private mutating func script(_ inner: [Inline], _ mark: String) {
        var emitter = nested()
        emitter.surroundings.isInScript = true
        emitter.scripts.insert(mark)
        emitter.emit(inner)
        guard !emitter.units.isEmpty else { return }
        append(MarkdownUnit(markup: mark))
        append(emitter.units)
        append(MarkdownUnit(markup: mark))
    }

    // MARK: - Code, links, pictures

    private func codeSpan(_ text: String) -> String {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let mark = String(repeating: "`", count: longest + 1)
        let ends = [text.utf8.first, text.utf8.last]
        let hasSpaces = text.utf8.first == 0x20 && text.utf8.last == 0x20 && text.utf8.contains { $0 != 0x20 }
        let pad = ends.contains(UInt8(ascii: "`")) || hasSpaces ? " " : ""
        let content = surroundings.isInCell ? text.replacing("|", with: "\\|") : text
        return mark + pad + content + pad + mark
    }

    private mutating func emit(_ link: Link) {
        if link.title == nil, case .text(let text)? = link.inlines.first, link.inlines.count == 1,
            text == link.target || "mailto:" + text == link.target,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }),
            !link.target.utf8.starts(with: "#".utf8), !surroundings.isInCell || !text.utf8.contains(UInt8(ascii: "|"))
        {
            return append(MarkdownUnit(markup: "<\(text)>"))
        }
        var emitter = nested()
        emitter.isInLink = true
        emitter.surroundings.isInBrackets = true
        emitter.emit(link.inlines)
        append(MarkdownUnit(markup: "["))
        append(emitter.units)
        append(MarkdownUnit(markup: "](" + destination(link.target) + title(link.title) + ")"))
    }

    private func source(of image: Image) -> String {
        guard surroundings.dialect == .markdown else { return "[Image: \(image.source)]" }
        var emitter = nested()
        emitter.isInLink = true
        emitter.surroundings.isInBrackets = true
        emitter.emit([.text(image.alternative)])
        let alternative = emitter.units.map(\.source).joined()
        var items: [String] = image.alternative.isEmpty ? [".decorative"] : []
        if let width = image.width { items.append("width=" + AttributeSource.points(width)) }
        if let height = image.height { items.append("height=" + AttributeSource.points(height)) }
        let braces = items.isEmpty ? "" : "{" + items.joined(separator: " ") + "}"
        return "![" + alternative + "](" + destination(image.source) + title(image.title) + ")" + braces
    }

    private func destination(_ target: String) -> String {
        let needsBrackets =
            target.isEmpty || target.utf8.contains { $0 <= 0x20 || $0 == 0x28 || $0 == 0x29 || $0 == 0x3C }
        var result = ""
        for scalar in target.unicodeScalars {
            switch scalar {
            case "<", ">", "\\": result += "\\" + String(scalar)
            case "&" where target.utf8.contains(UInt8(ascii: ";")): result += "\\&"
            case "|" where surroundings.isInCell: result += "\\|"
            case "\n", "\r": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return needsBrackets ? "<" + result + ">" : result
    }

    private func title(_ title: String?) -> String {
        guard let title, !title.isEmpty else { return "" }
        var result = " \""
        for scalar in title.unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", "`", "*", "_", "[", "]", "&": result += "\\" + String(scalar)
            case "|" where surroundings.isInCell: result += "\\|"
            case "\n", "\r": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
