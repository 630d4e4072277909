import Diagnostics
import Templating
import Testing

/// One set of compiled templates serves many tasks at once.
struct LibraryTests {
    @Test func rendersOnManyTasksAtOnce() async throws {
        let library = TemplateLibrary(
            DictionaryLoader([
                "main":
                    "{% extends 'base' %}{% import 'm' as m %}{% block b %}{{ m.row(n) }}{% include 'i' %}{% endblock %}",
                "base": "<{% block b %}{% endblock %}>", "m": "{% macro row(n) %}{{ n }}{% endmacro %}",
                "i": "/{{ n }}",
            ]))
        let data = (0..<200).map { Value.dict([("n", .int($0))]) }
        for value in data { value.freeze() }
        let texts = await withTaskGroup(of: (Int, String).self) { group in
            for (index, value) in data.enumerated() {
                group.addTask {
                    let text = try? library.template(named: "main").render(value, in: .test).text
                    return (index, text ?? "error")
                }
            }
            return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        for index in 0..<200 { #expect(texts[index] == "<\(index)/\(index)>") }
    }

    @Test func escapesByTheNameOfEachTemplate() throws {
        let library = TemplateLibrary(
            DictionaryLoader(["a.html": "{{ x }}{% include 'b.txt' %}{{ x }}", "b.txt": "{{ x }}", "c.XML": "{{ x }}"]))
        let data = Value.dict([("x", .string("<"))])
        #expect(try library.template(named: "a.html").render(data, in: .test).text == "&lt;<&lt;")
        #expect(try library.template(named: "c.XML").render(data, in: .test).text == "&lt;")
    }

    @Test func namesTheNearestTemplate() {
        let library = TemplateLibrary(DictionaryLoader(["letter.md": ""]))
        let error = #expect(throws: DiagnosticList.self) { try library.template(named: "leter.md") }
        #expect(error?.first.hint == "did you mean 'letter.md'?")
    }
}
