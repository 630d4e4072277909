internal import Diagnostics
internal import Templating

/// Writes a value that is all there is in its paragraph: text becomes that paragraph, blocks take its place.
struct ParagraphWriter: ValueWriter {
    let text: ValueText
    /// From outside of the paragraph into the text of its run, and back.
    let opening: [UInt8]
    let closing: [UInt8]

    func write(_ value: Value, to output: inout OutputBuffer, memory: HostMemory) throws(Diagnostic) {
        if try BlockWriter(context: text.context, text: text).write(value, to: &output, memory: memory) { return }
        if let division = text.context.division, text.context.markup.language == .openDocument, Self.isPageBreak(value)
        {
            return PageBreakMarkup(text: text, state: RenderState.of(memory)).writeParagraph(division, to: &output)
        }
        output.append(opening)
        try RunWriter(text: text).write(value, to: &output, memory: memory)
        output.append(closing)
    }

    private static func isPageBreak(_ value: Value) -> Bool {
        switch value {
        case .string(let text): text == "\u{C}"
        case .object(let object): object is PageBreakValue
        default: false
        }
    }
}
