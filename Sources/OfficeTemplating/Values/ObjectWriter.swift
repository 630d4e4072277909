internal import Diagnostics
internal import Templating

/// Writes an object into the text of a run: Markdown as formatted text, a picture, a link.
struct ObjectWriter {
    let text: ValueText

    func write(
        _ object: any ObjectValue, _ value: Value, to output: inout OutputBuffer, memory: HostMemory
    ) throws(Diagnostic) {
        if let printable = object as? any PrintableObject, case .markup(let markup) = printable.printed {
            return try MarkupText(context: text.context).write(markup, to: &output)
        }
        try text.write(value.printed, to: &output)
    }
}
