/// A language as Word knows it: a tag with its region, since Word has no Welsh without a country.
///
/// Source: ISO/IEC 29500-1, 17.18.51 (`ST_Lang`); BCP 47.
struct LanguageTag: Hashable, Sendable {
    let tag: String
    let isRightToLeft: Bool

    /// - Parameter tag: BCP 47, such as `cy` or `en-GB`.
    /// - Returns: `nil` for what cannot be a tag.
    init?(_ tag: String) {
        let isPlain = tag.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard isPlain, (2...35).contains(tag.utf8.count) else { return nil }
        let primary = tag.prefix { $0 != "-" }.lowercased()
        isRightToLeft = Self.rightToLeft.contains(primary)
        self.tag = Self.withRegion[tag.lowercased()] ?? tag
    }

    private static let rightToLeft: Set<String> = ["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]

    /// The languages that public bodies in Britain publish in, with the region that Word asks for.
    private static let withRegion = [
        "ar": "ar-SA", "bn": "bn-BD", "bg": "bg-BG", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK", "de": "de-DE",
        "el": "el-GR", "en": "en-GB", "es": "es-ES", "et": "et-EE", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR",
        "ga": "ga-IE", "gd": "gd-GB", "gu": "gu-IN", "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU",
        "it": "it-IT", "kw": "kw-GB", "lt": "lt-LT", "lv": "lv-LV", "nl": "nl-NL", "no": "nb-NO", "pa": "pa-IN",
        "pl": "pl-PL", "ps": "ps-AF", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "so": "so-SO",
        "sq": "sq-AL", "sv": "sv-SE", "ta": "ta-IN", "ti": "ti-ER", "tr": "tr-TR", "uk": "uk-UA", "ur": "ur-PK",
        "vi": "vi-VN", "zh": "zh-CN",
    ]
}
