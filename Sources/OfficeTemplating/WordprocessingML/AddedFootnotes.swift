internal import Packaging

/// The part of footnotes for a document whose template has none: its separators, and the styles of its notes.
///
/// Source: ISO/IEC 29500-1, 11.3.7 (footnotes part), 17.11.15 (`w:footnotes`) and 17.11.23 (`w:separator`).
enum AddedFootnotes {
    static let textStyle = "LetterpressFootnoteText"
    static let referenceStyle = "LetterpressFootnoteReference"
    static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

    /// - Parameters:
    ///   - notes: The notes in the order of the text, with the prefix.
    ///   - prefix: That of the main part's elements, with its colon.
    static func part(_ notes: [UInt8], prefix: String) -> [UInt8] {
        let declaration = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())"
        func separator(_ id: Int, _ type: String, _ element: String) -> String {
            "<\(prefix)footnote \(prefix)type=\"\(type)\" \(prefix)id=\"\(id)\"><\(prefix)p><\(prefix)r><\(prefix)\(element)/>"
                + "</\(prefix)r></\(prefix)p></\(prefix)footnote>"
        }
        let head =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<\(prefix)footnotes \(declaration)=\"\(WordNames.main)\">"
            + separator(-1, "separator", "separator")
            + separator(0, "continuationSeparator", "continuationSeparator")
        return Array(head.utf8) + notes + Array("</\(prefix)footnotes>".utf8)
    }

    /// The styles of notes that the template has none for: small text, and raised numbers.
    static func styles(missing catalogue: StyleCatalogue) -> String {
        let names = "xmlns:w=\"\(WordNames.main)\""
        var result = ""
        if catalogue.noteText == nil {
            result +=
                "<w:style \(names) w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"\(textStyle)\"><w:name w:val=\"Note Text\"/>"
                + "<w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"
                + "</w:rPr></w:style>"
        }
        if catalogue.noteReference == nil {
            result +=
                "<w:style \(names) w:type=\"character\" w:customStyle=\"1\" w:styleId=\"\(referenceStyle)\"><w:name w:val=\"Note Reference\"/>"
                + "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
        }
        return result
    }
}
