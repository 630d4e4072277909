internal import DocumentModel

/// The target of a relationship that leads out of the package. It has to be a URI reference: programs refuse the whole
/// document for one that is not (ISO/IEC 29500-2, 6.5.3; RFC 3986).
struct LinkAddress {
    let text: String

    /// Characters that a URI may not hold are written as percent codes of their UTF-8 bytes.
    ///
    /// - Returns: `nil` for an empty address, and for one whose scheme runs code.
    init?(_ address: String) {
        guard !address.isEmpty, !Self.runsCode(address) else { return nil }
        text = PercentEncoding.encoded(address, keepsOneFragment: true) { Self.isAllowed($0) }
    }

    private static func runsCode(_ address: String) -> Bool {
        // Nearly all.
        if address.utf8.starts(with: "http".utf8) || address.utf8.starts(with: "mailto:".utf8) { return false }
        let scheme = address.prefix { $0 != ":" }.lowercased().filter { !$0.isWhitespace }
        return address.contains(":") && ["javascript", "vbscript", "data", "file"].contains(scheme)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case let byte: "-._~:/?#@!$&'()*+,;=%".utf8.contains(byte)
        }
    }
}
