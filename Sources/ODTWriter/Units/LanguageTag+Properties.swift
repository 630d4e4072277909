internal import DocumentModel

extension LanguageTag {
    /// The attributes of `style:text-properties`. Word processors keep a language for each of three groups of scripts, so
    /// that of an Asian or complex script is named for its group too. Where no country is known it is `none`: an unset one
    /// would come from the surroundings.
    ///
    /// Source: ODF 1.3 part 3, 20.198 (`fo:language`), 20.188 (`fo:country`), 20.213 (`fo:script`).
    var properties: [(String, String)] {
        let country = country ?? "none"
        var properties = [("fo:language", language), ("fo:country", country)]
        if let script { properties.append(("fo:script", script)) }
        if let group = Self.asian.contains(language) ? "asian" : Self.complex.contains(language) ? "complex" : nil {
            properties.append(("style:language-\(group)", language))
            properties.append(("style:country-\(group)", country))
        }
        return properties
    }

    private static let asian: Set = ["zh", "ja", "ko"]
    private static let complex: Set = [
        "ar", "bn", "dv", "fa", "gu", "he", "hi", "kn", "ks", "lo", "ml", "mr", "my", "ne", "pa", "ps", "sd", "si",
        "ta", "te", "th", "ug", "ur", "yi",
    ]
}
