internal import XMLTree

/// What is the same in every document of a writer, written once.
struct PreparedParts: Sendable {
    let theme: [UInt8]
    let fontTable: [UInt8]
    /// The elements of all styles but those of headings, which a document may number; with a reference document, of all
    /// that are added to its styles.
    let styles: [UInt8]

    /// - Throws: If a name in the house style holds what XML forbids.
    init(_ sheet: StyleSheet) throws(XMLError) {
        theme = try ThemePart(house: sheet.house).write()
        fontTable = try FontTablePart(house: sheet.house).write()
        let xml = XMLWriter()
        xml.start("x")
        for definition in sheet.definitions where sheet.reference != nil || definition.headingLevel == nil {
            definition.write(to: xml) { sheet.id($0) }
        }
        xml.end()
        styles = XMLWriter.content(of: try xml.finish())
    }
}

extension StyleDefinition {
    /// 1 to 6 for the style of a heading.
    var headingLevel: Int? {
        StyleName(rawValue: id).flatMap { style in (1...6).first { StyleName.heading($0) == style } }
    }
}
