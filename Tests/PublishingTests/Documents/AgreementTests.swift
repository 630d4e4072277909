import DOCXTestSupport
import Diagnostics
import DocumentModel
import Foundation
import Inspections
import MarkdownReader
import ODTTestSupport
import Templating
import TestSupport
import Testing

@testable import Publishing

/// The text of a publication is the same in every format, and so are headings, numbers, lists, tables and notes.
@Suite struct AgreementTests {
    @Test func findsExamplesAndTemplates() {
        #expect(Publications.records.count >= 7)
        #expect(Publications.templates.count >= 7)
    }

    /// Every pair under embargo, and those of two examples in the other states.
    static let cases: [(Publications.Pair, PublicationState)] =
        Publications.pairs.map { ($0, .embargoed) }
        + [PublicationState.draft, .published].flatMap { state in
            Publications.pairs.filter { ["dyffryn-aur-2025", "norhaven-2016"].contains($0.record) }.map { ($0, state) }
        }

    @Test(arguments: cases)
    func everyFormatSaysTheSame(_ pair: Publications.Pair, _ state: PublicationState) throws {
        let filled = try Publications.filled(try Publications.record(pair.record), pair.template, as: state)
        #expect(filled.warnings.map(\.message) == [])
        let document = try Publications.document(of: filled)
        let outline = document.outline.map(\.description)
        #expect(outline.count > 2)
        for format in [OutputFormat.html, .docx, .odt] {
            let (bytes, warnings) = try Publications.renderer.write(filled, as: format)
            #expect(warnings.map(\.message) == [], "\(format)")
            let lines = try Self.lines(of: bytes, format).map(\.description)
            #expect(lines == outline, "\(format)")
        }
    }

    /// Plain text has no marks for what is a heading or a cell: its words are the same, in the same order.
    @Test(arguments: Publications.pairs)
    func plainTextSaysTheSame(_ pair: Publications.Pair) throws {
        var renderer = Publications.renderer
        // Wide enough for every table to stand in columns.
        renderer.writer.plainTextWidth = 1000
        let filled = try Publications.filled(try Publications.record(pair.record), pair.template)
        let text = String(decoding: try renderer.write(filled, as: .txt).bytes, as: UTF8.self)
        let document = try Publications.document(of: filled)
        #expect(PlainWords.of(text, document) == PlainWords.of(document.outline, document))
    }

    /// Markdown read back is the document.
    @Test(arguments: Publications.pairs)
    func markdownSaysTheSame(_ pair: Publications.Pair) throws {
        let filled = try Publications.filled(try Publications.record(pair.record), pair.template)
        let bytes = try Publications.renderer.write(filled, as: .md).bytes
        let reading = try MarkdownReader.read(RenderedText(bytes: bytes), name: "document.md")
        #expect(
            reading.document.outline.map(\.description)
                == (try Publications.document(of: filled)).outline.map(\.description))
    }

    private static func lines(of bytes: [UInt8], _ format: OutputFormat) throws -> [OutlineLine] {
        switch format {
        case .docx: try DOCXOutline(bytes).lines
        case .odt: try ODTOutline.lines(of: bytes)
        default: try HTMLOutline(String(decoding: bytes, as: UTF8.self)).lines
        }
    }
}

/// The words of a plain text and of an outline, without what only one of them has: rules, marks of notes, addresses of
/// links, and the colon behind a name in a header table.
enum PlainWords {
    static func of(_ text: String, _ document: Document) -> [String] {
        var text = text.replacing("\u{A0}", with: " ")
        for number in document.notes.indices { text = text.replacing("[\(number + 1)]", with: "") }
        for address in addresses(document.blocks) { text = text.replacing(" (\(address))", with: "") }
        return words(text)
    }

    static func of(_ outline: [OutlineLine], _ document: Document) -> [String] {
        outline.flatMap { line -> [String] in
            let own = words(line.text)
            switch line.kind {
            case .item(let label): return words(label) + own
            case .heading(_, let number): return (number.map(words) ?? []) + own
            default: return own
            }
        }
    }

    private static func words(_ text: String) -> [String] {
        OutlineLine.collapsingSpaces(text).split(separator: " ").compactMap { word in
            guard word.contains(where: { $0 != "-" && $0 != "=" }) else { return nil }
            return word.last == ":" ? String(word.dropLast()) : String(word)
        }
    }

    private static func addresses(_ blocks: [Block]) -> [String] { blocks.flatMap(addresses) }

    private static func addresses(_ block: Block) -> [String] {
        switch block {
        case .paragraph(let paragraph): addresses(paragraph.inlines)
        case .list(let list): list.items.flatMap { addresses($0.blocks) }
        case .division(let division): addresses(division.blocks)
        case .quote(let inner, _): addresses(inner)
        default: []
        }
    }

    private static func addresses(_ inlines: [Inline]) -> [String] {
        inlines.compactMap { if case .link(let link) = $0 { link.target } else { nil } }
    }
}
