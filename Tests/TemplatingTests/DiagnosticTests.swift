import Diagnostics
import Foundation
import Templating
import TestSupport
import Testing

/// What authors read when a template is wrong: whole messages, with place, excerpt, chain and hint.
struct DiagnosticTests {
    private static let others = [
        "inc.md": "line\n{{ servic }}", "broken.md": "one\n{% if %}", "base": "{% block b %}{% endblock %}",
        "broken-base": "{% extends 'root' %}{% block c %}{{ servce }}{% endblock %}",
        "root": "{% block b %}{% endblock %}{% block c %}{% endblock %}",
        "macros": "{% macro row(x) %}{{ x.nme }}{% endmacro %}",
    ]

    private static let data = Value.dict([
        ("service", .dict([("name", .string("Westmere")), ("short_name", .string("W"))])),
        ("recommendations", .list([.dict([("text", .string("…"))])])), ("key", .string("secret")),
    ])

    private func rendered(_ template: String) -> String {
        var sources = Self.others
        sources["main.txt"] = template
        let library = TemplateLibrary(DictionaryLoader(sources))
        do throws(DiagnosticList) {
            let template = try library.template(named: "main.txt")
            do throws(Diagnostic) {
                return "no error: " + (try template.render(Self.data, in: .test).text)
            } catch {
                return error.rendered()
            }
        } catch {
            return error.rendered()
        }
    }

    /// Templates from a fixture, parted by lines of hyphens; the golden file shows each with its messages.
    @Test(arguments: ["syntax", "names", "calls"])
    func wholeMessages(_ name: String) throws {
        let fixture = String(decoding: try fixture("diagnostics-\(name).txt"), as: UTF8.self)
        let templates = fixture.components(separatedBy: "\n-----\n")
        let shown = templates.map { template in
            let template = template.hasSuffix("\n") ? String(template.dropLast()) : template
            return template + "\n=====\n" + rendered(template)
        }
        try expectGolden(shown.joined(separator: "-----\n"), "diagnostics-\(name).txt")
    }

    @Test func tenMistakesGiveTenMessages() throws {
        let template = (1...10).map { "{{ a\($0) | }}" }.joined(separator: "\n")
        let error = #expect(throws: DiagnosticList.self) {
            try Template(SourceText(name: "t", text: template))
        }
        #expect(error?.all.count == 10)
    }

    @Test func unknownFiltersAndSyntaxErrorsAreReportedTogether() throws {
        let error = #expect(throws: DiagnosticList.self) {
            try Template(SourceText(name: "t", text: "{{ a | uper }}\n{{ b | }}\n{% if c is definned %}{% endif %}"))
        }
        #expect(error?.all.map(\.code) == [.unknownFilter, .syntax])
        // Within an 'if', a test may stand behind a check that it exists: that one is an error when it is reached.
    }

    @Test func messagesDoNotShowData() {
        let message = rendered("{{ service[key] }}")
        #expect(!message.contains("'secret'"))
    }

    @Test func reportsAtMostFiftyProblems() {
        let template = String(repeating: "{{ | }}\n", count: 300)
        let error = #expect(throws: DiagnosticList.self) { try Template(SourceText(name: "t", text: template)) }
        #expect(error?.all.count == 50)
    }
}
