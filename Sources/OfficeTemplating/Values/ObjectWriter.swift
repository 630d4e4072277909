internal import Diagnostics
internal import Templating
internal import XMLTree

/// Writes an object into the text of a run: Markdown as formatted text, a picture, a link, a page break.
struct ObjectWriter {
    let text: ValueText

    func write(
        _ object: any ObjectValue, _ value: Value, to output: inout OutputBuffer, memory: HostMemory
    ) throws(Diagnostic) {
        let context = text.context
        let state = RenderState.of(memory)
        switch object {
        case let image as ImageValue where context.markup.language != .drawing:
            let markup = try PictureMarkup(image: image, markup: context.markup).make(state)
            output.append(context.markup.closing)
            output.append(markup)
            output.append(context.markup.opening)
        case let link as LinkValue where context.markup.language != .drawing: try write(link, state, to: &output)
        case is PageBreakValue where context.markup.language == .openDocument:
            PageBreakMarkup(text: text, state: state).write(to: &output)
        case is PageBreakValue: output.append(context.markup.pageBreak)
        case is UpdateRequest: state.document.asksForUpdate = true
        case let rich as RichText: try MarkdownMarkup(text: text).writeInline(rich, to: &output, state)
        case let printable as any PrintableObject:
            guard case .markup(let markup) = printable.printed else {
                return try text.write(value.printed, to: &output)
            }
            try MarkupText(context: context).write(markup, to: &output)
        default: try text.write(value.printed, to: &output)
        }
    }

    private func write(_ link: LinkValue, _ state: RenderState, to output: inout OutputBuffer) throws(Diagnostic) {
        let context = text.context
        let prefix = context.markup.prefix
        if context.markup.language == .openDocument {
            output.append("<\(prefix)a xlink:type=\"simple\" xmlns:xlink=\"\(OpenDocumentNames.xlink)\" xlink:href=\"")
            try PlainWriter(form: .address).write(.string(link.address), to: &output, memory: HostMemory())
            output.append("\">")
            try text.write(link.text, to: &output)
            return output.append("</\(prefix)a>")
        }
        let id = state.relationship(type: "hyperlink", to: PlainWriter.encoded(link.address), external: true)
        output.append(context.leaveRun)
        output.append("<\(prefix)hyperlink xmlns:r=\"\(WordNames.relationships)\" r:id=\"\(id)\">")
        let own = RunProperties(context.properties, prefix: prefix)
        let properties = state.document.styles.link.map { own.adding(style: $0) } ?? own.addingLinkLook()
        output.append("<\(prefix)r>")
        output.append(properties)
        output.append(context.markup.opening)
        try text.write(link.text, to: &output)
        output.append(context.markup.closing)
        output.append("</\(prefix)r></\(prefix)hyperlink>")
        output.append(context.enterRun)
    }
}
