internal import DocumentModel
internal import XMLTree

extension ContentPart {
    /// Writes a table of contents that is complete as it stands: its entries are links with estimated page numbers, which a
    /// word processor corrects when it updates the index.
    ///
    /// The index is built from paragraph styles, not outline levels: those would bring in the title (level 1), and headings
    /// of the class `unlisted`.
    ///
    /// Source: ODF 1.3 part 3, 8.3 (`text:table-of-content`).
    mutating func writeContents(depth: Int, title: [Inline], in surroundings: Surroundings) {
        guard !surroundings.isInNote else { return }
        let depth = min(max(depth, 1), 5)
        let entries = document.contents(depth: depth)
        suspendLists()
        contentsCount += 1
        let name = "Contents\(contentsCount)"
        xml.start("text:table-of-content", ["text:name": name, "text:protected": "false"])
        writeSource(depth: depth, title: title.plainText)
        xml.start("text:index-body")
        var inner = surroundings
        inner.listLevel = 0
        if title.hasContent(in: document) {
            xml.start("text:index-title", ["text:name": name + "_Head"])
            writeParagraph(title, style: .contentsHeading, in: inner)
            xml.end()
        }
        let pages = pageEstimate ?? PageEstimate(document, style: style, width: page.textWidth, height: page.textHeight)
        pageEstimate = pages
        for entry in entries { write(entry, page: pages.pages[entry.id] ?? 1, in: inner) }
        xml.end()
        xml.end()
    }

    private func writeSource(depth: Int, title: String) {
        xml.start(
            "text:table-of-content-source",
            [
                "text:outline-level": String(depth), "text:use-outline-level": "false",
                "text:use-index-marks": "false", "text:use-index-source-styles": "true",
            ])
        xml.element(
            "text:index-title-template", ["text:style-name": ParagraphStyle.contentsHeading.name], text: title)
        for level in 1...depth { writeEntryTemplate(level) }
        for level in 1...depth {
            xml.start("text:index-source-styles", ["text:outline-level": String(level)])
            xml.empty("text:index-source-style", ["text:style-name": ParagraphStyle.heading(level + 1).name])
            xml.end()
        }
        xml.end()
    }

    private func writeEntryTemplate(_ level: Int) {
        let link = CharacterStyle.indexLink.name
        xml.start(
            "text:table-of-content-entry-template",
            ["text:outline-level": String(level), "text:style-name": ParagraphStyle.contents(level).name])
        xml.empty("text:index-entry-link-start", ["text:style-name": link])
        if document.metadata.numbersHeadings {
            xml.empty("text:index-entry-chapter", ["text:display": "number"])
            xml.element("text:index-entry-span", text: " ")
        }
        xml.empty("text:index-entry-text")
        xml.empty("text:index-entry-tab-stop", ["style:type": "right", "style:leader-char": "."])
        xml.empty("text:index-entry-page-number")
        xml.empty("text:index-entry-link-end")
        xml.end()
    }

    private mutating func write(_ entry: ContentsEntry, page: Int, in surroundings: Surroundings) {
        let text = entry.inlines.plainText
        guard !text.isEmpty || entry.number != nil else { return }
        startParagraph("text:p", style: .contents(entry.level), in: surroundings)
        startInline("text:a")
        xml.attribute("xlink:type", "simple")
        xml.attribute("xlink:href", "#" + IRI.encoded(entry.id))
        xml.attribute("text:style-name", CharacterStyle.indexLink.name)
        xml.attribute("text:visited-style-name", CharacterStyle.indexLink.name)
        if let number = entry.number { writeText(number + " ") }
        writeText(text)
        writePendingSpaces()
        xml.empty("text:tab")
        flow.isAtStart = true
        writeText(String(page))
        xml.end()
        endParagraph()
    }
}
