internal import DocumentModel
internal import XMLTree

/// `word/footnotes.xml`: the line above the notes, then each note.
///
/// Source: ISO/IEC 29500-1, 17.11.15 (`w:footnotes`) and 17.11.23 (`w:separator`).
struct FootnotesPart {
    static let name = "word/footnotes.xml"
    /// Of the lines above notes, and above notes that go on from the page before; the settings name both.
    static let separators = [-1, 0]
    let state: DocumentState

    func write() throws(XMLError) -> [UInt8] {
        let story = StoryWriter(part: Self.name, state: state, mayHaveNotes: false)
        let xml = story.xml
        xml.start(
            "w:footnotes",
            [
                "xmlns:w": Namespace.wordprocessing, "xmlns:r": Namespace.relationships,
                "xmlns:wp": Namespace.wordprocessingDrawing,
            ])
        writeSeparator("separator", id: Self.separators[0], in: story)
        writeSeparator("continuationSeparator", id: Self.separators[1], in: story)
        for note in state.notes {
            xml.start("w:footnote")
            xml.attribute("w:id", note.id)
            write(note, in: story)
            xml.end()
        }
        xml.end()
        return try xml.finish()
    }

    private func writeSeparator(_ kind: String, id: Int, in story: StoryWriter) {
        story.xml.start("w:footnote")
        story.xml.attribute("w:type", kind)
        story.xml.attribute("w:id", id)
        story.xml.start("w:p")
        ParagraphProperties(spacing: .init(after: .zero, line: 240)).write(to: story.xml)
        story.xml.start("w:r")
        story.xml.empty("w:\(kind)")
        for _ in 0..<3 { story.xml.end() }
    }

    /// The number stands at the start of the note's first paragraph.
    private func write(_ note: ReferredNote, in story: StoryWriter) {
        var place = Surroundings(width: Twips(points: state.sheet.house.textWidth))
        place.style = .footnoteText
        var blocks = state.document.notes[note.index].blocks
        var opening = Paragraph([])
        if case .paragraph(let first) = blocks.first {
            opening = first
            blocks.removeFirst()
        }
        var first = place
        story.note(opening.attributes, in: &first)
        story.startParagraph(.footnoteText, in: first)
        writeMark(of: note, in: story)
        story.write(opening.inlines, as: story.format(.footnoteText, in: first, inlines: opening.inlines))
        story.endParagraph()
        story.write(blocks, in: place)
        story.finishStory(in: place)
    }

    private func writeMark(of note: ReferredNote, in story: StoryWriter) {
        story.xml.start("w:r")
        RunProperties(style: state.sheet.id(.footnoteReference)).write(to: story.xml)
        if note.isCounted {
            story.xml.empty("w:footnoteRef")
        } else {
            story.xml.element("w:t", text: String(note.index + 1))
        }
        story.xml.end()
        story.write(" ", as: RunFormat())
    }
}
