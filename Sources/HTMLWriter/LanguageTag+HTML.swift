internal import DocumentModel

extension LanguageTag {
    /// - Returns: `nil` for what is no language tag in form.
    static func valid(_ tag: String) -> String? { isValid(tag) ? tag : nil }

    /// `en_GB`, as Open Graph writes it; `nil` where the country is not known.
    static func locale(_ tag: String) -> String? {
        guard let parsed = LanguageTag(tag), let country = parsed.country else { return nil }
        return parsed.language + "_" + country
    }
}
