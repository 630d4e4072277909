internal import CivilTime
internal import Diagnostics
internal import PDFConversion

/// An office document that a PDF is to be made of.
struct PDFSource: Sendable {
    var bytes: [UInt8]
    var kind: PDFConverter.Source
    /// The date that the PDF bears.
    var published: Instant?
    var warnings: [Diagnostic] = []
}

/// Gathers documents for PDFs, since LibreOffice needs longer to start than to convert: one start for many.
///
/// Holds at most ``documentsInGroup`` documents of each kind.
struct PDFGroups<Item: Sendable>: Sendable {
    typealias Group = [(source: PDFSource, item: Item)]

    /// As many as keep a worker busy for some seconds; more would only need memory.
    static var documentsInGroup: Int { 16 }

    private var waiting: [PDFConverter.Source: Group] = [:]

    /// - Returns: A full group, to be converted now.
    mutating func add(_ source: PDFSource, _ item: Item) -> Group? {
        waiting[source.kind, default: []].append((source, item))
        guard let group = waiting[source.kind], group.count >= Self.documentsInGroup else { return nil }
        waiting[source.kind] = nil
        return group
    }

    /// What is left.
    mutating func takeRest() -> [Group] {
        defer { waiting = [:] }
        return [.odt, .docx].compactMap { waiting[$0] }
    }

    /// Converts a group in one run of LibreOffice.
    static func convert(_ group: Group) -> [(item: Item, pdf: Result<[UInt8], Diagnostic>)] {
        guard let kind = group.first?.source.kind else { return [] }
        let pdfs: [Result<[UInt8], Diagnostic>]
        do throws(Diagnostic) {
            var converter = try PDFConverter()
            converter.isCancelled = { Interruption.shared.isRequested }
            pdfs = converter.convertEach(
                group.map(\.source.bytes), from: kind, published: group.map(\.source.published))
        } catch { pdfs = group.map { _ in .failure(error) } }
        return zip(group, pdfs).map { ($0.item, $1) }
    }
}
