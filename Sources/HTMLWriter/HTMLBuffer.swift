internal import DocumentModel

/// HTML under construction. Everything that is not a tag goes through ``text(_:keepsLineEnds:)`` or ``attribute(_:_:)``,
/// which escape it.
struct HTMLBuffer {
    private(set) var bytes: [UInt8] = []

    /// Markup of our own.
    mutating func raw(_ markup: String) { bytes += markup.utf8 }

    mutating func lineEnd() {
        if !bytes.isEmpty, bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }

    /// ` name="value"`.
    mutating func attribute(_ name: String, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        bytes += name.utf8
        bytes += "=\"".utf8
        text(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Text, with tabs and line ends as spaces unless they are kept, and U+FFFD for what no document may hold.
    mutating func text(_ text: String, keepsLineEnds: Bool = false) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            var index = 0
            while index < source.count {
                let length = Self.lengthOfPlain(source, index)
                if length > 0 {
                    index += length
                    continue
                }
                bytes += source[start..<index]
                let (replacement, replaced) = Self.replacement(source, index, keepsLineEnds: keepsLineEnds)
                bytes += replacement.utf8
                index += replaced
                start = index
            }
            bytes += source[start..<index]
        }
    }

    /// How many bytes from here on may stand as they are; 0 where something is to be replaced.
    private static func lengthOfPlain(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        switch source[index] {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), ..<0x20, 0x7F: return 0
        case 0xC2:
            // U+0080…U+009F are controls.
            return index + 1 < source.count && source[index + 1] < 0xA0 ? 0 : 1
        case 0xEF: return isNoncharacter(source, index, length: 3) ? 0 : 1
        case 0xF0...: return isNoncharacter(source, index, length: 4) ? 0 : 1
        default: return 1
        }
    }

    private static func isNoncharacter(_ source: UnsafeBufferPointer<UInt8>, _ index: Int, length: Int) -> Bool {
        guard index + length <= source.count else { return false }
        let scalar = String(decoding: source[index..<index + length], as: UTF8.self).unicodeScalars.first
        return scalar?.isForbiddenInText ?? false
    }

    private static func replacement(_ source: UnsafeBufferPointer<UInt8>, _ index: Int, keepsLineEnds: Bool)
        -> (String, Int)
    {
        switch source[index] {
        case UInt8(ascii: "<"): ("&lt;", 1)
        case UInt8(ascii: ">"): ("&gt;", 1)
        case UInt8(ascii: "&"): ("&amp;", 1)
        case UInt8(ascii: "\""): ("&quot;", 1)
        case UInt8(ascii: "\n"): (keepsLineEnds ? "\n" : " ", 1)
        case UInt8(ascii: "\t"): (keepsLineEnds ? "\t" : " ", 1)
        case UInt8(ascii: "\r"): (keepsLineEnds ? "" : " ", 1)
        case 0xC2: ("\u{FFFD}", 2)
        case 0xEF: ("\u{FFFD}", 3)
        case 0xF0...: ("\u{FFFD}", 4)
        default: ("\u{FFFD}", 1)
        }
    }
}
