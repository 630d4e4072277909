import Foundation
import Inspections
import PDFConversion
import TestSupport
import Testing
import ZipArchive

@testable import Publishing

/// The shipped letters as pages: filled, opened in LibreOffice, and read again from a PDF.
@Suite(.enabled(if: LetterPages.tool != nil, "needs soffice (LibreOffice) and pdftotext (poppler-utils)"), .serialized)
struct LetterPagesTests {
    @Test func showsEveryPartOfTheLetter() throws {
        let records = ["norhaven-2016", "westmere-2025"]
        var documents: [(record: String, format: OutputFormat, bytes: [UInt8])] = []
        for record in records {
            for format in LetterDesignTests.formats {
                let design = try CompiledTemplate(
                    try TemplateFinder(folders: [Publications.file("Templates").path]).find(
                        "letter.\(format.rawValue)"),
                    folders: [])
                let context = try Publications.record(record).context(as: .published, in: Publications.renderer.world)
                let filled = try Publications.renderer.fill(design, with: context)
                documents.append((record, format, try Publications.renderer.write(filled, as: format).bytes))
            }
        }
        let pages = try LetterPages.texts(of: documents.map { ($0.bytes, $0.format.rawValue) })
        for (document, text) in zip(documents, pages) {
            let missing = Self.expected[document.record]?.filter { !text.contains(Self.words($0)) } ?? []
            #expect(missing.isEmpty, "\(document.record).\(document.format.rawValue)")
        }
        // The copy list begins on one page and ends on another in Word's format: its first row stands on both.
        let (docx, odt) = (pages[0], pages[1])
        #expect(docx.components(separatedBy: "Role Name").count == 3)
        #expect(odt.components(separatedBy: "Role Name").count >= 2)
    }

    /// The crest is in the letterhead, with words for those who do not see it.
    @Test(arguments: LetterDesignTests.formats)
    func bearsACrest(_ format: OutputFormat) throws {
        let reader = try ZipReader(
            Array(try Data(contentsOf: Publications.file("Templates/letter.\(format.rawValue)"))))
        let (part, picture) =
            format == .docx ? ("word/header1.xml", "word/media/crest.png") : ("styles.xml", "Pictures/crest.png")
        let entry = try #require(reader.entry(part))
        #expect(String(decoding: try reader.read(entry), as: UTF8.self).contains(LetterPages.crest))
        #expect(reader.entry(picture) != nil)
    }

    /// Letterhead, header table, numbered commentary, notes, copy list, the foot of the page.
    private static let expected = [
        "norhaven-2016": [
            "HM Inspectorate of Youth Justice", "Weavers House", "Telephone: 01632 960 118", "To Dr Rosalind Thwaite",
            "Copy to See the copy list at the end", "From Kenneth Balfour", "Publication date 22 June 2016",
            "1 Reducing reoffending", "1.1 Most files said why", "4.5 In 13 cases", "Copy list",
            "YOT Manager Dawn Ellery",
            "Children dealt with from July 2013 to June 2014", "This is not his name.", "3. For a copy on paper",
            "Page 1 of",
        ],
        "westmere-2025": [
            "HM Inspectorate of Youth Justice", "To Westmere County Council", "Publication date 28 January 2025",
            "Overall rating: Good", "1.1 Governance and leadership Good", "4.1 Resettlement policy and provision",
            "Key strengths", "1. find out why", "5. make sure that managers", "Page 1 of",
        ],
    ]

    private static func words(_ text: String) -> String { LetterPages.collapsed(text) }
}

/// Pages of documents as text.
enum LetterPages {
    /// The alternative text of the crest in the shipped letters.
    static let crest = "The crest of the inspectorate"

    static var tool: String? {
        guard (try? PDFConverter()) != nil else { return nil }
        return (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/pdftotext" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// In one run of LibreOffice for each format; runs of white space are one space.
    static func texts(of documents: [(bytes: [UInt8], ending: String)]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let converter = try PDFConverter()
        var texts = [String](repeating: "", count: documents.count)
        for source in [PDFConverter.Source.docx, .odt] {
            let numbers = documents.indices.filter { documents[$0].ending == source.rawValue }
            let results = converter.convertEach(
                numbers.map { documents[$0].bytes }, from: source, published: numbers.map { _ in nil })
            for (number, result) in zip(numbers, results) {
                let file = folder.appending(path: "\(number).pdf")
                try Data(try result.get()).write(to: file)
                texts[number] = collapsed(try text(of: file))
            }
        }
        return texts
    }

    static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    private static func text(of file: URL) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: try #require(tool))
        process.arguments = ["-layout", file.path, "-"]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
