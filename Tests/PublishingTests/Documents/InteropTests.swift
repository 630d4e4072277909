import Diagnostics
import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Opens every DOCX and ODT of the examples in LibreOffice and compares what its pages say with the plain text.
@Suite(.enabled(if: areThere, "needs soffice (LibreOffice) and pdftotext (poppler-utils)"), .serialized)
struct InteropTests {
    /// In one run of LibreOffice, most of whose time is its start.
    @Test func pagesSayWhatThePlainTextSays() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var documents: [(name: String, document: Document, text: String)] = []
        for pair in Publications.pairs {
            let filled = try Publications.filled(try Publications.record(pair.record), pair.template)
            let text = String(decoding: try Publications.renderer.write(filled, as: .txt).bytes, as: UTF8.self)
            for format in [OutputFormat.docx, .odt] {
                // LibreOffice names a PDF by the name without its ending.
                let name = "\(pair.record)-\(pair.template)-\(format.rawValue)"
                let bytes = try Publications.renderer.write(filled, as: format).bytes
                try Data(bytes).write(to: folder.appending(path: "\(name).\(format.rawValue)"))
                documents.append((name, try Publications.document(of: filled), text))
            }
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        try run(
            "soffice",
            [
                "--headless", "--norestore",
                "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)",
                "--convert-to", "pdf", "--outdir", folder.path,
            ] + files.map { folder.appending(path: $0).path })
        for (name, document, text) in documents {
            let pdf = folder.appending(path: name + ".pdf")
            try #require(FileManager.default.fileExists(atPath: pdf.path), "\(name)")
            let pages = Self.withoutFurniture(try run("pdftotext", ["-layout", pdf.path, "-"]), document)
            let plain = Self.blank(text)
            for line in document.outline {
                if case .contents = line.kind { continue }
                for piece in Self.pieces(line) {
                    // Cells of one row stand side by side on a page, and so do their lines: words tell, not sequences.
                    #expect(pages.contains(piece), "\(name): \(piece)")
                    #expect(plain.contains(piece), "\(name), plain text: \(piece)")
                }
            }
        }
    }

    /// What must be found of a line: its beginning and its end, since a page may end within it; of a cell, its words.
    private static func pieces(_ line: OutlineLine) -> [String] {
        let text = blank(line.text)
        switch line.kind {
        case .cell: return line.text.split(separator: " ").map { blank(String($0)) }
        case .heading(_, let number?): return [blank(number) + text.prefix(24)]
        case .item(let label) where label != "•": return [blank(label) + text.prefix(24)]
        case .note: return [String(text.prefix(24)), String(text.suffix(12))]
        // A mark may stand between any two words.
        default: return [String(text.prefix(24)), String(text.suffix(12))]
        }
    }

    /// The text of pages without headers and footers, without any space.
    private static func withoutFurniture(_ text: String, _ document: Document) -> String {
        let metadata = document.metadata
        let pageOfPages = numberless(metadata.wording.pageOfPages.replacing(/\{pages?\}/, with: "1"))
        let lines = text.split(separator: "\n").filter { line in
            let words = OutlineLine.collapsingSpaces(String(line).replacing("\u{0C}", with: ""))
            if let footer = metadata.pageFooter, words.hasPrefix(footer),
                numberless(String(words.dropFirst(footer.count))) == pageOfPages
            {
                return false
            }
            return words != metadata.pageHeader
        }
        return blank(lines.joined())
    }

    private static func numberless(_ text: String) -> String { blank(text).replacing(/[0-9]+/, with: "#") }

    private static func blank(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{AD}" }))
    }

    @discardableResult
    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let result = try #require(ExternalTool(program)).run(arguments)
        try #require(result.status == 0)
        return result.text
    }

    @Test func writesPDFs() throws {
        let filled = try Publications.filled(try Publications.record("westmere-2025"), "press-release")
        let (bytes, _) = try Publications.renderer.write(filled, as: .pdf)
        #expect(bytes.starts(with: Array("%PDF-".utf8)))
        #expect(try Publications.renderer.write(filled, as: .pdf).bytes == bytes)
    }
}

private let areThere = ExternalTool.soffice != nil && ExternalTool.pdftotext != nil
