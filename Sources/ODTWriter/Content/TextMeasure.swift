internal import DocumentModel

/// Guesses how wide text is: word processors lay out tables of ODT by the widths that the file gives, so the writer must
/// choose them without a font at hand.
enum TextMeasure {
    /// The width of a text in ems, by the widths of Arial's kinds of letters.
    static func ems(_ text: some Sequence<UInt8>) -> Double {
        var width = 0.0
        for byte in text { width += ems(byte) }
        return width
    }

    /// By the byte: continuation bytes of UTF-8 are 0; the first bytes of three and four (among them ideographs) are 1.
    static func ems(_ byte: UInt8) -> Double {
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "."), UInt8(ascii: ","),
            UInt8(ascii: "'"), UInt8(ascii: "|"), UInt8(ascii: " "), UInt8(ascii: "t"), UInt8(ascii: "f"):
            0.28
        case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "%"), UInt8(ascii: "@"): 0.85
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 0.69
        case 0x80...0xBF: 0
        case 0xE2: 0.45
        case 0xE3...0xFF: 1
        default: 0.55
        }
    }

    /// The widths of a text's longest word and of its longest line.
    struct Extent {
        var word = 0.0
        var line = 0.0
        private var currentWord = 0.0
        private var currentLine = 0.0

        mutating func add(_ text: String, factor: Double = 1) {
            for byte in text.utf8 {
                let width = TextMeasure.ems(byte) * factor
                currentLine += width
                if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
                    word = max(word, currentWord)
                    currentWord = 0
                } else {
                    currentWord += width
                }
            }
        }

        mutating func endLine() {
            word = max(word, currentWord)
            line = max(line, currentLine)
            (currentWord, currentLine) = (0, 0)
        }
    }
}
