internal import DocumentModel
internal import XMLTree

extension StylesPart {
    /// From the header or footer to the text.
    private static let gap = 12.0

    private var hasHeader: Bool { notice != nil || metadata.pageHeader?.isEmpty == false }

    private var isFirstPageOther: Bool { notice != nil || beginsWithCover }

    /// The page, whose header and footer stand in the outer halves of the margins.
    ///
    /// Source: ODF 1.3 part 3, 16.5 (`style:page-layout`), 17.2 (`style:page-layout-properties`).
    func writePageLayout(to xml: XMLWriter) {
        let top = page.marginTop
        let bottom = page.marginBottom
        xml.start("style:page-layout", ["style:name": Self.pageLayout])
        xml.start(
            "style:page-layout-properties",
            [
                "fo:page-width": Length(points: page.width).description,
                "fo:page-height": Length(points: page.height).description,
                "style:print-orientation": page.width > page.height ? "landscape" : "portrait",
                "fo:margin-top": Length(points: hasHeader ? top / 2 : top).description,
                "fo:margin-bottom": Length(points: bottom / 2).description,
                "fo:margin-left": Length(points: page.marginLeft).description,
                "fo:margin-right": Length(points: page.marginRight).description,
                "style:writing-mode": language.isRightToLeft ? "rl-tb" : "lr-tb", "style:num-format": "1",
                "style:footnote-max-height": "0pt",
            ])
        xml.empty(
            "style:footnote-sep",
            [
                "style:width": "0.5pt", "style:distance-before-sep": "3pt", "style:distance-after-sep": "4pt",
                "style:line-style": "solid", "style:adjustment": language.isRightToLeft ? "right" : "left",
                "style:rel-width": "25%", "style:color": HexColour.css(style.rule),
            ])
        xml.end()
        xml.start("style:header-style")
        if hasHeader { writeBox(height: top / 2, gapSide: "fo:margin-bottom", to: xml) }
        xml.end()
        xml.start("style:footer-style")
        writeBox(height: bottom / 2, gapSide: "fo:margin-top", to: xml)
        xml.end()
        xml.end()
    }

    private func writeBox(height: Double, gapSide: String, to xml: XMLWriter) {
        xml.start("style:header-footer-properties")
        xml.attribute("fo:min-height", Length(points: max(height, 14)).description)
        xml.attribute("fo:margin-left", "0pt")
        xml.attribute("fo:margin-right", "0pt")
        xml.attribute(gapSide, Length(points: min(Self.gap, height / 2)).description)
        xml.end()
    }

    /// The first page has no header where the embargo stands in its text, whose first line it is; a cover has no footer either.
    func writeMasterPage(to xml: XMLWriter) {
        xml.start("style:master-page", ["style:name": Self.masterPage, "style:page-layout-name": Self.pageLayout])
        if hasHeader {
            xml.start("style:header")
            writeNotice(to: xml)
            writePageHeader(to: xml)
            xml.end()
            if isFirstPageOther {
                // Without a paragraph in it, LibreOffice takes the page style to have no header at all.
                xml.start("style:header-first")
                xml.empty("text:p", ["text:style-name": ParagraphStyle.header.name])
                xml.end()
            }
        }
        xml.start("style:footer")
        writePageFooter(to: xml)
        xml.end()
        if isFirstPageOther {
            // Where the first page has a header of its own, LibreOffice wants a footer too.
            xml.start("style:footer-first")
            if beginsWithCover {
                xml.empty("text:p", ["text:style-name": ParagraphStyle.header.name])
            } else {
                writePageFooter(to: xml)
            }
            xml.end()
        }
        xml.end()
    }

    /// The embargo, for the top of a page header; nothing where there is none.
    func writeNotice(to xml: XMLWriter) {
        guard let notice else { return }
        xml.element("text:p", ["text:style-name": ParagraphStyle.headerEmbargo.name], text: notice)
    }

    private func writePageHeader(to xml: XMLWriter) {
        guard let text = metadata.pageHeader, !text.isEmpty else { return }
        xml.element("text:p", ["text:style-name": ParagraphStyle.header.name], text: text)
    }

    /// `pageFooter`, and `Page X of Y` at the right edge.
    private func writePageFooter(to xml: XMLWriter) {
        xml.start("text:p", ["text:style-name": ParagraphStyle.footer.name])
        if let text = metadata.pageFooter { xml.text(text) }
        xml.empty("text:tab")
        var rest = metadata.wording.pageOfPages[...]
        while !rest.isEmpty {
            if rest.hasPrefix("{page}") {
                xml.element("text:page-number", ["text:select-page": "current"], text: "1")
                rest = rest.dropFirst("{page}".count)
            } else if rest.hasPrefix("{pages}") {
                xml.element("text:page-count", text: "1")
                rest = rest.dropFirst("{pages}".count)
            } else {
                let end = rest.dropFirst().firstIndex(of: "{") ?? rest.endIndex
                xml.text(String(rest[..<end]))
                rest = rest[end...]
            }
        }
        xml.end()
    }
}
