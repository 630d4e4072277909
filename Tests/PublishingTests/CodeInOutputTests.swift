import CivilTime
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

/// What a reader of documents should not meet: values as a program writes them, and data that a template changed.
@Suite struct CodeInOutputTests {
    private func run(_ template: String, data: String = "a: null\nl: [1, 2]\nd: {k: 1}\n") throws -> RenderReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-code-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(template.utf8).write(to: folder.appending(path: "t.md"))
        try Data(data.utf8).write(to: folder.appending(path: "d.yaml"))
        var request = RenderRequest(now: Instant(secondsSince1970: 0))
        request.data = [folder.path + "/d.yaml"]
        request.templates = [folder.path + "/t.md"]
        request.formats = [.txt]
        request.destination = .folder(folder.path)
        return try RenderJob.run(request)
    }

    @Test(arguments: [
        ("# T\n\n{{ a }}", "a value that is not given prints as 'None'"),
        ("# T\n\n{{ l }}", "a list prints with its brackets"),
        ("# T\n\n{{ d }}", "a dictionary prints with its braces"),
        ("# T\n\n{% for i in l %}{{ d }}{% endfor %}", "a dictionary prints with its braces"),
    ])
    func warnsOnceOfCode(template: String, message: String) throws {
        let warnings = try run(template).warnings
        #expect(warnings.map(\.message) == [message])
        #expect(warnings.first?.place.label?.contains("t.md:3:") == true)
        #expect(warnings.first?.hint != nil)
    }

    @Test(arguments: [
        ("{ service.name }", "service.name"), ("{service.name}}", "service.name"), ("x {d.k} y", "d.k"),
    ])
    func warnsOfSingleBraces(text: String, name: String) throws {
        let warnings = try run("# T\n\n" + text).warnings
        #expect(warnings.map(\.hint) == ["write '{{ \(name) }}'"])
        #expect(warnings.first?.place.label?.contains("t.md:3:") == true)
    }

    @Test(arguments: [
        "{{ d.k }}", "[a]{.rating}", "a {b} c", "`{a.b}`", "{% if d.k %}x{% endif %}", "{", "{a.", "{ .a }",
    ])
    func takesOtherBracesAsTheyAre(text: String) throws {
        #expect(try run("# T\n\n" + text).warnings.isEmpty)
    }

    @Test func isSilentOtherwise() throws {
        #expect(try run("# T\n\n{{ a or '' }} {{ l|join(', ') }} {{ d.k }} {{ true }}").warnings.isEmpty)
    }

    @Test(arguments: ["{% do l.append(3) %}", "{% do d.update({'k': 2}) %}", "{% do d.clear() %}"])
    func refusesToChangeData(template: String) throws {
        let error = #expect(throws: DiagnosticList.self) { try run("# T\n\n" + template) }
        #expect(error?.first.message.contains("that comes from the data") == true)
        // Copies are the template's own.
        _ = try run("# T\n\n{% set own = l|list %}{% do own.append(3) %}{{ own|join }}")
    }
}
