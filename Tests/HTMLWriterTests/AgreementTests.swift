import DocumentModel
import Foundation
import PlainTextWriter
import TestSupport
import Testing

@testable import HTMLWriter

/// The text of a page, read back, is the text of the plain text: no word lost, none added, none in another place.
@Suite struct AgreementTests {
    @Test(arguments: [HTMLWriter.Options(), .fragment])
    func pagesSayWhatThePlainTextSays(options: HTMLWriter.Options) throws {
        for seed in UInt64(0)..<200 {
            var random = RandomDocument(seed: seed, alphabet: ["ab", "cd", "efg", "hij", "k", "lmno"])
            var document = random.document()
            // What one of the formats has to say in its own way: addresses, pictures, letters as numbers.
            document.blocks = document.blocks.map(\.plain)
            document.notes = document.notes.map { Note(blocks: $0.blocks.map(\.plain)) }
            document.metadata.title = ""
            // Wide enough for every table to stand in columns.
            let text = PlainTextWriter(options: .init(width: 1_000_000)).write(document)
            let html = HTMLWriter(options: options).write(document).bytes
            let said = words(String(decoding: text, as: UTF8.self))
            let read = words(try body(of: String(decoding: html, as: UTF8.self)))
            #expect(said.sorted().difference(from: read.sorted()).isEmpty, "seed \(seed)")
            if !document.blocks.contains(where: \.hasTable) {
                #expect(said.difference(from: read).isEmpty, "seed \(seed)")
            }
        }
    }

    private func body(of html: String) throws -> String {
        var body = html[...]
        // The heading that is heard but not seen is the page's own.
        for start in ["<main id=\"main\">", "<h1 class=\"unseen\">"] {
            if let found = body.range(of: start) { body = body[found.upperBound...] }
        }
        if body.startIndex > html.startIndex, let end = body.range(of: "</h1>"), html.contains("class=\"unseen\"") {
            body = body[end.upperBound...]
        }
        if let end = body.range(of: "</main>") { body = body[..<end.lowerBound] }
        if let end = html.range(of: "</header>"), let start = html.range(of: "<header>") {
            body = html[start.upperBound..<end.lowerBound] + body
        }
        if let end = html.range(of: "</footer>"), let start = html.range(of: "<footer>") {
            body += html[start.upperBound..<end.lowerBound]
        }
        return try PlainMarkup(String(body)).text
    }

    private func words(_ text: String) -> [Substring] {
        text.split { !$0.isASCII || !$0.isLetter }
    }
}

extension Block {
    fileprivate var hasTable: Bool {
        switch self {
        case .table: true
        case .division(let division): division.blocks.contains(where: \.hasTable)
        case .quote(let blocks, _): blocks.contains(where: \.hasTable)
        case .list(let list): list.items.contains { $0.blocks.contains(where: \.hasTable) }
        default: false
        }
    }

    /// Without links, pictures and lists by letters.
    fileprivate var plain: Block {
        switch self {
        case .heading(var heading):
            heading.inlines = heading.inlines.map(\.plain)
            return .heading(heading)
        case .paragraph(var paragraph):
            paragraph.inlines = paragraph.inlines.map(\.plain)
            return .paragraph(paragraph)
        case .list(var list):
            list.items = list.items.map { List.Item($0.blocks.map(\.plain)) }
            if case .ordered(let start, _) = list.marker { list.marker = .ordered(start: start, style: .decimal) }
            return .list(list)
        case .table(var table):
            table.caption = table.caption.map(\.plain)
            table.headRows = table.headRows.map(Self.plain)
            table.bodyRows = table.bodyRows.map(Self.plain)
            return .table(table)
        case .quote(let blocks, let attributes): return .quote(blocks.map(\.plain), attributes)
        case .division(var division):
            division.blocks = division.blocks.map(\.plain)
            return .division(division)
        case .figure(let figure): return .paragraph(Paragraph(figure.caption.map(\.plain)))
        case .contents(let depth, let title): return .contents(depth: depth, title: title.map(\.plain))
        case .code, .thematicBreak, .pageBreak: return self
        }
    }

    private static func plain(_ row: Table.Row) -> Table.Row {
        var row = row
        for index in row.cells.indices { row.cells[index].blocks = row.cells[index].blocks.map(\.plain) }
        return row
    }
}

extension Inline {
    fileprivate var plain: Inline {
        switch self {
        case .link(let link): .span(link.inlines.map(\.plain), Attributes())
        case .image: .text("")
        case .emphasis(let inner): .emphasis(inner.map(\.plain))
        case .strong(let inner): .strong(inner.map(\.plain))
        case .strikethrough(let inner): .strikethrough(inner.map(\.plain))
        case .superscript(let inner): .superscript(inner.map(\.plain))
        case .subscript(let inner): .subscript(inner.map(\.plain))
        case .span(let inner, let attributes): .span(inner.map(\.plain), attributes)
        case .text, .code, .lineBreak, .note: self
        }
    }
}
