internal import Diagnostics
internal import DocumentModel
internal import Templating

/// Footnotes of formatted text.
///
/// Source: ISO/IEC 29500-1, 17.11.10 (`w:footnote`) and 17.11.13 (`w:footnoteRef`).
extension WordBlocks {
    /// A footnote of the document, if the value stands in its main text; else words in brackets.
    func write(note number: Int, _ formatting: Formatting, to output: inout OutputBuffer) throws(Diagnostic) {
        guard notes.indices.contains(number) else { return }
        let blocks = notes[number].blocks
        let document = state.document
        guard state.part == document.mainPart, let part = document.footnotes() else {
            return try write(run: " (\(MarkdownMarkup.plain(blocks)))", formatting, to: &output)
        }
        let id = document.newNumber()
        let target = document.state(of: part)
        let inner = WordBlocks(text: text, state: target)
        let mark = mark()
        var buffer = OutputBuffer(limit: output.limit)
        buffer.append("<\(prefix)footnote \(prefix)id=\"\(id)\">")
        let styleName = styles.noteText ?? (document.addedFootnotes == nil ? nil : AddedFootnotes.textStyle)
        let style = styleName.map { "<\(prefix)pStyle \(prefix)val=\"\($0)\"/>" } ?? ""
        let opening = "<\(prefix)p><\(prefix)pPr>\(style)</\(prefix)pPr>"
        let reference =
            "<\(prefix)r>\(mark)<\(prefix)footnoteRef/></\(prefix)r><\(prefix)r><\(prefix)t xml:space=\"preserve\"> </\(prefix)t></\(prefix)r>"
        for (index, block) in blocks.enumerated() {
            buffer.append(opening + (index == 0 ? reference : ""))
            if case .paragraph(let paragraph) = block {
                try inner.write(paragraph.inlines, to: &buffer, plain: true)
            } else {
                try inner.write([.text(MarkdownMarkup.plain([block]))], to: &buffer, plain: true)
            }
            buffer.append("</\(prefix)p>")
        }
        buffer.append("</\(prefix)footnote>")
        target.notes += buffer.bytes
        output.append("<\(prefix)r>\(mark)<\(prefix)footnoteReference \(prefix)id=\"\(id)\"/></\(prefix)r>")
    }

    /// The properties of the run with a note's number.
    private func mark() -> String {
        let added = state.document.addedFootnotes == nil ? nil : AddedFootnotes.referenceStyle
        let property =
            (styles.noteReference ?? added).map { "<\(prefix)rStyle \(prefix)val=\"\($0)\"/>" }
            ?? "<\(prefix)vertAlign \(prefix)val=\"superscript\"/>"
        return "<\(prefix)rPr>\(property)</\(prefix)rPr>"
    }
}
