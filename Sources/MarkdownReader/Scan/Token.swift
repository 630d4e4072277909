/// A number between two noncharacters: of a value (see `ValueToken`), or of a ``Marker`` that the scanner has put in.
struct Token {
    enum Kind { case value, marker }

    let kind: Kind
    let number: Int
    /// Where it stands, its ends included.
    let range: Range<Int>

    /// - Returns: `nil` if no whole token begins at the offset.
    init?(in bytes: ArraySlice<UInt8>, at offset: Int) {
        guard offset + 7 <= bytes.endIndex, bytes[offset] == 0xEF, bytes[offset + 1] == 0xB7 else { return nil }
        switch bytes[offset + 2] {
        case 0x90: kind = .value
        case 0x92: kind = .marker
        default: return nil
        }
        let closing = bytes[offset + 2] + 1
        var index = offset + 3
        var number = 0
        while index < bytes.endIndex, (0x30...0x39).contains(bytes[index]) {
            // Nine digits are more than any render makes.
            guard index - offset < 12 else { return nil }
            number = number * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index > offset + 3, index + 3 <= bytes.endIndex, bytes[index] == 0xEF, bytes[index + 1] == 0xB7,
            bytes[index + 2] == closing
        else { return nil }
        self.number = number
        range = offset..<(index + 3)
    }

    /// U+2016, which the parser takes for punctuation.
    static let wrapping: [UInt8] = [0xE2, 0x80, 0x96]

    static func wrapped(_ bytes: [UInt8]) -> [UInt8] { wrapping + bytes + wrapping }

    /// The bytes of a marker's token: U+FDD2, the number, U+FDD3.
    static func marker(_ number: Int) -> [UInt8] {
        [0xEF, 0xB7, 0x92] + Array(String(number).utf8) + [0xEF, 0xB7, 0x93]
    }
}
