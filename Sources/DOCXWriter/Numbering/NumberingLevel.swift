internal import XMLTree

/// One level of a numbering definition.
///
/// Source: ISO/IEC 29500-1, 17.9.6 (`w:lvl`), with its children in the schema's order.
struct NumberingLevel {
    var start = 1
    /// `ST_NumberFormat`: `decimal`, `bullet` …
    var format: String
    /// The label, `%1` standing for the number of the first level.
    var text: String
    var indent: ParagraphProperties.Indent
    /// The id of the paragraph style whose paragraphs stand on this level.
    var style: String?
    /// The level, counted from 1, after which this one begins anew, instead of after every level above.
    var restartsAfter: Int?

    func write(_ index: Int, to xml: XMLWriter) {
        xml.start("w:lvl")
        xml.attribute("w:ilvl", index)
        xml.value("w:start", start)
        xml.value("w:numFmt", format)
        if let restartsAfter { xml.value("w:lvlRestart", restartsAfter) }
        if let style { xml.value("w:pStyle", style) }
        xml.value("w:lvlText", text)
        xml.value("w:lvlJc", "left")
        ParagraphProperties(indent: indent).write(to: xml)
        xml.end()
    }
}
