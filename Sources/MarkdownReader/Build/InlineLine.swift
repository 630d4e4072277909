internal import DocumentModel

/// Puts together the inlines of a paragraph, or of one emphasis, link or span in it.
///
/// Runs of spaces and tabs in the template's text are one space, and none at the ends of a line or around an empty value
/// that leaves nothing. The spaces of values stay as they are.
struct InlineLine {
    /// What line ends in a value become.
    enum Breaks {
        /// A single one a line break, a blank line a new paragraph.
        case paragraphs
        /// All line breaks, for what cannot hold paragraphs.
        case lines
        /// All spaces, for what stands in one line.
        case spaces
    }

    private let breaks: Breaks
    private let gluesWords: Bool
    /// One for each paragraph.
    private var segments: [[Inline]] = [[]]
    private var text = ""
    /// Whether a space of the template would be doubled, or stand at the beginning of a line.
    private var swallowsSpace: Bool
    private var endsWithTemplateSpace = false

    init(breaks: Breaks, startsLine: Bool, gluesWords: Bool) {
        self.breaks = breaks
        self.gluesWords = gluesWords
        swallowsSpace = startsLine
    }

    mutating func append(template: String) {
        guard !template.isEmpty else { return }
        if template.utf8.contains(where: Self.isSpace) { return appendCollapsing(template) }
        text += template
        swallowsSpace = false
        endsWithTemplateSpace = false
    }

    /// Line ends too: character references can make them.
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0A || byte == 0x0D
    }

    private mutating func appendCollapsing(_ template: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(template.utf8.count)
        for byte in template.utf8 {
            if Self.isSpace(byte) {
                if swallowsSpace { continue }
                bytes.append(UInt8(ascii: " "))
                swallowsSpace = true
                endsWithTemplateSpace = true
            } else {
                bytes.append(byte)
                swallowsSpace = false
                endsWithTemplateSpace = false
            }
        }
        text += String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a value: its line ends become breaks, those at its end nothing (a block of YAML ends with one).
    mutating func append(value: String) {
        guard value.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return append(valueLine: value) }
        if breaks == .spaces { return append(valueLine: DocumentBuilder.singleLine(value)) }
        let lines = Self.lines(of: value)
        var index = 0
        while index < lines.count {
            append(valueLine: lines[index])
            var next = index + 1
            while next < lines.count, Self.isBlank(lines[next]) { next += 1 }
            guard next < lines.count else { return }
            switch breaks {
            case .paragraphs where next > index + 1: breakParagraph()
            case .paragraphs, .lines, .spaces: breakLine()
            }
            index = next
        }
    }

    private mutating func append(valueLine line: String) {
        guard !line.isEmpty else { return }
        text += line
        swallowsSpace = false
        endsWithTemplateSpace = false
    }

    mutating func append(_ inline: Inline) {
        flush()
        segments[segments.count - 1].append(inline)
        swallowsSpace = false
        endsWithTemplateSpace = false
    }

    /// Appends paragraphs: the first goes on with this one's.
    mutating func append(run: [[Inline]]) {
        for (index, segment) in run.enumerated() {
            if index > 0 { breakParagraph() }
            for inline in segment { append(inline) }
        }
    }

    mutating func breakLine() {
        dropTemplateSpace()
        flush()
        segments[segments.count - 1].append(.lineBreak)
        swallowsSpace = true
        endsWithTemplateSpace = false
    }

    private mutating func breakParagraph() {
        dropTemplateSpace()
        flush()
        segments.append([])
        swallowsSpace = true
        endsWithTemplateSpace = false
    }

    /// The paragraphs, some of them perhaps empty, as parts of a larger line.
    consuming func parts() -> [[Inline]] {
        flush()
        return segments
    }

    /// The paragraphs that hold something, without breaks at their ends.
    consuming func paragraphs() -> [[Inline]] {
        dropTemplateSpace()
        flush()
        return segments.map(Self.trimmingBreaks).filter(Self.holdsSomething)
    }

    private mutating func dropTemplateSpace() {
        if endsWithTemplateSpace, text.utf8.last == UInt8(ascii: " ") { text.unicodeScalars.removeLast() }
    }

    private mutating func flush() {
        guard !text.isEmpty else { return }
        segments[segments.count - 1].append(.text(gluesWords ? NoBreakGlue.apply(text) : text))
        text = ""
    }

    private static func lines(of value: String) -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        var previous: UInt8 = 0
        for byte in value.utf8 {
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D || previous != 0x0D { lines.append(String(decoding: line, as: UTF8.self)) }
                line = []
            } else {
                line.append(byte)
            }
            previous = byte
        }
        lines.append(String(decoding: line, as: UTF8.self))
        return lines
    }

    private static func isBlank(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    private static func trimmingBreaks(_ inlines: [Inline]) -> [Inline] {
        func isBreak(_ inline: Inline) -> Bool {
            if case .lineBreak = inline { return true }
            return false
        }
        var slice = inlines[...]
        while let first = slice.first, isBreak(first) { slice.removeFirst() }
        while let last = slice.last, isBreak(last) { slice.removeLast() }
        return Array(slice)
    }

    /// Whether inlines are more than white space.
    static func holdsSomething(_ inlines: [Inline]) -> Bool {
        inlines.contains { inline in
            switch inline {
            case .text(let text): text.unicodeScalars.contains { !$0.properties.isWhitespace }
            case .lineBreak: false
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner), .span(let inner, _):
                holdsSomething(inner)
            case .code, .link, .image, .note: true
            }
        }
    }
}
