internal import DocumentModel

extension LanguageTag {
    /// The language as Word knows it: with its region, since Word has no Welsh without a country.
    ///
    /// Source: ISO/IEC 29500-1, 17.18.51 (`ST_Lang`); BCP 47.
    var word: String {
        [language, script, country ?? Self.usualCountry[language]].compactMap { $0 }.joined(separator: "-")
    }

    /// The languages that public bodies in Britain publish in besides its own, with the region that Word asks for.
    private static let usualCountry = [
        "ar": "SA", "bn": "BD", "bg": "BG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "es": "ES", "et": "EE",
        "fa": "IR", "fi": "FI", "fr": "FR", "gu": "IN", "he": "IL", "hi": "IN", "hr": "HR", "hu": "HU", "it": "IT",
        "lt": "LT", "lv": "LV", "nl": "NL", "nb": "NO", "pa": "IN", "pl": "PL", "ps": "AF", "pt": "PT", "ro": "RO",
        "ru": "RU", "sk": "SK", "so": "SO", "sq": "AL", "sv": "SE", "ta": "IN", "ti": "ER", "tr": "TR", "uk": "UA",
        "ur": "PK", "vi": "VN", "zh": "CN",
    ]
}
