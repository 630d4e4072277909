internal import Diagnostics

/// Addresses that links may lead to.
enum LinkAddress {
    /// - Throws: For schemes that run code or read files: links of a publication lead to pages, mail and telephones.
    static func check(_ address: String) throws(Diagnostic) {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
        let scheme = address[..<colon].lowercased()
        guard scheme.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
        else { return }
        guard !["http", "https", "mailto", "tel", "ftp", "ftps", "sms"].contains(scheme) else { return }
        throw Diagnostic(
            .linkScheme, "a link may not lead to an address that begins with '\(scheme.prefix(20)):'",
            hint: "use https:, http:, mailto: or tel:")
    }
}
