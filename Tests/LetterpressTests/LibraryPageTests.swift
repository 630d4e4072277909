import Foundation
import Letterpress
import TestSupport
import Testing

/// The examples of docs/library.md, compiled and run. A test compares them with the page.
@Suite struct LibraryPageTests {
    private let world = World(now: Instant(secondsSince1970: 0))

    @Test func rendersATemplate() throws {
        let source = SourceText(name: "greeting.txt", text: "Dear {{ name }}, you have {{ count|spellout }} letters.")
        let template = try Template(source)
        let world = World(now: Instant(secondsSince1970: 0))
        let text = try template.render(.dict([("name", .string("Ann")), ("count", .int(3))]), in: world).text
        #expect(text == "Dear Ann, you have three letters.")
    }

    @Test func rendersARecord() throws {
        let exporter = Exporter(now: Instant(secondsSince1970: 1_800_000_000))
        // The tests run in any folder.
        func export(_ path: String) throws -> (outputs: [Exporter.Output], warnings: [Diagnostic]) {
            try exporter.export(repositoryRoot.appending(path: path).path, template: "press-release")
        }
        let (outputs, warnings) = try export("Examples/westmere-2025.yaml")
        #expect(outputs.map(\.name).contains("westmere-2025-press-release.docx") && outputs.count == 4)
        #expect(warnings.isEmpty)
        let page = try Self.page()
        #expect(page.contains("try exporter.export(\"Examples/westmere-2025.yaml\", template: \"press-release\")"))
    }

    @Test func fillsAnOfficeDocument() throws {
        let bytes = try Self.letter()
        let letter = try OfficeTemplate(bytes: bytes, name: "letter.docx")
        let data = try Value(reading: Array("name: Ann\nletters: 3\n".utf8), name: "ann.yaml")
        let filled = try letter.render(data, in: world)
        #expect(filled != bytes && filled.starts(with: Array("PK".utf8)))
        let tags = letter.references.flatMap(\.references.variables)
        #expect(tags.map(\.path) == ["name", "letters"])
    }

    @Test func writesADocument() throws {
        let report = try Template(SourceText(name: "report.md", text: "# {{ title }}\n\n{{ text }}\n"))
        let values = Value.dict([("title", .string("Findings")), ("text", .string("*as it is*"))])
        let rendered = try report.render(values, in: world)
        let (document, notes) = try Document.reading(rendered, name: "report.md")
        let (docx, losses) = try DocumentWriter().write(document, as: .docx)
        #expect(document.metadata.title == "Findings" && notes.isEmpty && losses.isEmpty && docx.count > 1_000)
        let (text, _) = try DocumentWriter().write(document, as: .txt)
        #expect(String(decoding: text, as: UTF8.self).contains("*as it is*"), "a value is no markup")
    }

    @Test func checksARecord() throws {
        let record = Array(try Data(contentsOf: repositoryRoot.appending(path: "Examples/westmere-2025.yaml")))
        let desk = InspectionDesk()
        let result = try desk.report(on: record, name: "westmere-2025.yaml")
        let errors = result.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty && result.findings.isEmpty)
        let score = Array(String(decoding: record, as: UTF8.self).replacing("score: 22", with: "score: 23").utf8)
        #expect(try desk.report(on: score, name: "a.yaml").findings.contains { $0.severity == .error })
    }

    func place(of problem: Diagnostic) -> String {
        guard case .source(let source, let range) = problem.place else { return problem.message }
        let position = source.position(at: range.lowerBound)
        return "\(source.name), line \(position.line), column \(position.column): \(problem.code)"
    }

    @Test func saysWhereAMistakeIs() throws {
        let template = try Template(SourceText(name: "a.txt", text: "Dear\n{{ nme }}"))
        let problem = #expect(throws: Diagnostic.self) { try template.render(.dict([("name", .none)]), in: world) }
        #expect(problem.map(place) == "a.txt, line 2, column 4: undefined-variable")
        let list = #expect(throws: DiagnosticList.self) {
            try Template(SourceText(name: "b.txt", text: "{{ 1|x }}{% y %}"))
        }
        #expect(
            list?.all.map(place) == [
                "b.txt, line 1, column 6: unknown-filter", "b.txt, line 1, column 13: unknown-statement",
            ])
    }

    @Test func readsTables() throws {
        guard case .list(let rows) = try Value(reading: Array("a,b\n1,2\n3,4\n".utf8), name: "t.csv") else {
            Issue.record("a table is a list of rows")
            return
        }
        #expect(rows.items.count == 2 && rows.isFrozen)
        #expect(throws: Diagnostic.self) { try Value(reading: Array("a: [".utf8), name: "t.yaml") }
    }

    /// Each line of the page's Swift stands in this file, so that what is compiled is what the page shows.
    @Test func pageShowsWhatIsCompiled() throws {
        let compiled = Set(
            try String(contentsOf: URL(filePath: #filePath), encoding: .utf8).split(separator: "\n").map {
                $0.trimmingCharacters(in: .whitespaces)
            })
        let blocks = try Self.page().components(separatedBy: "```swift\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        #expect(blocks.count == 6)
        for line in blocks.joined().split(separator: "\n") {
            let line = line.trimmingCharacters(in: .whitespaces)
            // What differs here is said where it does.
            if line.hasPrefix("let (outputs, warnings)") || line.hasPrefix("for output in outputs") { continue }
            #expect(compiled.contains(line), "\(line)")
        }
    }

    private static func page() throws -> String {
        try String(contentsOf: repositoryRoot.appending(path: "docs/library.md"), encoding: .utf8)
    }

    /// A Word document with tags.
    private static func letter() throws -> [UInt8] {
        let text = "# A letter\n\nDear {{ name }}, {{ letters }}\n"
        let document = try Document.reading(RenderedText(bytes: Array(text.utf8)), name: "letter.md").document
        return try DocumentWriter().write(document, as: .docx).bytes
    }
}
