internal import DocumentModel
internal import XMLTree

extension StoryWriter {
    /// A table of contents as Word makes it: a field whose result is written out, in the content control that carries
    /// Word's own button to update it. Its page numbers are guesses until then.
    ///
    /// Source: ISO/IEC 29500-1, 17.16.5.68 (`TOC`) and 17.5.2.13 (`w:docPartObj`).
    func writeContents(depth: Int, title: [Inline], in place: Surroundings) {
        let depth = min(max(depth, 1), 5)
        let entries = state.document.contents(depth: depth)
        guard !entries.isEmpty || shows(title) else { return }
        writePendingLabel(in: place)
        guard !entries.isEmpty else {
            startParagraph(.contentsHeading, in: place)
            write(title, as: format(.contentsHeading, in: place, inlines: title))
            return endParagraph()
        }
        xml.start("w:sdt")
        xml.start("w:sdtPr")
        xml.start("w:docPartObj")
        xml.value("w:docPartGallery", "Table of Contents")
        xml.empty("w:docPartUnique")
        xml.end()
        xml.end()
        xml.start("w:sdtContent")
        if shows(title) {
            startParagraph(.contentsHeading, in: place)
            write(title, as: format(.contentsHeading, in: place, inlines: title))
            endParagraph()
        }
        // The switches of Word's own tables: headings by level, links, no page numbers on the web, outline levels.
        let instruction = " TOC \\o \"2-\(depth + 1)\" \\h \\z \\u "
        for (index, entry) in entries.enumerated() {
            write(entry, field: index == 0 ? instruction : nil, endsField: index == entries.count - 1, in: place)
        }
        xml.end()
        xml.end()
    }

    private func write(_ entry: ContentsEntry, field instruction: String?, endsField: Bool, in place: Surroundings) {
        startParagraph(.contents(entry.level + 1), in: place)
        if let instruction {
            xml.fieldCharacter("begin")
            xml.fieldInstruction(instruction)
            xml.fieldCharacter("separate")
        }
        let bookmark = state.bookmarks.name(of: entry.id)
        if bookmark != nil { state.linkedIdentifiers.insert(entry.id) }
        if let bookmark { xml.start("w:hyperlink", ["w:anchor": bookmark, "w:history": "1"]) }
        let format = RunFormat(language: place.language)
        if let number = entry.number {
            write(number, as: format)
            writeTab()
        }
        write(entry.inlines.withoutMarks, as: format)
        writeTab()
        let page = String(state.pages[entry.id] ?? 1)
        if let bookmark {
            xml.field(" PAGEREF \(bookmark) \\h ", result: page)
            xml.end()
        } else {
            write(page, as: format)
        }
        if endsField { xml.fieldCharacter("end") }
        endParagraph()
    }

    private func writeTab() {
        xml.start("w:r")
        xml.empty("w:tab")
        xml.end()
    }
}

extension [Inline] {
    /// The words as they stand in a table of contents: no marks of notes, links, pictures, identifiers or line ends.
    fileprivate var withoutMarks: [Inline] {
        compactMap { inline in
            switch inline {
            case .text, .code: inline
            case .emphasis(let inner): .emphasis(inner.withoutMarks)
            case .strong(let inner): .strong(inner.withoutMarks)
            case .strikethrough(let inner): .strikethrough(inner.withoutMarks)
            case .superscript(let inner): .superscript(inner.withoutMarks)
            case .subscript(let inner): .subscript(inner.withoutMarks)
            case .link(let link): .span(link.inlines.withoutMarks, Attributes())
            case .span(let inner, let attributes):
                .span(inner.withoutMarks, Attributes(language: attributes.language))
            case .image(let image): .text(image.alternative)
            case .lineBreak: .text(" ")
            case .note: nil
            }
        }
    }
}
