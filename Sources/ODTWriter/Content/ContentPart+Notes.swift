internal import Diagnostics
internal import DocumentModel
internal import XMLTree

extension ContentPart {
    /// Writes a footnote where it is first referred to, and a reference to it at every further place.
    ///
    /// Source: ODF 1.3 part 3, 6.3.2 (`text:note`) and 7.7.6 (`text:note-ref`).
    mutating func writeNote(_ index: Int, in surroundings: Surroundings) {
        guard document.notes.indices.contains(index) else {
            warn(.noteMissing(index))
            return
        }
        if writtenNotes.contains(index) || surroundings.isInNote {
            writeReference(toNote: index, in: surroundings)
        } else {
            writtenNotes.insert(index)
            startInline("text:note")
            xml.attribute("text:id", "ftn\(index + 1)")
            xml.attribute("text:note-class", "footnote")
            xml.element("text:note-citation", text: String(index + 1))
            xml.start("text:note-body")
            writeBody(of: document.notes[index], language: surroundings.language)
            xml.end()
            xml.end()
            flow.isAtStart = false
        }
    }

    private mutating func writeReference(toNote index: Int, in surroundings: Surroundings) {
        startInline("text:span")
        xml.attribute("text:style-name", CharacterStyle.footnoteAnchor.name)
        if surroundings.isInNote, !writtenNotes.contains(index) {
            // Word processors know no footnote in a footnote, so its mark stays without one.
            warn(.nestedNote, "footnote \(index + 1) is referred to only in another footnote, which ODT cannot express")
            xml.text(String(index + 1))
        } else {
            xml.element(
                "text:note-ref",
                [
                    "text:note-class": "footnote", "text:reference-format": "text",
                    "text:ref-name": "ftn\(index + 1)",
                ], text: String(index + 1))
        }
        xml.end()
        flow.isAtStart = false
    }

    /// The blocks stand in the middle of a paragraph: what waits for paragraphs, and the lists around, are kept apart.
    private mutating func writeBody(of note: Note, language: LanguageTag?) {
        let outer = (pending, lists, flow)
        (pending, lists) = (Pending(), OpenLists())
        var inner = Surroundings(paragraphStyle: .footnote, width: page.textWidth)
        inner.isInNote = true
        inner.language = language
        let before = paragraphCount
        for block in note.blocks {
            write([block], in: inner)
            if paragraphCount > before { inner.paragraphStyle = .footnoteContinued }
        }
        if paragraphCount == before { xml.empty("text:p", ["text:style-name": ParagraphStyle.footnote.name]) }
        let left = pending.bookmarks
        (pending, lists, flow) = outer
        pending.bookmarks += left
    }
}
