internal import DOCXWriter
package import Diagnostics
package import DocumentModel
internal import HTMLWriter
internal import ODTWriter
internal import PlainTextWriter

/// Writes a document in one of the formats, in one house style.
package struct FormatWriter: Sendable {
    package var style = HouseStyle.standard
    /// Wraps plain text at this many columns; `nil` leaves paragraphs unwrapped.
    package var plainTextWidth: Int?
    /// Leaves out the page around the HTML, for pasting into a content-management system.
    package var htmlFragment = false

    package init() {}

    /// - Returns: The bytes of one file, and what the format could not express.
    package func write(
        _ document: Document, as format: OutputFormat
    ) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        switch format {
        case .txt: return (PlainTextWriter(options: .init(width: plainTextWidth)).write(document), [])
        case .html:
            return HTMLWriter(style: style, options: htmlFragment ? .fragment : .init()).write(document)
        case .docx: return try DOCXWriter(style: style).write(document)
        case .odt: return try ODTWriter(style: style).write(document)
        case .pdf, .md, .govspeak, .eml:
            throw Diagnostic("format", "not written yet")
        }
    }
}
