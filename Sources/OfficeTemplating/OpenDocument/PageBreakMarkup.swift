internal import Diagnostics
internal import Templating

/// Page breaks in OpenDocument, which are a matter of the paragraph that follows: its style begins a page.
struct PageBreakMarkup {
    let text: ValueText
    let state: RenderState

    /// Writes a text with the page breaks in it.
    func write(_ string: String, to output: inout OutputBuffer) throws(Diagnostic) {
        var isFirst = true
        for piece in string.utf8.split(separator: 0xC, omittingEmptySubsequences: false) {
            if !isFirst { write(to: &output) }
            isFirst = false
            try text.write(String(decoding: piece, as: UTF8.self), to: &output)
        }
    }

    /// Ends the paragraph and begins the next on a new page.
    func write(to output: inout OutputBuffer) {
        guard let division = text.context.division else { return output.append(text.context.markup.lineBreak) }
        output.append(division.leave)
        output.append(paragraph(division, .breakBefore))
        output.append(division.enter.dropFirst(division.paragraphOpening.count))
    }

    /// In the place of a paragraph: an empty one, after which a new page begins.
    func writeParagraph(_ division: RunContext.Division, to output: inout OutputBuffer) {
        output.append(paragraph(division, .breakAfter))
        output.append(division.paragraphClosing)
    }

    private func paragraph(_ division: RunContext.Division, _ change: DerivedStyle.Change) -> [UInt8] {
        let tag = String(decoding: division.paragraphOpening, as: UTF8.self)
        let attribute = "\(text.context.markup.prefix)style-name"
        let style = state.style(like: division.styleName, change)
        if division.styleName.isEmpty {
            return Array("\(tag.hasSuffix(">") ? String(tag.dropLast()) : tag) \(attribute)=\"\(style)\">".utf8)
        }
        return Array(DerivedStyle.replacing(attribute, in: tag, with: style).utf8)
    }
}
