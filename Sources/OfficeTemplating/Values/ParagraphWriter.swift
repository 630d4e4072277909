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
        output.append(opening)
        try RunWriter(text: text).write(value, to: &output, memory: memory)
        output.append(closing)
    }
}
