internal import DocumentModel
internal import XMLTree

/// `word/styles.xml`: the defaults of the document, then every style.
///
/// Source: ISO/IEC 29500-1, 17.7.
struct StylesPart {
    let sheet: StyleSheet
    let prepared: PreparedParts
    let language: LanguageTag?
    /// The numbering instance that headings belong to, where the document numbers them.
    let headingNumbering: Int?

    func write() throws(XMLError) -> [UInt8] {
        if let reference = sheet.reference {
            return reference.styles.part(adding: prepared.styles, language: (language ?? .english).word)
        }
        let xml = XMLWriter()
        xml.start("w:styles", ["xmlns:w": Namespace.wordprocessing])
        writeDefaults(to: xml)
        xml.raw(prepared.styles)
        for definition in sheet.definitions {
            guard let level = definition.headingLevel else { continue }
            var definition = definition
            if let headingNumbering, level >= 2 {
                definition.paragraph.label = ListLabel(instance: headingNumbering, level: level - 2)
            }
            definition.write(to: xml) { sheet.id($0) }
        }
        xml.end()
        return try xml.finish()
    }

    private func writeDefaults(to xml: XMLWriter) {
        xml.start("w:docDefaults")
        xml.start("w:rPrDefault")
        var run = RunProperties(font: sheet.house.textFonts.first ?? "Arial")
        run.size = HalfPoints(points: sheet.house.text.size)
        run.language = (language ?? .english).word
        run.write(to: xml)
        xml.end()
        xml.start("w:pPrDefault")
        xml.end()
        xml.end()
    }
}
