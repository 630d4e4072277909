/// Language tags as HTML takes them (BCP 47).
enum LanguageTag {
    private static let rightToLeft: Set<String> = [
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi",
    ]

    /// - Returns: `nil` for what is no language tag in form.
    static func valid(_ tag: String) -> String? {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(isLetter),
            parts.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { isLetter($0) || isDigit($0) } })
        else { return nil }
        return tag
    }

    static func isRightToLeft(_ tag: String) -> Bool {
        rightToLeft.contains(tag.prefix { $0 != "-" }.lowercased())
    }

    /// `en_GB`, as Open Graph writes it; `nil` where the country is not known.
    static func locale(_ tag: String) -> String? {
        let parts = tag.split(separator: "-")
        if parts.count == 2, parts[1].utf8.count == 2 { return "\(parts[0].lowercased())_\(parts[1].uppercased())" }
        return tag.lowercased() == "cy" ? "cy_GB" : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
