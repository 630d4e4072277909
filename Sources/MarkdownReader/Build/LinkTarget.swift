/// The address of a link, judged after values have been put in.
enum LinkTarget {
    case address(String)
    case fragment(String)
    case empty
    case forbidden(reason: String)

    /// The schemes that a publication may lead to.
    static let schemes = ["https", "http", "mailto", "tel"]

    /// White space around the address is dropped; characters that no address may hold are percent-encoded, control
    /// characters forbidden: browsers drop some of them, which could turn text into a scheme.
    init(_ text: String) {
        let address = Self.trimmed(text)
        guard !address.isEmpty else {
            self = .empty
            return
        }
        guard !address.unicodeScalars.contains(where: Self.isControl) else {
            self = .forbidden(reason: "the address of a link holds a control character")
            return
        }
        if address.first == "#" {
            self = address.count > 1 ? .fragment(Self.encoded(String(address.dropFirst()))) : .empty
            return
        }
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")),
            let scheme = Self.scheme(address.utf8[..<colon])
        else {
            self = .forbidden(reason: "the address of a link has no scheme: a document stands alone")
            return
        }
        guard Self.schemes.contains(scheme) else {
            self = .forbidden(reason: "links may lead to https, http, mailto, tel and '#', not to '\(scheme):'")
            return
        }
        let rest = address.utf8[address.utf8.index(after: colon)...]
        let isWeb = scheme == "https" || scheme == "http"
        let slashes = Array("//".utf8)
        guard
            isWeb
                ? rest.starts(with: slashes) && rest.count > 2 && rest.dropFirst(2).first != slashes[0] : !rest.isEmpty
        else {
            self = .forbidden(reason: "the address of a link names nothing behind '\(scheme):'")
            return
        }
        self = .address(Self.encoded(address))
    }

    /// Whether what stands between angle brackets is an address, as CommonMark 6.7 has it for those with a scheme and
    /// those of e-mail.
    static func isAutolink(_ text: String) -> Bool {
        if text.utf8.contains(where: { $0 <= 0x20 }) { return false }
        if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), scheme(text.utf8[..<colon]) != nil { return true }
        return isMailAddress(text)
    }

    static func isMailAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        let allowed = Set("!#$%&'*+/=?^_`{|}~.-".utf8)
        let isLetter: (UInt8) -> Bool = {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
        }
        return parts[0].allSatisfy { isLetter($0) || allowed.contains($0) }
            && parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0.first != UInt8(ascii: "-")
                    && $0.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// The scheme in lower case; `nil` for what is none (RFC 3986, 3.1), and for a single letter, which is a drive.
    private static func scheme(_ text: Substring.UTF8View) -> String? {
        guard let first = text.first, (0x41...0x5A).contains(first & 0xDF), (2...32).contains(text.count),
            text.allSatisfy({
                (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "+")
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            })
        else { return nil }
        return String(decoding: Array(text), as: UTF8.self).lowercased()
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func encoded(_ address: String) -> String {
        let unsafe = Set(" \"<>`{}|\\^".utf8)
        guard address.utf8.contains(where: { unsafe.contains($0) }) else { return address }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in address.utf8 {
            if unsafe.contains(byte) {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
