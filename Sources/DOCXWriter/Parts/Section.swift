internal import DocumentModel
internal import XMLTree

/// The size of the pages, their margins, and what stands above and below their text.
///
/// Source: ISO/IEC 29500-1, 17.6.17 (`w:sectPr`), with its children in the schema's order.
struct Section {
    struct Reference {
        var isHeader: Bool
        /// `default`, `first` or `even`.
        var kind: String
        var relationship: String
    }

    var house: HouseStyle
    var references: [Reference] = []
    /// The page layout of a reference document, as it is written there.
    var borrowed: [UInt8]?
    /// Whether the first page has a header and footer of its own, or none.
    var hasTitlePage = false

    func write(to xml: XMLWriter) {
        xml.start("w:sectPr")
        // All headers before all footers would do as well: the schema lets them mix.
        for reference in references {
            xml.start(reference.isHeader ? "w:headerReference" : "w:footerReference")
            xml.attribute("w:type", reference.kind)
            xml.attribute("r:id", reference.relationship)
            xml.end()
        }
        if let borrowed {
            xml.raw(borrowed)
        } else {
            writeLayout(to: xml)
        }
        xml.end()
    }

    private func writeLayout(to xml: XMLWriter) {
        xml.start("w:pgSz")
        xml.attribute("w:w", max(1, Twips(points: house.pageWidth).rawValue))
        xml.attribute("w:h", max(1, Twips(points: house.pageHeight).rawValue))
        if house.pageWidth > house.pageHeight { xml.attribute("w:orient", "landscape") }
        xml.end()
        xml.start("w:pgMar")
        xml.attribute("w:top", Twips(points: house.marginTop).rawValue)
        xml.attribute("w:right", max(0, Twips(points: house.marginRight).rawValue))
        xml.attribute("w:bottom", Twips(points: house.marginBottom).rawValue)
        xml.attribute("w:left", max(0, Twips(points: house.marginLeft).rawValue))
        xml.attribute("w:header", max(0, Twips(points: house.marginTop / 2).rawValue))
        xml.attribute("w:footer", max(0, Twips(points: house.marginBottom / 2).rawValue))
        xml.attribute("w:gutter", 0)
        xml.end()
        xml.empty("w:cols", ["w:space": "708"])
        if hasTitlePage { xml.empty("w:titlePg") }
    }
}
