import Foundation
import Testing

@testable import OfficeTemplating

/// Opens filled documents in LibreOffice and compares the text that it finds in them.
@Suite(.validated, .enabled(if: LibreOffice.path != nil, "needs soffice (LibreOffice)"), .serialized)
struct LibreOfficeTests {
    private typealias Word = WordDocument
    private typealias Open = OpenDocument
    private static let json =
        #"{"xs": [{"n": "Ash", "t": "a"}, {"n": "Elm", "t": "b"}], "nobody": [], "yes": true, "no": false, "lines": "one\ntwo\n\nthree\tfour", "md": "*a* & **b**\n\n1. c\n2. d\n\n| h | i |\n|---|---|\n| 1 | 2 |"}"#

    private struct Sample {
        var name: String
        var bytes: [UInt8]
        var lines: [String]
    }

    /// All scopes of ``ScopeTests`` in one document of each kind, the beginning of each marked by a line.
    private func scopes() throws -> [Sample] {
        var (word, open, lines) = ("", "", [String]())
        for (number, (source, expected)) in ScopeTests.paragraphs.enumerated() {
            // Names that one case defines are not seen by the next: each stands in a block of its own.
            let all = ["# \(number)", "{% with %}"] + source + ["{% endwith %}"]
            word += all.map { Word.p($0) }.joined()
            open += all.map { Open.p($0) }.joined()
            lines += ["# \(number)"] + expected.split(separator: "\n").map(String.init)
        }
        for (number, (rows, expected)) in ScopeTests.tables.enumerated() {
            word += Word.p("# table \(number)") + Word.table(rows)
            open += Open.p("# table \(number)") + Open.table(rows)
            lines +=
                ["# table \(number)"] + expected.split(whereSeparator: { $0 == "\n" || $0 == "|" }).map(String.init)
        }
        return [
            Sample(name: "scopes-docx.docx", bytes: try fill(word + "<w:p/>", Self.json).bytes, lines: lines),
            Sample(name: "scopes-odt.odt", bytes: try fill(Open(open), Self.json).bytes, lines: lines),
        ]
    }

    private func values() throws -> [Sample] {
        let lines = [
            "[{{ lines }}]", "{{ md|markdown }}", "{{ yes|checkbox }} a{{ page_break() }}b",
            "{{ link('our page', 'https://a.example/') }}",
        ]
        let expected = ["[one", "two", "three\tfour]", "a & b", "c", "d", "h", "i", "1", "2", "☒ a", "b", "our page"]
        return [
            Sample(
                name: "values-docx.docx", bytes: try fill(lines.map { Word.p($0) }.joined(), Self.json).bytes,
                lines: expected),
            Sample(
                name: "values-odt.odt", bytes: try fill(Open(lines.map { Open.p($0) }.joined()), Self.json).bytes,
                lines: expected),
        ]
    }

    private func notes() throws -> [Sample] {
        let reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
        var document = Word(
            Word.p("{% for x in xs %}") + "<w:p>\(Word.run("{{ x.n }}"))\(reference)</w:p>" + Word.p("{% endfor %}"))
        document.parts = [
            (
                "word/footnotes.xml", "footnotes",
                "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">\(Word.p("About {{ x.n }}"))</w:footnote>"
            )
        ]
        let annotated = try OfficeTemplate.annotated(
            bytes: Word(Word.p("Dear {{ nam|nosuch }}")).bytes(), name: "a.docx")
        return [
            Sample(
                name: "notes-docx.docx", bytes: try fill(document, Self.json).bytes,
                lines: ["Ash", "Elm"]),
            Sample(name: "annotated-docx.docx", bytes: try #require(annotated), lines: ["Dear {{ nam|nosuch }}"]),
        ]
    }

    /// In one run of LibreOffice, most of whose time is its start.
    @Test func readsTheRightText() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let samples = try scopes() + values() + notes()
        for sample in samples { try Data(sample.bytes).write(to: folder.appending(path: sample.name)) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(LibreOffice.path))
        process.arguments =
            [
                "--headless", "--norestore",
                "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)",
                "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder.path,
            ] + samples.map { folder.appending(path: $0.name).path }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        for sample in samples {
            let name = sample.name.split(separator: ".")[0] + ".txt"
            let text = try String(contentsOf: folder.appending(path: String(name)), encoding: .utf8)
            // What stands where, in order; blank lines, marks of lists and the like are LibreOffice's.
            var rest = text.replacing(#/ +/#, with: " ")[...]
            for line in sample.lines where !line.allSatisfy(\.isWhitespace) {
                let words = line.split(separator: " ").joined(separator: " ")
                guard let range = rest.range(of: words) else {
                    Issue.record(
                        "\(sample.name): '\(words)' is missing after what came before; left: \(rest.prefix(200))")
                    break
                }
                rest = rest[range.upperBound...]
            }
        }
    }
}
