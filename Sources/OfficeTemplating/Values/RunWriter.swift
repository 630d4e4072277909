internal import Diagnostics
internal import Templating

/// Writes a value into the text of a run.
struct RunWriter: ValueWriter {
    let text: ValueText

    func write(_ value: Value, to output: inout OutputBuffer, memory: HostMemory) throws(Diagnostic) {
        switch value {
        case .string(let string):
            guard text.context.markup.language == .openDocument, string.utf8.contains(0xC) else {
                return try text.write(string, to: &output)
            }
            try PageBreakMarkup(text: text, state: RenderState.of(memory)).write(string, to: &output)
        case .markup(let markup): try MarkupText(context: text.context).write(markup, to: &output)
        case .object(let object): try ObjectWriter(text: text).write(object, value, to: &output, memory: memory)
        case .undefined: break
        default: try text.write(value.printed, to: &output)
        }
    }
}
