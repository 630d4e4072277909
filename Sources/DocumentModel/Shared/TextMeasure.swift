/// How wide text is thought to be, without its font at hand: good enough to share out the width of a table and to guess
/// where pages end.
package struct TextMeasure: Sendable {
    /// The widest word and the widest line, in hundredths of an em.
    package private(set) var word = 0
    package private(set) var line = 0
    private var currentWord = 0
    private var currentLine = 0

    package init() {}

    package mutating func add(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ add($0) }) == nil { add(Array(text.utf8)) }
    }

    private mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            let width = Self.width(of: byte)
            currentLine &+= width
            if byte == 0x20 || byte == 0x0A {
                word = max(word, currentWord)
                currentWord = 0
            } else {
                currentWord &+= width
            }
        }
    }

    /// Something that is no text, such as the mark of a note.
    package mutating func add(width: Int) {
        currentLine &+= width
        currentWord &+= width
    }

    package mutating func endLine() {
        word = max(word, currentWord)
        line = max(line, currentLine)
        (currentWord, currentLine) = (0, 0)
    }

    /// The width of a text in ems.
    package static func ems(_ text: String) -> Double {
        var measure = TextMeasure()
        measure.add(text)
        return Double(measure.currentLine) / 100
    }

    /// Roughly that of Arial, by the first byte of a character: the bytes that go on one are 0; those that begin one of
    /// three or four (among them ideographs) are an em, but quotes and dashes less.
    @inline(__always)
    private static func width(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "."), UInt8(ascii: ","),
            UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "!"):
            25
        case 0x20, UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "I"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "/"):
            31
        case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "%"),
            UInt8(ascii: "@"):
            85
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 68
        case 0x80...0xBF: 0
        case 0xE2: 45
        case 0xE3...0xFF: 100
        default: 55
        }
    }
}

extension TextMeasure {
    /// Blocks as they stand in a cell, each ending its line.
    package mutating func add(_ blocks: [Block]) { add(blocks, depth: 0) }

    private static let deepest = 20

    private mutating func add(_ blocks: [Block], depth: Int) {
        guard depth < Self.deepest else { return }
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): add(paragraph.inlines, depth: depth)
            case .heading(let heading): add(heading.inlines, depth: depth)
            case .code(let text, language: _): add(text)
            case .list(let list):
                for item in list.items {
                    // The indent of the items.
                    currentLine += 175
                    currentWord += 175
                    add(item.blocks, depth: depth + 1)
                }
            case .quote(let inner, _): add(inner, depth: depth + 1)
            case .division(let division): add(division.blocks, depth: depth + 1)
            case .table, .figure, .contents: line = max(line, 1700)
            case .thematicBreak, .pageBreak: break
            }
            endLine()
        }
    }

    package mutating func add(_ inlines: [Inline]) { add(inlines, depth: 0) }

    private mutating func add(_ inlines: [Inline], depth: Int) {
        guard depth < 5 * Self.deepest else { return }
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): add(text)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner), .span(let inner, _):
                add(inner, depth: depth + 1)
            case .link(let link): add(link.inlines, depth: depth + 1)
            case .image(let image): add(width: Int(min(max(image.width ?? 36, 0), 200)) * 100 / 12)
            case .lineBreak: endLine()
            case .note: add(width: 40)
            }
        }
    }
}
