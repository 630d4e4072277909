package import Diagnostics
package import DocumentModel
package import Templating

/// Reads rendered Markdown into a document.
///
/// The notation (CommonMark, GFM's tables and strikethrough, footnotes, and Pandoc's fenced blocks and attributes) is
/// described in docs/markdown.md. Values are text whatever they hold: they are put in once the structure is known.
package enum MarkdownReader {
    package struct Reading: Sendable {
        package var document: Document
        package var frontMatter: FrontMatter
        package var warnings: [Diagnostic]
        /// What the reading cost, in the pieces that the limits count.
        package var pieces: Int
    }

    /// - Parameter name: What messages call the text where the render kept no map to its template.
    /// - Throws: Every error found, each with its place; nothing that is refused reaches libcmark-gfm.
    package static func read(
        _ rendered: RenderedText, name: String, options: MarkdownOptions = MarkdownOptions()
    ) throws(DiagnosticList) -> Reading {
        let problems = MarkdownProblems(rendered, name: name)
        try checkSize(rendered, options, problems)
        let (frontMatter, bodyStart) = FrontMatterReader.read(rendered, options: options, problems: problems)
        guard
            let scanned = MarkdownScanner.scan(
                rendered.bytes, body: bodyStart..<rendered.bytes.count, values: rendered.values, limits: options.limits,
                problems: problems)
        else { throw DiagnosticList(problems.errors) ?? DiagnosticList(refused(name)) }
        // What is wrong in a character stays wrong; the structure is worth judging all the same.
        let root = try parse(scanned, options, problems)
        var metadata = frontMatter.metadata(language: options.language)
        let builder = DocumentBuilder(
            scanned: scanned, source: rendered.bytes, values: rendered.values, options: options, problems: problems,
            metadata: metadata)
        let (blocks, notes) = builder.build(root)
        if metadata.title.isEmpty {
            if let heading = builder.firstHeading {
                metadata.title = heading
            } else {
                problems.warnOfWhole(.missingTitle, "the document has no title")
            }
        }
        try problems.throwIfAny()
        let document = Document(metadata: metadata, blocks: blocks, notes: notes, images: builder.images.images)
        return Reading(
            document: document, frontMatter: frontMatter, warnings: problems.warnings, pieces: scanned.pieces)
    }

    private static func checkSize(
        _ rendered: RenderedText, _ options: MarkdownOptions, _ problems: MarkdownProblems
    ) throws(DiagnosticList) {
        if rendered.bytes.count > options.limits.bytes {
            problems.error(
                .markdownTooLarge, "the text is larger than \(options.limits.bytes) bytes after rendering",
                at: options.limits.bytes..<options.limits.bytes, hint: LimitHint.fixed("make several documents of it"))
        } else if String(validating: rendered.bytes, as: UTF8.self) == nil {
            problems.error(.invalidEncoding, "the text is not UTF-8", at: 0..<0)
        }
        try problems.throwIfAny()
    }

    private static func parse(
        _ scanned: ScannedMarkdown, _ options: MarkdownOptions, _ problems: MarkdownProblems
    ) throws(DiagnosticList) -> SyntaxNode {
        do {
            return try CommonMarkParser(depth: options.limits.depth).parse(scanned.bytes, preamble: preamble(scanned))
        } catch {
            switch error {
            case .tooDeep(let line, let column):
                let offset = scanned.sourceOffset(line: line, column: column)
                problems.error(
                    .markdownTooDeep, "blocks and marks stand inside each other more than \(options.limits.depth) deep",
                    at: offset..<offset, hint: LimitHint.fixed())
            case .outOfMemory: problems.error(.markdownTooLarge, "the text needs more memory than there is", at: 0..<0)
            }
            throw DiagnosticList(problems.errors) ?? DiagnosticList(refused("Markdown"))
        }
    }

    /// One mark for each footnote before the text: libcmark-gfm drops texts of footnotes without a mark, and the real
    /// marks are hidden from it, so that each is known with its place.
    private static func preamble(_ scanned: ScannedMarkdown) -> [UInt8] {
        guard !scanned.notes.isEmpty else { return [] }
        var bytes: [UInt8] = []
        for (number, marker) in scanned.markers.enumerated() {
            guard case .noteLabel = marker.kind else { continue }
            bytes += Array("[^".utf8) + Token.marker(number) + Array("]".utf8)
        }
        return bytes + Array("\n\n".utf8)
    }

    private static func refused(_ name: String) -> Diagnostic {
        Diagnostic(.markdownTooComplex, "the text was refused", at: .file(name))
    }
}

extension FrontMatter {
    /// Reads the front matter alone, for what is needed before a document is.
    package static func read(
        _ rendered: RenderedText, name: String, options: MarkdownOptions = MarkdownOptions()
    ) throws(DiagnosticList) -> FrontMatter {
        let problems = MarkdownProblems(rendered, name: name)
        let (frontMatter, _) = FrontMatterReader.read(rendered, options: options, problems: problems)
        try problems.throwIfAny()
        return frontMatter
    }
}
