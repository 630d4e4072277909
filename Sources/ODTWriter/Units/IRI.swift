internal import DocumentModel

/// Addresses as `xlink:href` holds them.
enum IRI {
    /// Percent-encodes what an IRI may not hold (RFC 3987, 2.2): spaces, quotes, angle brackets, braces, and a percent sign
    /// that begins no escape. Everything else stays, letters of other scripts too.
    static func encoded(_ address: String) -> String {
        PercentEncoding.encoded(address) { byte in
            switch byte {
            case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
                false
            default: true
            }
        }
    }
}
