package import Diagnostics
package import DocumentModel
internal import MarkdownReader
internal import OfficeTemplating
internal import PDFConversion
package import Templating

/// A template filled with the data of one record, not yet written in a format.
package struct FilledTemplate: Sendable {
    enum Content: Sendable {
        case document(Document)
        /// The bytes of an office document or a text that is put out as it is.
        case bytes([UInt8], ending: String)
    }

    let content: Content
    /// The same without personal data, for the formats of websites; `nil` where it does not differ.
    var webContent: Content?
    /// What the front matter names: formats, file name, style, reference.
    package var formats: [OutputFormat]
    package var fileName: String?
    /// Where it comes from: the place of what a writer cannot express and the reader could not know.
    var origin = Diagnostic.Place.nowhere
    /// What the document is called where it is attached to an e-mail, without an ending.
    var attachmentName: String?
    var look = TemplateLook()
    /// What designs of a word processor were filled with, for the formats that they are of.
    var designed: [OutputFormat: Content] = [:]
    package var warnings: [Diagnostic]

    /// The warnings of a writer that the reader, which knows the places, has not given already.
    fileprivate func newly(_ found: [Diagnostic]) -> [Diagnostic] {
        found.filter { warning in !warnings.contains { $0.code == warning.code } }
    }

    /// What is written in a format.
    func content(as format: OutputFormat?) -> Content {
        guard let format else { return content }
        if format.isForWeb, let webContent { return webContent }
        return designed[format] ?? content
    }
}

/// Fills templates and writes what comes of it.
package struct DocumentRenderer: Sendable {
    package var world: World
    package var writer = FormatWriter()

    package init(world: World) { self.world = world }

    /// Fills a template with data.
    ///
    /// - Parameter adjust: Changes the document before it is written: indexing, dates, and whatever else the state of the
    ///   publication decides.
    /// - Throws: The mistakes of this render, with their places in the template.
    package func fill(
        _ template: CompiledTemplate, with context: Value, adjusting adjust: (inout Document) -> Void = { _ in }
    ) throws(DiagnosticList) -> FilledTemplate {
        switch template.content {
        case .office(let office):
            let includes = template.includes
            let resources = OfficeResources { (name: String) throws(Diagnostic) -> [UInt8]? in
                try includes.resource(named: name)
            }
            let (bytes, warnings): ([UInt8], [Diagnostic])
            do { (bytes, warnings) = try office.filled(context, in: world, resources: resources) } catch {
                throw DiagnosticList(error)
            }
            let ending = office.fileEnding
            return FilledTemplate(
                content: .bytes(bytes, ending: ending), formats: [ending == "odt" ? .odt : .docx], warnings: warnings)
        case .text(let text):
            let rendered: RenderedText
            do throws(Diagnostic) {
                rendered = try text.render(context, in: world, keepingSourceMap: template.file.kind == .markdown)
            } catch { throw DiagnosticList(error) }
            guard template.file.kind == .markdown else {
                return FilledTemplate(
                    content: .bytes(rendered.bytes, ending: template.file.ending), formats: [],
                    warnings: rendered.warnings)
            }
            return try read(rendered, template, adjusting: adjust)
        }
    }

    /// A fifth of what is allowed, and more than a report of thirty pages has.
    private static let piecesOfLargeText = 40_000

    private func read(
        _ rendered: RenderedText, _ template: CompiledTemplate, adjusting adjust: (inout Document) -> Void
    ) throws(DiagnosticList) -> FilledTemplate {
        var options = MarkdownOptions(loadImage: Self.imageLoader(template))
        options.language = world.language
        let reading = try MarkdownReader.read(rendered, name: template.file.shownPath, options: options)
        // What the parser has given back is not to stay beside what the writers need.
        if reading.pieces > Self.piecesOfLargeText { Memory.giveBack() }
        var formats: [OutputFormat] = []
        for name in reading.frontMatter.formats {
            guard let format = OutputFormat(rawValue: name) else {
                let known = OutputFormat.allCases.map(\.rawValue)
                throw DiagnosticList(
                    Diagnostic(
                        "unknown-format", "the front matter names the unknown format '\(name)'",
                        at: .file(template.file.shownPath),
                        hint: NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
                            ?? "there are \(known.joined(separator: ", "))"))
            }
            formats.append(format)
        }
        var document = reading.document
        adjust(&document)
        let (look, warnings) = try template.looks.look(
            style: reading.frontMatter.style, reference: reading.frontMatter.reference)
        return FilledTemplate(
            content: .document(document), formats: formats, fileName: reading.frontMatter.fileName,
            look: look, warnings: rendered.warnings + reading.warnings + warnings)
    }

    /// Writes what was filled.
    /// - Parameter format: `nil` for a text that is put out as it is.
    package func write(
        _ filled: FilledTemplate, as format: OutputFormat?
    ) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        switch filled.content(as: format) {
        case .document(let document):
            var writer = writer
            writer.take(filled.look)
            do {
                let (bytes, warnings) = try writer.write(
                    document, as: format ?? .txt, name: filled.attachmentName ?? filled.fileName)
                return (bytes, filled.newly(warnings).map { $0.placed(filled.origin) })
            } catch { throw error.placed(filled.origin) }
        case .bytes(let bytes, let ending):
            guard format == .pdf, ending != "pdf" else { return (bytes, []) }
            return (try writer.pdf(of: bytes, ending: ending), [])
        }
    }

    /// What a PDF of a filled template is made of.
    func pdfSource(_ filled: FilledTemplate) throws(Diagnostic) -> PDFSource {
        switch filled.content {
        case .document(let document):
            var writer = writer
            writer.take(filled.look)
            var source = try writer.pdfSource(document)
            source.warnings = filled.newly(source.warnings).map { $0.placed(filled.origin) }
            return source
        case .bytes(let bytes, let ending): return PDFSource(bytes: bytes, kind: .init(rawValue: ending) ?? .docx)
        }
    }

    private static func imageLoader(_ template: CompiledTemplate) -> MarkdownOptions.ImageLoader {
        let includes = template.includes
        return { (name: String) throws(Diagnostic) -> [UInt8]? in try includes.resource(named: name) }
    }
}

extension Diagnostic {
    /// The same, with a place if it has none.
    fileprivate func placed(_ place: Place) -> Diagnostic {
        guard case .nowhere = self.place else { return self }
        var placed = self
        placed.place = place
        return placed
    }
}
