/// White space as Python's `str.isspace` and `\s` have it, found in UTF-8 bytes.
enum WhiteSpace {
    static func isASCIISpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F)
    }

    /// The number of bytes of the white space that begins at `index`; 0 if there is none.
    static func length(_ bytes: [UInt8], at index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        let first = bytes[index]
        if first < 0x80 { return isASCIISpace(first) ? 1 : 0 }
        if first == 0xC2, index + 1 < bytes.count {
            return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
        }
        guard index + 2 < bytes.count else { return 0 }
        return isThreeByteSpace(first, bytes[index + 1], bytes[index + 2]) ? 3 : 0
    }

    /// The number of bytes of the white space that ends before `index`, not reaching below `lower`.
    static func length(_ bytes: [UInt8], before index: Int, from lower: Int) -> Int {
        guard index > lower else { return 0 }
        let last = bytes[index - 1]
        if last < 0x80 { return isASCIISpace(last) ? 1 : 0 }
        if index - 2 >= lower, bytes[index - 2] == 0xC2, last == 0x85 || last == 0xA0 { return 2 }
        guard index - 3 >= lower else { return 0 }
        return isThreeByteSpace(bytes[index - 3], bytes[index - 2], last) ? 3 : 0
    }

    /// U+1680, U+2000…200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    private static func isThreeByteSpace(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
        switch (a, b) {
        case (0xE1, 0x9A): c == 0x80
        case (0xE2, 0x80): (c >= 0x80 && c <= 0x8A) || c == 0xA8 || c == 0xA9 || c == 0xAF
        case (0xE2, 0x81): c == 0x9F
        case (0xE3, 0x80): c == 0x80
        default: false
        }
    }
}
