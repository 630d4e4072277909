internal import DocumentModel

/// The target of a link, checked and fit for an attribute.
enum LinkTarget {
    /// A place in the document, by its identifier.
    case place(String)
    case address(String)
    /// Of a scheme that a document may not link to.
    case forbidden

    private static let schemes = ["https:", "http:", "mailto:", "tel:"]

    init(_ target: String) {
        // Browsers drop white space at both ends, and tabs and line ends anywhere (URL Standard, 4.4).
        let target = target.filter { !$0.isNewline && $0 != "\t" }.drop { $0.isWhitespace }
        if target.first == "#" {
            self = .place(String(target.dropFirst()))
        } else if Self.schemes.contains(where: { target.prefix($0.count).lowercased() == $0 }) {
            self = .address(Self.encoded(String(target)))
        } else {
            self = .forbidden
        }
    }

    /// The target as a file beside the page or below it; `nil` for anything that could leave the folder or have a scheme.
    static func file(_ target: String) -> String? {
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(""), !parts.contains(".."), !target.utf8.contains(UInt8(ascii: ":")),
            !target.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") })
        else { return nil }
        return encoded(target)
    }

    /// Percent-encodes what may not stand in an address (URL Standard, 4.3), and leaves what is encoded already.
    static func encoded(_ address: String) -> String {
        PercentEncoding.encoded(address) { byte in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
                UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), 0...0x20, 0x7F...:
                false
            default: true
            }
        }
    }
}
