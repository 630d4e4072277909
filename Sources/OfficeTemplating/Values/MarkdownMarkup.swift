internal import Diagnostics
internal import DocumentModel
internal import MarkdownReader
internal import Templating

/// Writes Markdown as formatted text in the styles of the template.
struct MarkdownMarkup {
    let text: ValueText

    /// Into the text of a run: one paragraph stays where it stands, anything more takes paragraphs of its own.
    func writeInline(_ rich: RichText, to output: inout OutputBuffer, _ state: RenderState) throws(Diagnostic) {
        let document = try Self.document(of: rich)
        let blocks = document.blocks
        let context = text.context
        if blocks.isEmpty { return }
        guard context.markup.language != .drawing else { return try text.write(Self.plain(blocks), to: &output) }
        if blocks.count == 1, case .paragraph(let paragraph) = blocks[0] {
            output.append(context.leaveRun)
            try write(paragraph.inlines, document.notes, to: &output, state)
            return output.append(context.enterRun)
        }
        guard let division = context.division else { return try text.write(Self.plain(blocks), to: &output) }
        output.append(division.leave)
        try write(blocks, document.notes, to: &output, state)
        output.append(division.enter)
    }

    /// In the place of a paragraph.
    func writeBlocks(_ rich: RichText, to output: inout OutputBuffer, _ state: RenderState) throws(Diagnostic) {
        let document = try Self.document(of: rich)
        if document.blocks.isEmpty, let division = text.context.division {
            output.append(division.paragraphOpening)
            output.append(division.paragraphClosing)
        }
        try write(document.blocks, document.notes, to: &output, state)
    }

    private func write(
        _ blocks: [Block], _ notes: [Note], to output: inout OutputBuffer, _ state: RenderState
    ) throws(Diagnostic) {
        if text.context.markup.language == .openDocument {
            try OpenDocumentBlocks(text: text, state: state, notes: notes).write(blocks, to: &output)
        } else {
            try WordBlocks(text: text, state: state, notes: notes).write(blocks, to: &output)
        }
    }

    private func write(
        _ inlines: [Inline], _ notes: [Note], to output: inout OutputBuffer, _ state: RenderState
    ) throws(Diagnostic) {
        if text.context.markup.language == .openDocument {
            try OpenDocumentBlocks(text: text, state: state, notes: notes).write(inlines, to: &output)
        } else {
            try WordBlocks(text: text, state: state, notes: notes).write(inlines, to: &output)
        }
    }

    private static func document(of rich: RichText) throws(Diagnostic) -> Document {
        do throws(DiagnosticList) {
            // The line before keeps a rule of hyphens from being taken for front matter.
            let rendered = RenderedText(bytes: Array(("\n" + rich.markdown).utf8))
            return try MarkdownReader.read(rendered, name: "the Markdown of a value").document
        } catch {
            var first = error.first
            first.place = .nowhere
            throw first
        }
    }

    static func plain(_ blocks: [Block]) -> String {
        blocks.map { block -> String in
            switch block {
            case .paragraph(let paragraph): paragraph.inlines.plainText
            case .heading(let heading): heading.inlines.plainText
            case .list(let list): list.items.map { plain($0.blocks) }.joined(separator: "\n")
            case .quote(let blocks, _): plain(blocks)
            case .division(let division): plain(division.blocks)
            case .code(let code, _): code
            default: ""
            }
        }.joined(separator: "\n")
    }
}
