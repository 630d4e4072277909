public import Diagnostics
public import DocumentModel
internal import MarkdownReader
public import Templating

extension Document {
    /// Reads a rendered template in Markdown, as docs/markdown.md describes it. The template's name has to end in `.md`, so
    /// that its values stay text, whatever they hold.
    ///
    /// - Parameters:
    ///   - rendered: With its source map (`keepingSourceMap`), mistakes are found in the template, else in the rendered text.
    ///   - name: What messages call the text where there is no source map.
    ///   - loadImage: The bytes of a picture by the name that the text gives; `nil` if there is none.
    /// - Returns: The document, and warnings about what could not be meant.
    /// - Throws: Every mistake, with its place.
    public static func reading(
        _ rendered: RenderedText, name: String,
        loadImage: (@Sendable (_ name: String) throws(Diagnostic) -> [UInt8]?)? = nil
    ) throws(DiagnosticList) -> (document: Document, warnings: [Diagnostic]) {
        let reading = try MarkdownReader.read(rendered, name: name, options: MarkdownOptions(loadImage: loadImage))
        return (reading.document, reading.warnings)
    }
}
