/// How addresses hold what an address may not: as `%` and the two digits of each byte of its UTF-8.
///
/// Source: RFC 3986, 2.1.
package enum PercentEncoding {
    /// Encodes the bytes that the closure does not accept, and each percent sign that begins no code. What is encoded
    /// already stays as it is.
    ///
    /// - Parameter keepsOneFragment: Whether of several `#` the first alone is kept.
    package static func encoded(
        _ address: String, keepsOneFragment: Bool = false, keeping isAccepted: (UInt8) -> Bool
    ) -> String {
        let isPlain = address.utf8.allSatisfy {
            isAccepted($0) && $0 != UInt8(ascii: "%") && !(keepsOneFragment && $0 == UInt8(ascii: "#"))
        }
        if isPlain { return address }
        let bytes = Array(address.utf8)
        var hasFragment = false
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count + 16)
        for (index, byte) in bytes.enumerated() {
            var isKept = byte == UInt8(ascii: "%") ? isCode(bytes, at: index) : isAccepted(byte)
            if keepsOneFragment, byte == UInt8(ascii: "#") {
                isKept = !hasFragment
                hasFragment = true
            }
            if isKept { encoded.append(byte) } else { append(byte, to: &encoded) }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    package static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    private static func isCode(_ bytes: [UInt8], at index: Int) -> Bool {
        index + 2 < bytes.count && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2])
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "%"))
        for nibble in [byte >> 4, byte & 15] { bytes.append(nibble < 10 ? 0x30 + nibble : 0x37 + nibble) }
    }
}
