internal import XMLTree

/// What `w:tcPr` says after the width, written in the order that the schema asks for.
///
/// Source: ISO/IEC 29500-1, 17.4.69.
struct CellProperties: Hashable {
    /// In columns.
    var span = 1
    /// Whether the cell begins one that reaches into the rows below (`true`), or goes on with one (`false`).
    var startsMerge: Bool?
    var shading: String?

    func write(to xml: XMLWriter) {
        if span > 1 { xml.value("w:gridSpan", span) }
        if let startsMerge { xml.value("w:vMerge", startsMerge ? "restart" : "continue") }
        if let shading { xml.shading(shading) }
    }

    /// The start of `w:tc` and of `w:tcPr`. Every table has widths of its own, which leaves only the rest to be shared.
    static func writeStart(width: Twips, to xml: XMLWriter) {
        xml.raw("<w:tc><w:tcPr><w:tcW w:w=\"")
        xml.raw(width.rawValue)
        xml.raw("\" w:type=\"dxa\"/>")
    }
}
