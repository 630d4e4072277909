public import Diagnostics
public import DocumentModel
public import Publishing

/// Writes documents that a program makes itself, without data or template, in any format and in one house style. One value
/// serves any number of documents and tasks.
public struct DocumentWriter: Sendable {
    private let writer: FormatWriter

    public init(style: HouseStyle = .standard) {
        var writer = FormatWriter()
        writer.style = style
        self.writer = writer
    }

    /// - Returns: The bytes of one file, and warnings about what the format cannot express.
    /// - Throws: For text with characters that the format forbids, and for nesting or tables beyond measure.
    public func write(
        _ document: Document, as format: OutputFormat
    ) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        try writer.write(document, as: format)
    }
}
