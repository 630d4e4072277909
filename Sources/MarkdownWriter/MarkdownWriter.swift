package import Diagnostics
package import DocumentModel

/// Writes a document as Markdown.
package struct MarkdownWriter: Sendable {
    package enum Dialect: Sendable, Hashable {
        /// CommonMark with GFM's tables, footnotes and strikethrough; blocks, attributes and front matter as Pandoc and our
        /// own reader have them (docs/markdown.md). Reading it gives the document again.
        case markdown
        /// The dialect of GOV.UK's publishing tools, to be pasted into the body of a page: without the title, which has a
        /// field of its own there, and without embargo and draft lines.
        ///
        /// Source: github.com/alphagov/govspeak, README.
        case govspeak
    }

    private let dialect: Dialect

    package init(dialect: Dialect = .markdown) { self.dialect = dialect }

    /// - Returns: UTF-8 with a line end at its end, and what Markdown cannot say.
    package func write(_ document: Document) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        let emitter = BlockEmitter(document: document, dialect: dialect)
        var lines = dialect == .markdown ? FrontMatterLines.lines(of: document.metadata) : []
        let body = emitter.lines(of: document.blocks)
        if !lines.isEmpty, !body.isEmpty { lines.append("") }
        lines += body
        for (index, note) in document.notes.enumerated() {
            if !lines.isEmpty { lines.append("") }
            lines += emitter.lines(of: note, number: index + 1)
        }
        guard !lines.isEmpty else { return ([], emitter.warnings) }
        return (Array((lines.joined(separator: "\n") + "\n").utf8), emitter.warnings)
    }
}

extension Diagnostic.Code {
    /// Something in a document that Markdown has no way to write.
    package static let notInMarkdown: Self = "not-in-markdown"
}
