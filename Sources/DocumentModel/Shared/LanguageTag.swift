/// A language, script and country, read from a BCP 47 tag; variants, extensions and private use are left out.
///
/// Source: RFC 5646, 2.1 (syntax of tags) and 2.1.1 (case).
package struct LanguageTag: Hashable, Sendable {
    /// Two or three letters in lower case.
    package let language: String
    /// Four letters, such as `Latn`; for most languages none is named.
    package let script: String?
    /// In capitals; `nil` where the tag has none and the language is not mostly that of one country.
    package let country: String?
    /// Whether text of the language runs from right to left.
    package let isRightToLeft: Bool

    package static let english = LanguageTag(language: "en", script: nil, country: "GB")

    private init(language: String, script: String?, country: String?) {
        self.language = language
        self.script = script
        self.country = country
        isRightToLeft = Self.isRightToLeft(language)
    }

    /// - Returns: `nil` for what does not start with a language of two or three letters.
    package init?(_ tag: String) {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard Self.isValid(tag), let first = parts.first, (2...3).contains(first.utf8.count) else { return nil }
        let language = first.lowercased()
        var script: String?
        var country: String?
        for part in parts.dropFirst() {
            let count = part.utf8.count
            if count == 4, part.utf8.allSatisfy(Self.isLetter), script == nil, country == nil {
                script = part.prefix(1).uppercased() + part.dropFirst().lowercased()
            } else if country == nil,
                (count == 2 && part.utf8.allSatisfy(Self.isLetter))
                    || (count == 3 && part.utf8.allSatisfy(Self.isDigit))
            {
                country = part.uppercased()
            } else {
                break
            }
        }
        self.init(language: language, script: script, country: country ?? Self.ownCountry[language])
    }

    /// - Parameter tag: A tag, of which the language counts.
    package static func isRightToLeft(_ tag: String) -> Bool {
        rightToLeft.contains(tag.prefix { $0 != "-" }.lowercased())
    }

    /// Whether a text is a tag in form.
    package static func isValid(_ tag: String) -> Bool {
        guard tag.utf8.count <= 35 else { return false }
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(isLetter) else {
            return false
        }
        return parts.allSatisfy {
            (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { isLetter($0) || isDigit($0) }
        }
    }

    private static let rightToLeft: Set<String> = [
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi",
    ]

    /// The languages of Britain and Ireland, of which a country has a form of its own.
    private static let ownCountry = ["en": "GB", "cy": "GB", "gd": "GB", "kw": "GB", "ga": "IE"]

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
