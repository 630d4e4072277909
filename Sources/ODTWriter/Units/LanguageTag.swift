/// A language as text properties name it.
///
/// Source: ODF 1.3 part 3, 20.198 (`fo:language`), 20.188 (`fo:country`), 20.213 (`fo:script`), 20.346
/// (`style:rfc-language-tag`).
struct LanguageTag: Hashable {
    let language: String
    /// Four letters, such as `Latn`; for most languages none is named.
    let script: String?
    /// `none` where neither the tag nor the language implies a country: an unset one would come from the surroundings.
    let country: String

    static let english = LanguageTag(language: "en", script: nil, country: "GB")

    private init(language: String, script: String?, country: String) {
        self.language = language
        self.script = script
        self.country = country
    }

    /// Reads a BCP 47 tag; variants, extensions and private use are left out.
    ///
    /// - Returns: `nil` for what does not start with a language of two or three letters.
    init?(_ tag: String) {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.utf8.count), Self.isLetters(first) else { return nil }
        let language = first.lowercased()
        var script: String?
        var country: String?
        for part in parts.dropFirst() {
            let count = part.utf8.count
            if count == 4, Self.isLetters(part), script == nil, country == nil {
                script = part.prefix(1).uppercased() + part.dropFirst().lowercased()
            } else if country == nil, (count == 2 && Self.isLetters(part)) || (count == 3 && Self.isDigits(part)) {
                country = part.uppercased()
            } else {
                break
            }
        }
        self.init(language: language, script: script, country: country ?? Self.usualCountry[language] ?? "none")
    }

    /// Whether text of the language runs from right to left.
    var isRightToLeft: Bool { ["ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"].contains(language) }

    /// The attributes of `style:text-properties`. Word processors keep a language for each of three groups of scripts, so
    /// that of an Asian or complex script is named for its group too.
    var properties: [(String, String)] {
        var properties = [("fo:language", language), ("fo:country", country)]
        if let script { properties.append(("fo:script", script)) }
        let group: String? =
            if Self.asian.contains(language) { "asian" } else if Self.complex.contains(language) { "complex" } else {
                nil
            }
        if let group {
            properties.append(("style:language-\(group)", language))
            properties.append(("style:country-\(group)", country))
        }
        return properties
    }

    private static let usualCountry = ["en": "GB", "cy": "GB", "gd": "GB", "kw": "GB", "ga": "IE"]
    private static let asian: Set = ["zh", "ja", "ko"]
    private static let complex: Set = [
        "ar", "bn", "dv", "fa", "gu", "he", "hi", "kn", "ks", "lo", "ml", "mr", "my", "ne", "pa", "ps", "sd", "si",
        "ta", "te", "th", "ug", "ur", "yi",
    ]

    private static func isLetters(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    }

    private static func isDigits(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
