internal import Diagnostics
internal import Templating

/// Writes the colour of a cell: as it is in WordprocessingML, as the name of a style in OpenDocument.
struct CellColourWriter: ValueWriter {
    /// The style that the cell has in the template, for OpenDocument.
    let openDocumentStyle: String?

    func write(_ value: Value, to output: inout OutputBuffer, memory: HostMemory) throws(Diagnostic) {
        let text = value.printed
        let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        let isNone = digits.isEmpty || digits.lowercased() == "auto"
        guard isNone || digits.utf8.count == 6 && digits.allSatisfy(\.isHexDigit) else {
            throw Diagnostic(
                .wrongArguments, "the colour of a cell is no colour", hint: "write six digits, such as 'FFCC00'")
        }
        guard let style = openDocumentStyle else { return output.append(isNone ? "auto" : digits.uppercased()) }
        let colour = isNone ? "transparent" : "#" + digits.lowercased()
        output.append(RenderState.of(memory).style(like: style, .background(colour)))
    }
}
