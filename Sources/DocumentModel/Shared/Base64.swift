/// Source: RFC 2045, section 6.8.
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// - Parameter lineLength: After how many characters CRLF stands, a multiple of 4; `nil` for one line.
    package static func encoded(_ bytes: [UInt8], lineLength: Int? = nil) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count / 3 * 4 + bytes.count / 24 + 8)
        var column = 0
        for start in stride(from: 0, to: bytes.count, by: 3) {
            if let lineLength, column == lineLength {
                encoded += [0x0D, 0x0A]
                column = 0
            }
            let count = min(3, bytes.count - start)
            var group = 0
            for offset in 0..<3 { group = group << 8 | (offset < count ? Int(bytes[start + offset]) : 0) }
            for position in 0..<4 {
                encoded.append(position <= count ? alphabet[group >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
            }
            column += 4
        }
        return encoded
    }
}
