internal import Diagnostics
internal import Templating

/// Writes values that take the place of a whole paragraph.
struct BlockWriter {
    let context: RunContext
    let text: ValueText

    /// - Returns: Whether the value is of such a kind and has been written.
    func write(_ value: Value, to output: inout OutputBuffer, memory: HostMemory) throws(Diagnostic) -> Bool {
        if case .object(let object) = value, let rich = object as? RichText, context.division != nil {
            try MarkdownMarkup(text: text).writeBlocks(rich, to: &output, RenderState.of(memory))
            return true
        }
        var markup: String?
        if case .markup(let text) = value { markup = text }
        if case .object(let object) = value, let printable = object as? any PrintableObject,
            case .markup(let text) = printable.printed
        {
            markup = text
        }
        guard let markup, markup.utf8.contains(UInt8(ascii: "<")) else { return false }
        let bytes = Array(markup.utf8)
        guard try MarkupText(context: context).kind(of: bytes) == .blocks else { return false }
        output.append(bytes)
        return true
    }
}
