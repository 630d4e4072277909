/// Addresses as `xlink:href` holds them.
enum IRI {
    /// Percent-encodes what an IRI may not hold (RFC 3987, 2.2): spaces, quotes, angle brackets, braces, and a percent sign
    /// that begins no escape. Everything else stays, letters of other scripts too.
    static func encoded(_ address: String) -> String {
        let bytes = Array(address.utf8)
        guard bytes.contains(where: { isForbidden($0) || $0 == UInt8(ascii: "%") }) else { return address }
        var encoded: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isStrayPercent =
                byte == UInt8(ascii: "%")
                && !(index + 2 < bytes.count && isHexDigit(bytes[index + 1]) && isHexDigit(bytes[index + 2]))
            if isForbidden(byte) || isStrayPercent {
                let digits = Array("0123456789ABCDEF".utf8)
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                encoded.append(byte)
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
            UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            true
        default: false
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
