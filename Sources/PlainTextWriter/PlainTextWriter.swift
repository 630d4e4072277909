package import DocumentModel

/// Writes a document as plain text: UTF-8 without a byte order mark, lines ended by LF, no space at the end of a line,
/// one line end at the end of the text.
///
/// Paragraphs are one line each, so that a mail program or a form breaks them where it likes, unless a width is given.
/// Links name their target once, notes stand numbered at the end, pictures by their alternative text.
package struct PlainTextWriter: Sendable {
    package struct Options: Sendable {
        /// The widest line, in columns as a terminal shows them; `nil` for paragraphs of one line each. Words longer
        /// than that stand over. At least 20 columns are used.
        package var width: Int?
        package init(width: Int? = nil) { self.width = width }
    }

    /// What tables and rules keep to where no width is given: what mail programs show without breaking lines.
    static let usualWidth = 78
    static let narrowest = 20

    package var options: Options

    package init(options: Options = Options()) { self.options = options }

    package func write(_ document: Document) -> [UInt8] {
        var transcript = Transcript(document)
        transcript.write()
        var typesetter = Typesetter(width: options.width.map { max($0, Self.narrowest) })
        typesetter.set(transcript.pieces)
        return typesetter.finish()
    }
}
