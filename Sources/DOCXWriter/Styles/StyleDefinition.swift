internal import XMLTree

/// One style of the styles part.
///
/// Source: ISO/IEC 29500-1, 17.7.4.17 (`w:style`), with its children in the schema's order.
struct StyleDefinition: Sendable {
    var id: String
    var name: String
    var kind: StyleName.Kind
    var basedOn: StyleName?
    var next: StyleName?
    var isDefault = false
    /// Where Word lists it; a style without stands among those of the user.
    var priority: Int?
    /// Whether Word's gallery shows it.
    var isQuick = false
    var paragraph = ParagraphProperties()
    var run = RunProperties()
    var table: TableStyleProperties?

    /// - Parameter id: The id of another style, which a reference document may have under another id.
    func write(to xml: XMLWriter, id ids: (StyleName) -> String) {
        xml.start("w:style", ["w:type": kind.rawValue])
        if isDefault { xml.attribute("w:default", "1") }
        // What Word does not know itself is custom.
        if priority == nil { xml.attribute("w:customStyle", "1") }
        xml.attribute("w:styleId", id)
        xml.value("w:name", name)
        if let basedOn { xml.value("w:basedOn", ids(basedOn)) }
        if let next { xml.value("w:next", ids(next)) }
        if let priority { xml.value("w:uiPriority", priority) }
        if kind == .table && isDefault || kind == .numbering {
            xml.empty("w:semiHidden")
            xml.empty("w:unhideWhenUsed")
        }
        if isQuick { xml.empty("w:qFormat") }
        paragraph.write(to: xml)
        run.write(to: xml)
        table?.write(to: xml)
        xml.end()
    }
}
