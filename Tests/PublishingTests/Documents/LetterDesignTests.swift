import DOCXTestSupport
import DocumentModel
import Foundation
import Inspections
import ODTTestSupport
import Templating
import Testing
import XMLTree
import ZipArchive

@testable import Publishing

/// The letters that were designed for Word and LibreOffice: `Templates/letter.docx` and `Templates/letter.odt`.
@Suite struct LetterDesignTests {
    static let formats = [OutputFormat.docx, .odt]

    struct Case: CustomTestStringConvertible, Sendable {
        let record: String
        let state: PublicationState
        var testDescription: String { "\(record) \(state.rawValue)" }
    }

    static let cases = Publications.records.flatMap { record in
        [PublicationState.published, .embargoed, .draft].map { Case(record: record, state: $0) }
    }

    /// The packages are what `Templates/Design` holds, entry by entry; `UPDATE_GOLDENS=1` packs them anew.
    @Test(arguments: formats)
    func packagesArePackedFromTheirDesigns(_ format: OutputFormat) throws {
        let package = Publications.file("Templates/letter.\(format.rawValue)")
        let design = try Design(Publications.file("Templates/Design/letter.\(format.rawValue)"))
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try Data(design.packed()).write(to: package)
            Issue.record("packed letter.\(format.rawValue): look at it, then run again")
        }
        let reader = try ZipReader(Array(try Data(contentsOf: package)))
        #expect(reader.entries.map(\.name) == design.entries.map(\.name))
        for entry in design.entries {
            let found = try #require(reader.entry(entry.name))
            #expect(try reader.read(found) == entry.bytes, "\(entry.name): run UPDATE_GOLDENS=1 swift test")
        }
    }

    /// Letterhead, text and notes have the words of `letter.md` in their order, numbers included.
    @Test(arguments: cases)
    func saysWhatTheMarkdownLetterSays(_ letter: Case) throws {
        for format in Self.formats {
            let (filled, expected) = try Self.letters(
                try Publications.record(letter.record), as: letter.state, format)
            #expect(Self.difference(filled, expected) == nil, "\(format)")
        }
    }

    /// Numbers that do not run 1, 2, 3 … stand as the record has them.
    @Test func saysTheSameWithOtherNumbers() throws {
        let sections = try Publications.record("norhaven-2016") { text in
            text = text.replacing("    - number: 1\n", with: "    - number: 3\n")
        }
        let recommendations = try Publications.record("westmere-2025") { text in
            for number in (1...5).reversed() {
                text = text.replacing("  - number: \(number)\n", with: "  - number: \(number + 2)\n")
            }
        }
        for (record, number) in [(sections, "3.1"), (recommendations, "7.")] {
            for format in Self.formats {
                let (filled, expected) = try Self.letters(record, as: .published, format)
                #expect(Self.difference(filled, expected) == nil, "\(format)")
                #expect(filled.contains(number))
            }
        }
    }

    @Test func dataStayText() throws {
        let record = try Publications.record("norhaven-2016") { text in
            text = text.replacing("Workers knew the children well.", with: "\"{{ id }} & <w:p/> *x* \\\\t\"")
        }
        for format in Self.formats {
            let (filled, _) = try Self.letters(record, as: .published, format)
            #expect(filled.joined(separator: " ").contains("{{ id }} & <w:p/> *x*"), "\(format)")
        }
    }

    /// `--template letter` takes each format from the file that was designed for it.
    @Test func aNameStandsForAllItsFiles() throws {
        var request = RenderRequest(now: Publications.now)
        request.data = [Publications.file("Examples/norhaven-2016.yaml").path]
        request.templates = ["letter"]
        request.formats = [.txt, .docx, .odt]
        let documents = try RenderJob.documents(request).documents
        #expect(
            documents.map(\.name) == [
                "norhaven-2016-letter.txt", "norhaven-2016-letter.docx", "norhaven-2016-letter.odt",
            ])
        let docx = try DOCXFile(documents[1].bytes)
        #expect(try docx.part("word/styles.xml").runText.isEmpty && docx.names.contains("word/header1.xml"))
        #expect(try ODTPackage(documents[2].bytes).styles.root.descendants.contains { $0.name == "style:header-first" })

        // A style of one's own is for the Markdown template.
        request.style = Publications.file("Templates/styles/house.yaml").path
        #expect(try !DOCXFile(try RenderJob.documents(request).documents[1].bytes).names.contains("word/header1.xml"))
    }

    /// Whoever has a letter of their own in their folder gets that one in every format.
    @Test func theUsersFolderComesFirst() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("---\ntitle: Own\n---\n# Own letter\n".utf8).write(to: folder.appending(path: "letter.md"))
        var request = RenderRequest(now: Publications.now)
        request.data = [Publications.file("Examples/norhaven-2016.yaml").path]
        request.templates = ["letter"]
        request.templateFolders = [folder.path]
        request.formats = [.docx]
        let own = try RenderJob.documents(request).documents[0].bytes
        #expect(try DOCXOutline(own).lines.map(\.text) == ["Own letter"])
        try FileManager.default.copyItem(
            at: Publications.file("Templates/letter.docx"), to: folder.appending(path: "letter.docx"))
        let designed = try RenderJob.documents(request).documents[0].bytes
        #expect(try DOCXFile(designed).names.contains("word/header1.xml"))
    }

    // MARK: - Words

    /// The words of a letter filled in a word processor's document, and of the one made from Markdown.
    private static func letters(
        _ record: Record, as state: PublicationState, _ format: OutputFormat
    ) throws -> (filled: [String], expected: [String]) {
        let folder = Publications.file("Templates").path
        let design = try CompiledTemplate(
            try TemplateFinder(folders: [folder]).find("letter.\(format.rawValue)"), folders: [])
        let filled = try Publications.renderer.write(
            try Publications.renderer.fill(
                design, with: record.context(as: state, in: Publications.renderer.world)), as: format
        ).bytes
        let document = try Publications.document(of: try Publications.filled(record, "letter", as: state))
        let lines: [String]
        switch format {
        case .docx:
            let header = try DOCXFile(filled).part("word/header1.xml")
            lines = header.descendants.filter { $0.name == "w:p" }.map(\.runText) + words(try DOCXOutline(filled).lines)
        default:
            let styles = try ODTPackage(filled).styles.root.descendants
            let header = try #require(styles.first { $0.name == "style:header-first" })
            lines =
                header.descendants.filter { $0.name == "text:p" }.map { $0.text.replacing(LetterPages.crest, with: "") }
                + words(try ODTOutline.lines(of: filled))
        }
        return (split(lines), split(words(document.outline)))
    }

    /// Where two texts part, with some words of both.
    private static func difference(_ left: [String], _ right: [String]) -> String? {
        guard left != right else { return nil }
        let common = zip(left, right).prefix { $0 == $1 }.count
        let (found, wanted) = (
            left.dropFirst(max(0, common - 3)).prefix(9), right.dropFirst(max(0, common - 3)).prefix(9)
        )
        return "'\(found.joined(separator: " "))' instead of '\(wanted.joined(separator: " "))'"
    }

    private static func words(_ outline: [OutlineLine]) -> [String] {
        outline.flatMap { line -> [String] in
            switch line.kind {
            case .item(let label): [label, line.text]
            case .heading(_, let number): [number ?? "", line.text]
            default: [line.text]
            }
        }
    }

    private static func split(_ lines: [String]) -> [String] {
        lines.flatMap { $0.replacing("\u{A0}", with: " ").split(whereSeparator: \.isWhitespace).map(String.init) }
    }
}

/// The parts of an office document as files of a folder.
private struct Design {
    var entries: [(name: String, bytes: [UInt8])] = []

    init(_ folder: URL) throws {
        let found = FileManager.default.enumerator(atPath: folder.path)
        for case let name as String in try #require(found) {
            var isFolder: ObjCBool = false
            let path = folder.appending(path: name).path
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            entries.append((name, Array(try Data(contentsOf: folder.appending(path: name)))))
        }
        // What says what a package is comes first.
        let first = ["mimetype", "[Content_Types].xml", "_rels/.rels"]
        entries.sort {
            let (left, right) = (
                first.firstIndex(of: $0.name) ?? first.count, first.firstIndex(of: $1.name) ?? first.count
            )
            return left == right ? $0.name < $1.name : left < right
        }
    }

    func packed() throws -> [UInt8] {
        var writer = ZipWriter()
        for (name, bytes) in entries {
            try writer.add(name, bytes, method: name == "mimetype" ? .stored : .deflated)
        }
        return try writer.finish()
    }
}
