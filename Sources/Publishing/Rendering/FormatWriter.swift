internal import CivilTime
internal import DOCXWriter
package import Diagnostics
package import DocumentModel
internal import HTMLWriter
internal import MarkdownWriter
internal import ODTWriter
internal import PDFConversion
internal import PlainTextWriter

/// Writes a document in one of the formats, in one house style.
package struct FormatWriter: Sendable {
    /// Wraps plain text at this many columns; `nil` leaves paragraphs unwrapped.
    package var plainTextWidth: Int?
    /// Leaves out the page around the HTML, for pasting into a content-management system.
    package var htmlFragment = false
    /// `nil` where nobody has named one.
    private var givenStyle: HouseStyle?
    private var reference: OfficeReference?
    private let latest = LatestDOCXWriter()

    package init() {}

    package var style: HouseStyle {
        get { givenStyle ?? .standard }
        set { givenStyle = newValue }
    }

    /// Takes styles, page layout, header and footer from a Word or LibreOffice document: all of them for its own format,
    /// pages, fonts, sizes and colours for the other.
    package mutating func takeReference(_ path: String) throws(Diagnostic) {
        reference = try OfficeReference(try InputFile.read(path), name: path)
    }

    /// Takes what a template names in its front matter, where the user has not said otherwise.
    mutating func take(_ look: TemplateLook) {
        if givenStyle == nil { givenStyle = look.style }
        if reference == nil { reference = look.reference }
    }

    /// - Parameter name: What files within the output are called, without an ending: the attachment of an e-mail.
    /// - Returns: The bytes of one file, and what the format could not express.
    package func write(
        _ document: Document, as format: OutputFormat, name: String? = nil
    ) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        switch format {
        case .txt: return (PlainTextWriter(options: .init(width: plainTextWidth)).write(document), [])
        case .html: return HTMLWriter(style: style, options: htmlFragment ? .fragment : .init()).write(document)
        case .docx: return try docx(document)
        case .odt: return try odt(document)
        case .md: return MarkdownWriter(dialect: .markdown).write(document)
        case .govspeak: return MarkdownWriter(dialect: .govspeak).write(document)
        case .pdf: return try pdf(document)
        case .eml: return try mail(document, name: name)
        }
    }

    func docx(_ document: Document) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        if case .docx(let reference) = reference {
            return try DOCXWriter(style: style, reference: reference).write(document)
        }
        guard let reference else { return try latest.writer(for: style).write(document) }
        let (bytes, warnings) = try latest.writer(for: reference.applied(to: style)).write(document)
        return (bytes, warnings + [OfficeReference.otherKind("DOCX")])
    }

    private func odt(_ document: Document) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        if case .odt(let reference) = reference {
            return try ODTWriter(style: style, reference: reference).write(document)
        }
        guard let reference else { return try ODTWriter(style: style).write(document) }
        let (bytes, warnings) = try ODTWriter(style: reference.applied(to: style)).write(document)
        return (bytes, warnings + [OfficeReference.otherKind("ODT")])
    }

    /// By way of ODT, which is LibreOffice's own format, unless the looks come from a Word document.
    private func pdf(_ document: Document) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        let source = try pdfSource(document)
        return (
            try PDFConverter().convert(source.bytes, from: source.kind, published: source.published), source.warnings
        )
    }

    /// What a PDF of a document is made of.
    func pdfSource(_ document: Document) throws(Diagnostic) -> PDFSource {
        let source: PDFConverter.Source = if case .docx = reference { .docx } else { .odt }
        let (bytes, warnings) = try source == .docx ? docx(document) : odt(document)
        let published = document.metadata.published.flatMap { Instant(rfc3339: $0) }
        return PDFSource(bytes: bytes, kind: source, published: published, warnings: warnings)
    }

    /// The PDF of an office template that was filled.
    /// - Parameter ending: `docx` or `odt`.
    func pdf(of bytes: [UInt8], ending: String, published: Instant? = nil) throws(Diagnostic) -> [UInt8] {
        try PDFConverter().convert(bytes, from: .init(rawValue: ending) ?? .docx, published: published)
    }
}
