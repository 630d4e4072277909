/// Source: RFC 2045, section 6.7.
enum QuotedPrintable {
    private static let longestLine = 76

    /// Encodes text with LF or CRLF as line ends. No line holds more than 76 bytes, none ends in white space, begins with
    /// a full stop or with `From `, which some servers change, and no character of UTF-8 is torn apart.
    static func encoded(_ text: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.count + text.count / 8)
        var column = 0
        var index = 0
        while index < text.count {
            if column > 0, column < longestLine - 1, isPlain(text[index]) {
                encoded.append(text[index])
                column += 1
                index += 1
                continue
            }
            if let length = lineEnd(text, index) {
                encoded += [0x0D, 0x0A]
                column = 0
                index += length
                continue
            }
            let unit = self.unit(text, index, isAtStart: column == 0)
            // One byte of a line is for the soft break, unless the line ends here anyway.
            let isLast = index + unit.length == text.count || lineEnd(text, index + unit.length) != nil
            if column + unit.bytes.count > longestLine - (isLast ? 0 : 1) {
                encoded += [UInt8(ascii: "="), 0x0D, 0x0A]
                column = 0
                continue
            }
            encoded += unit.bytes
            column += unit.bytes.count
            index += unit.length
        }
        return encoded
    }

    /// Whether the byte stands for itself wherever it stands within a line.
    private static func isPlain(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") }

    private static func lineEnd(_ text: [UInt8], _ index: Int) -> Int? {
        guard index < text.count else { return nil }
        if text[index] == 0x0A { return 1 }
        return text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A ? 2 : nil
    }

    /// The next character, encoded, and how many bytes of the text it takes.
    private static func unit(_ text: [UInt8], _ index: Int, isAtStart: Bool) -> (bytes: [UInt8], length: Int) {
        let byte = text[index]
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"):
            let isAtEnd = index + 1 == text.count || lineEnd(text, index + 1) != nil
            return (isAtEnd ? escaped(byte) : [byte], 1)
        case UInt8(ascii: "."), UInt8(ascii: "F"): return (isAtStart ? escaped(byte) : [byte], 1)
        case UInt8(ascii: "="): return (escaped(byte), 1)
        case 0x21...0x7E: return ([byte], 1)
        default:
            var length = 1
            while length < 4, index + length < text.count, text[index + length] & 0xC0 == 0x80 { length += 1 }
            return (text[index..<index + length].flatMap(escaped), length)
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
