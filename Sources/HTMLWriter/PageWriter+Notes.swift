internal import Diagnostics
internal import DocumentModel

extension PageWriter {
    /// The mark of a note, linked to the note, which links back.
    mutating func note(_ index: Int) {
        guard !isCopy else { return }
        guard document.notes.indices.contains(index) else {
            return warn(.noteMissing(index))
        }
        guard !isInLink else { return waitingNotes.append(index) }
        let mark = identifiers.fresh("note-\(index + 1)-mark")
        noteMarks[index].append(mark)
        out.raw("<sup><a")
        out.attribute("href", "#\(identifier(ofNote: index))")
        out.attribute("id", mark)
        out.attribute("role", "doc-noteref")
        out.attribute("aria-label", numbered(document.metadata.wording.note, index + 1))
        out.raw(">[\(index + 1)]</a></sup>")
    }

    mutating func notes() {
        guard !document.notes.isEmpty else { return }
        out.lineEnd()
        out.raw("<section")
        if isPage { out.attribute("class", "notes") }
        out.attribute("role", "doc-endnotes")
        out.attribute("aria-label", document.metadata.wording.notes)
        out.raw(isPage ? ">\n<ol>\n" : ">\n<hr>\n<ol>\n")
        for index in document.notes.indices {
            out.raw("<li")
            out.attribute("id", identifier(ofNote: index))
            out.raw(">\n")
            note(document.notes[index], index)
            out.raw("</li>\n")
        }
        out.raw("</ol>\n</section>\n")
    }

    /// The way back stands at the end of the last paragraph.
    private mutating func note(_ note: Note, _ index: Int) {
        guard case .paragraph(let last) = note.blocks.last else {
            blocks(note.blocks)
            out.raw("<p>")
            wayBack(from: index)
            out.raw("</p>\n")
            return
        }
        blocks(note.blocks.dropLast())
        element("p", attributes: last.attributes, isInline: true) { page in
            page.inlines(last.inlines)
            page.wayBack(from: index)
        }
        out.lineEnd()
    }

    private mutating func wayBack(from index: Int) {
        for mark in noteMarks[index] {
            out.raw(" <a")
            out.attribute("href", "#\(mark)")
            out.attribute("role", "doc-backlink")
            out.attribute("aria-label", "\(document.metadata.wording.backToText) [\(index + 1)]")
            // U+FE0E asks for the plain arrow, not the picture.
            out.raw(">↩\u{FE0E}</a>")
        }
    }

    private mutating func identifier(ofNote index: Int) -> String {
        if let id = noteIdentifiers[index] { return id }
        let id = identifiers.fresh("note-\(index + 1)")
        noteIdentifiers[index] = id
        return id
    }

    private func numbered(_ wording: String, _ number: Int) -> String {
        guard let range = wording.firstRange(of: "{number}") else { return wording }
        return wording.replacingSubrange(range, with: String(number))
    }
}

extension String {
    fileprivate func firstRange(of part: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(part) { return index..<self.index(index, offsetBy: part.count) }
            formIndex(after: &index)
        }
        return nil
    }

    fileprivate func replacingSubrange(_ range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
