/// The target of a relationship that leads out of the package. It has to be a URI reference: programs refuse the whole
/// document for one that is not (ISO/IEC 29500-2, 6.5.3; RFC 3986).
struct LinkAddress {
    let text: String

    /// Characters that a URI may not hold are written as percent codes of their UTF-8 bytes.
    ///
    /// - Returns: `nil` for an empty address, and for one whose scheme runs code.
    init?(_ address: String) {
        guard !address.isEmpty, !Self.runsCode(address) else { return nil }
        var bytes: [UInt8] = []
        var hasFragment = false
        let source = Array(address.utf8)
        for (index, byte) in source.enumerated() {
            if byte == UInt8(ascii: "%"), !Self.isCode(source, at: index) {
                Self.append(byte, to: &bytes)
            } else if byte == UInt8(ascii: "#"), hasFragment {
                Self.append(byte, to: &bytes)
            } else if Self.isAllowed(byte) {
                bytes.append(byte)
                if byte == UInt8(ascii: "#") { hasFragment = true }
            } else {
                Self.append(byte, to: &bytes)
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    private static func runsCode(_ address: String) -> Bool {
        let scheme = address.prefix { $0 != ":" }.lowercased().filter { !$0.isWhitespace }
        return address.contains(":") && ["javascript", "vbscript", "data", "file"].contains(scheme)
    }

    private static func isCode(_ source: [UInt8], at index: Int) -> Bool {
        index + 2 < source.count && isHexadecimal(source[index + 1]) && isHexadecimal(source[index + 2])
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case let byte: "-._~:/?#@!$&'()*+,;=%".utf8.contains(byte)
        }
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
