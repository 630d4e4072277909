import CivilTime
import DOCXWriter
import DataReaders
import Diagnostics
import DocumentModel
import Foundation
import MarkdownReader
import ODTWriter
import Publishing
import Templating
import TestSupport
import Testing
import XMLTree
import ZipArchive

/// Every message about a limit gives the number, and says how the limit is raised or that it cannot be.
@Suite struct LimitMessageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// What the message gives as the limit.
        let number: String
        let provoke: @Sendable () throws -> Void
        var testDescription: String { name }

        init(_ name: String, _ number: String, _ provoke: @escaping @Sendable () throws -> Void) {
            self.name = name
            self.number = number
            self.provoke = provoke
        }
    }

    // MARK: - Limits that an option raises

    /// A template for each, beyond it by one, and all data that it needs.
    private static let raisable: [(name: RenderLimits.Name, limit: Int, template: String)] = [
        (.steps, 40, "{% for i in range(50) %}x{% endfor %}"),
        (.output, 4, "12345"),
        (.text, 4, "{% set a = 'abc' %}{{ a ~ a }}"),
        (.list, 2, "{{ [1] + [2, 3] }}"),
        (.range, 3, "{{ range(4)|length }}"),
        (.repetition, 4, "{{ 'x' * 5 }}"),
        (.includeDepth, 2, "{% include 'main' %}"),
        (.includes, 2, "{% for i in range(3) %}{% include 'part' %}{% endfor %}"),
        (.callDepth, 2, "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
    ]

    @Test(arguments: RenderLimits.Name.allCases)
    func namesItsOption(name: RenderLimits.Name) throws {
        let known = Self.raisable.first { $0.name == name }
        let (_, limit, template) = try #require(known)
        var limits = DocumentLimits()
        try limits.set("\(name.rawValue)=\(limit)")
        #expect(limits.template[name] == limit)
        let error = #expect(throws: DiagnosticList.self) { try Self.render(template, limits.template) }
        let first = try #require(error?.first)
        #expect(first.message.contains("\(limit)"), "\(first.message)")
        #expect(first.hint == "if that is meant, raise the limit: --limit \(name.rawValue)=NUMBER")
        // The same template is right under the limits that hold otherwise, or under one more; endless ones never are.
        guard name != .includeDepth, name != .callDepth else { return }
        _ = try Self.render(template, .standard)
    }

    /// The page lists every limit that can be raised, with what it is.
    @Test func pageListsThem() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/limits.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        #expect(rows == DocumentLimits().all.map { "| `\($0.name)` | \($0.value) | \($0.meaning) |" })
    }

    @Test func namesTheOptionOfTime() throws {
        var limits = DocumentLimits()
        try limits.set("seconds=3")
        let problem = limits.late("westmere")
        #expect(problem.message == "'westmere' takes longer than 3 seconds, the limit for one document")
        #expect(problem.hint == "if that is meant, raise the limit: --limit seconds=NUMBER")
    }

    @Test(
        arguments: [
            ("stps=5", "did you mean 'steps'?"), ("", "there are steps, output"),
            ("steps", "write --limit steps=NUMBER"),
            ("steps=0", "write --limit steps=NUMBER"), ("steps=ten", "write --limit steps=NUMBER"),
            ("call-depth=1001", "write --limit call-depth=NUMBER"),
        ])
    func refusesOthers(text: String, hint: String) throws {
        var limits = DocumentLimits()
        let error = #expect(throws: Diagnostic.self) { try limits.set(text) }
        #expect(error?.hint?.hasPrefix(hint) == true, "\(error?.hint ?? "")")
        #expect(error?.exitStatus == .usage)
        #expect(limits == DocumentLimits())
    }

    /// At the most that they can be raised to, templates that never end still end with an error.
    @Test(arguments: [RenderLimits.Name.includeDepth, .callDepth])
    func bearsTheHighest(name: RenderLimits.Name) throws {
        var limits = RenderLimits.standard
        limits[name] = name.highest
        let known = Self.raisable.first { $0.name == name }
        let template = try #require(known).template
        let error = #expect(throws: DiagnosticList.self) { try Self.render(template, limits) }
        #expect(error?.first.message.contains("\(name.highest)") == true)
    }

    private static func render(_ text: String, _ limits: RenderLimits) throws(DiagnosticList) -> [UInt8] {
        var settings = TemplateSettings()
        settings.limits = limits
        let library = TemplateLibrary(DictionaryLoader(["main": text, "part": ""]), settings: settings)
        let template = try library.template(named: "main")
        do throws(Diagnostic) {
            return try template.render(.dict([]), in: World(now: Instant(secondsSince1970: 0))).bytes
        } catch { throw DiagnosticList(error) }
    }

    // MARK: - Limits that stand

    @Test(arguments: fixed) func saysThatItStands(limit: Case) throws {
        var problem: Diagnostic?
        do { try limit.provoke() } catch let error as Diagnostic { problem = error } catch let list as DiagnosticList {
            problem = list.first
        } catch let error as XMLError { problem = error.diagnostic } catch let error as ZipError {
            problem = error.diagnostic(file: "a")
        }
        let found = try #require(problem)
        #expect(found.message.contains(limit.number), "\(found.message)")
        #expect(found.hint?.hasPrefix("this limit cannot be raised") == true, "\(found.hint ?? "no hint")")
    }

    private static let fixed: [Case] = data + templates + markdown + packages

    private static func read(_ text: String, _ name: String, _ change: (inout DataLimits) -> Void) throws {
        var limits = DataLimits()
        change(&limits)
        let contents = try DataReader.read(bytes: Array(text.utf8), name: name, limits: limits)
        if case .table(let table) = contents { for row in 0..<table.count { _ = table[row].value } }
    }

    private static let data: [Case] = [
        Case("bytes of a data file", "3") { try read("a: 1", "a.yaml") { $0.fileBytes = 3 } },
        Case("levels of YAML", "2") { try read("[[[1]]]", "a.yaml") { $0.depth = 2 } },
        Case("levels of an alias", "3") { try read("a: &a [[1]]\nb: [*a]", "a.yaml") { $0.depth = 3 } },
        Case("values of YAML", "2") { try read("[1, 2, 3]", "a.yaml") { $0.nodes = 2 } },
        Case("keys of YAML", "2") { try read("abc: 1", "a.yaml") { $0.keyBytes = 2 } },
        Case("levels of JSON", "2") { try read("[[[1]]]", "a.json") { $0.depth = 2 } },
        Case("values of JSON", "2") { try read("[1, 2, 3]", "a.json") { $0.nodes = 2 } },
        Case("keys of JSON", "2") { try read("{\"abc\": 1}", "a.json") { $0.keyBytes = 2 } },
        Case("columns of CSV", "2") { try read("a,b,c\n1,2,3\n", "a.csv") { $0.columns = 2 } },
        Case("rows of CSV", "1") { try read("a\n1\n2\n", "a.csv") { $0.rows = 1 } },
        Case("cells of CSV", "3") { try read("a\n1234\n", "a.csv") { $0.cellBytes = 3 } },
        Case("names of columns", "2") { try read("abc\n1\n", "a.csv") { $0.keyBytes = 2 } },
    ]

    private static func nested(_ opening: String, _ closing: String, _ count: Int) -> String {
        String(repeating: opening, count: count) + String(repeating: closing, count: count)
    }

    private static let templates: [Case] = [
        Case("brackets", "100") { _ = try render("{{ " + nested("(", ")", 101) + " }}", .standard) },
        Case("chains", "10000") {
            _ = try render("{{ 1" + String(repeating: "+1", count: 10_001) + " }}", .standard)
        },
        Case("statements", "100") { _ = try render(nested("{% if 1 %}", "{% endif %}", 101), .standard) },
        Case("bytes of a template", "4 MiB") {
            _ = try render(String(repeating: "x", count: 4 << 20 + 1), .standard)
        },
    ]

    private static func mark(_ text: String, _ change: (inout MarkdownLimits) -> Void = { _ in }) throws {
        var options = MarkdownOptions()
        change(&options.limits)
        _ = try MarkdownReader.read(
            RenderedText(bytes: Array(text.utf8), values: []), name: "a.md", options: options)
    }

    private static let markdown: [Case] = [
        Case("bytes of Markdown", "20") { try mark(String(repeating: "x", count: 21)) { $0.bytes = 20 } },
        Case("columns of a table", "2") { try mark("| a | b | c |\n|---|---|---|\n") { $0.tableColumns = 2 } },
        Case("quotes in quotes", "100") { try mark(String(repeating: "> ", count: 101) + "x") },
        Case("blocks in blocks", "100") { try mark(nested("::: callout\n", ":::\n", 101)) },
        Case("open brackets", "100") { try mark(String(repeating: "[", count: 101)) },
        Case("marks", "3") { try mark("a * b * c * d") { $0.pieces = 3 } },
        Case("title of a link", "1024") { try mark("[a]: /b \"" + String(repeating: "x", count: 1_030) + "\"\n") },
    ]

    private static func archive() throws -> [UInt8] {
        var writer = ZipWriter()
        for name in ["a", "b"] { try writer.add(name, Array("12345".utf8)) }
        return try writer.finish()
    }

    private static func unzip(_ change: (inout ZipLimits) -> Void) throws {
        var limits = ZipLimits()
        change(&limits)
        _ = try ZipReader(try archive(), limits: limits)
    }

    private static func parse(_ text: String, _ change: (inout XMLLimits) -> Void) throws {
        var limits = XMLLimits()
        change(&limits)
        _ = try XMLDocument(parsing: Array(text.utf8), name: "part.xml", limits: limits)
    }

    private static let packages: [Case] = [
        Case("bytes of an archive", "10") { try unzip { $0.archiveBytes = 10 } },
        Case("entries", "1 are") { try unzip { $0.entries = 1 } },
        Case("bytes of an entry", "4 are") { try unzip { $0.entryBytes = 4 } },
        Case("bytes of all entries", "9") { try unzip { $0.totalBytes = 9 } },
        Case("bytes of a part", "3 are") { try parse("<a/>") { $0.partBytes = 3 } },
        Case("levels of XML", "1") { try parse("<a><b/></a>") { $0.depth = 1 } },
        Case("attributes", "1") { try parse("<a b='1' c='2'/>") { $0.attributesPerTag = 1 } },
        Case("bytes of a tag", "5") { try parse("<a b='1'/>") { $0.bytesPerTag = 5 } },
        Case("elements", "1") { try parse("<a><b/></a>") { $0.elements = 1 } },
        Case("columns in Word", "63") {
            let cells = (0..<64).map { _ in Table.Cell([]) }
            let table = Table(columns: cells.map { _ in Table.Column() }, headRows: [], bodyRows: [Table.Row(cells)])
            _ = try DOCXWriter().write(Document(metadata: Metadata(title: "x"), blocks: [.table(table)]))
        },
    ]
}
