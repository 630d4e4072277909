/// The types of the relationships that a DOCX of ours has.
///
/// Source: ISO/IEC 29500-1, 11.3 and 15.2; ISO/IEC 29500-2, 8.2.
enum RelationshipType {
    static let document = office + "officeDocument"
    static let extendedProperties = office + "extended-properties"
    static let coreProperties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    static let styles = office + "styles"
    static let numbering = office + "numbering"
    static let settings = office + "settings"
    static let fontTable = office + "fontTable"
    static let theme = office + "theme"
    static let footnotes = office + "footnotes"
    static let header = office + "header"
    static let footer = office + "footer"
    static let image = office + "image"
    static let hyperlink = office + "hyperlink"

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
}
