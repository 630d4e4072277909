internal import XMLTree

/// What a table style adds to a paragraph style: margins of cells, lines, and the look of the first row.
///
/// Source: ISO/IEC 29500-1, 17.7.6 (table styles).
struct TableStyleProperties: Sendable {
    struct CellMargins: Sendable {
        var top: Twips
        var left: Twips
        var bottom: Twips
        var right: Twips
    }

    var margins: CellMargins
    var borders: Borders?
    /// The background and the line below of the first row; `nil` where it looks like the others.
    var firstRow: (shading: String, line: Border)?

    func write(to xml: XMLWriter) {
        xml.start("w:tblPr")
        xml.empty("w:tblInd", ["w:w": "0", "w:type": "dxa"])
        borders?.write("w:tblBorders", to: xml)
        xml.start("w:tblCellMar")
        margin("w:top", margins.top, to: xml)
        margin("w:left", margins.left, to: xml)
        margin("w:bottom", margins.bottom, to: xml)
        margin("w:right", margins.right, to: xml)
        xml.end()
        xml.end()
        guard let firstRow else { return }
        xml.start("w:tblStylePr", ["w:type": "firstRow"])
        xml.start("w:tblPr")
        xml.end()
        xml.start("w:tcPr")
        Borders(bottom: firstRow.line).write("w:tcBorders", to: xml)
        xml.shading(firstRow.shading)
        xml.empty("w:vAlign", ["w:val": "bottom"])
        xml.end()
        xml.end()
    }

    private func margin(_ name: String, _ width: Twips, to xml: XMLWriter) {
        xml.start(name)
        xml.attribute("w:w", width.rawValue)
        xml.attribute("w:type", "dxa")
        xml.end()
    }
}
