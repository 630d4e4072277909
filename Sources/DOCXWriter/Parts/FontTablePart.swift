internal import DocumentModel
internal import XMLTree

/// `word/fontTable.xml`: the fonts of the house style, with those to take where they are missing.
///
/// Source: ISO/IEC 29500-1, 17.8.3.
struct FontTablePart {
    let house: HouseStyle

    func write() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start("w:fonts", ["xmlns:w": Namespace.wordprocessing])
        let text = house.textFonts.first ?? "Arial"
        let code = house.codeFonts.first ?? "Courier New"
        write(text, house.textFonts, family: "swiss", pitch: "variable", to: xml)
        if code != text { write(code, house.codeFonts, family: "modern", pitch: "fixed", to: xml) }
        xml.end()
        return try xml.finish()
    }

    private func write(_ font: String, _ others: [String], family: String, pitch: String, to xml: XMLWriter) {
        xml.start("w:font")
        xml.attribute("w:name", font)
        let isGeneric: Set<String> = ["serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"]
        if let other = others.dropFirst().first(where: { !isGeneric.contains($0) }) { xml.value("w:altName", other) }
        xml.value("w:charset", "00")
        xml.value("w:family", family)
        xml.value("w:pitch", pitch)
        xml.end()
    }
}
