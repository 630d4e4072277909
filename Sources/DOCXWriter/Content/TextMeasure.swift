internal import DocumentModel

/// A guess at the width of text, in points, without its font: good enough to share a table's width and to guess pages.
struct TextMeasure {
    private(set) var longestWord = 0.0
    /// Without line breaks.
    private(set) var longestLine = 0.0
    private let size: Double

    init(_ blocks: [Block], size: Double, isBold: Bool) {
        self.size = size.isFinite ? min(max(size, 1), 200) * (isBold ? 1.07 : 1) : 12
        visit(blocks, indent: 0, depth: 0)
    }

    private mutating func visit(_ blocks: [Block], indent: Double, depth: Int) {
        guard depth < Surroundings.deepest else { return }
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): measure(paragraph.inlines, indent: indent)
            case .heading(let heading): measure(heading.inlines, indent: indent)
            case .list(let list):
                for item in list.items { visit(item.blocks, indent: indent + 21, depth: depth + 1) }
            case .quote(let inner, _): visit(inner, indent: indent + 21, depth: depth + 1)
            case .division(let division): visit(division.blocks, indent: indent, depth: depth + 1)
            case .code(let text, _): measure(text, indent: indent)
            case .table, .figure, .contents: longestLine = max(longestLine, 200)
            case .thematicBreak, .pageBreak: break
            }
        }
    }

    private mutating func measure(_ inlines: [Inline], indent: Double) {
        var line = Line(indent: indent)
        measure(inlines, into: &line, depth: 0)
        finish(line)
    }

    /// What was measured of a line, in ems.
    private struct Line {
        var indent: Double
        var width = 0.0
        var word = 0.0
        var longestWord = 0.0
    }

    private mutating func measure(_ inlines: [Inline], into line: inout Line, depth: Int) {
        guard depth < Surroundings.deepest else { return }
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): Self.measure(text, into: &line)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner), .span(let inner, _):
                measure(inner, into: &line, depth: depth + 1)
            case .link(let link): measure(link.inlines, into: &line, depth: depth + 1)
            case .image(let image): longestWord = max(longestWord, min(image.width ?? 36, 200) + line.indent)
            case .lineBreak: Self.measure(" ", into: &line)
            case .note: line.width += 0.4
            }
        }
    }

    private mutating func measure(_ text: String, indent: Double) {
        var line = Line(indent: indent)
        Self.measure(text, into: &line)
        finish(line)
    }

    private mutating func finish(_ line: Line) {
        longestWord = max(longestWord, max(line.longestWord, line.word) * size + line.indent)
        longestLine = max(longestLine, line.width * size + line.indent)
    }

    private static func measure(_ text: String, into line: inout Line) {
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes {
                let width = width(byte)
                line.width += width
                if byte == 0x20 || byte == 0x0A {
                    line.longestWord = max(line.longestWord, line.word)
                    line.word = 0
                } else {
                    line.word += width
                }
            }
        }
    }

    /// The width of a character in ems, by its first byte: roughly Arial's, other scripts counted by their bytes.
    static func width(_ byte: UInt8) -> Double {
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "."), UInt8(ascii: ","),
            UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "!"):
            0.25
        case 0x20, UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "I"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "/"):
            0.31
        case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "%"): 0.85
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 0.68
        case 0x80...0xBF: 0
        case 0xE0...0xF7: 0.8
        default: 0.55
        }
    }
}
