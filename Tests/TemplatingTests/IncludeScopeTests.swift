import Diagnostics
import Templating
import Testing

/// What an included template sees of the names around it, and what it costs to hand them on.
struct IncludeScopeTests {
    private func run(_ template: String, including other: String, steps: Int? = nil) throws -> String {
        var settings = TemplateSettings.jinja
        if let steps { settings.limits.steps = steps }
        let library = TemplateLibrary(DictionaryLoader(["main": template, "e": other]), settings: settings)
        return try library.template(named: "main").render(.dict([]), in: .test).text
    }

    @Test(arguments: [
        ("{% set a = 1 %}{% include 'e' %}{% set a = 2 %}{% include 'e' %}", "[1][2]"),
        ("{% set a = 1 %}{% for a in [3, 4] %}{% include 'e' %}{% endfor %}{% include 'e' %}", "[3][4][1]"),
        ("{% set a = 1 %}{% for i in [3] %}{% set a = i %}{% include 'e' %}{% endfor %}{% include 'e' %}", "[3][1]"),
        ("{% set a = 1 %}{% macro m(a) %}{% include 'e' %}{% endmacro %}{{ m(7) }}{% include 'e' %}", "[7][1]"),
        ("{% set a = 1 %}{% macro m() %}{% include 'e' %}{% endmacro %}{% set a = 5 %}{{ m() }}", "[5]"),
        ("{% if true %}{% set a = 1 %}{% endif %}{% include 'e' %}", "[1]"),
        ("{% with a = 6 %}{% include 'e' %}{% endwith %}{% include 'e' %}", "[6][]"),
        ("{% set a = 1 %}{% block b %}{% include 'e' %}{% endblock %}", "[1]"),
        ("{% set a = 1 %}{% block b %}{% set a = 2 %}{% include 'e' %}{% endblock %}{% include 'e' %}", "[2][1]"),
        ("{% for a in [8] %}{% block b scoped %}{% include 'e' %}{% endblock %}{% endfor %}", "[8]"),
        ("{% set a %}x{% endset %}{% include 'e' %}", "[x]"),
        ("{% set a = 1 %}{% include 'e' without context %}", "[]"),
    ])
    func includesSeeTheNamesAroundThem(_ template: String, expected: String) throws {
        #expect(try run(template, including: "[{{ a }}]") == expected)
    }

    /// A macro that leaves an included template keeps what that template saw.
    @Test func whatAnIncludeLeavesBehindKeepsItsNames() throws {
        let main =
            "{% set kept = [] %}{% for i in [1, 2] %}{% set a = i %}{% include 'e' %}{% endfor %}"
            + "{% for m in kept %}{{ m() }}{% endfor %}"
        #expect(try run(main, including: "{% macro m() %}<{{ a }}>{% endmacro %}{% do kept.append(m) %}") == "<1><2>")
    }

    @Test func manyIncludesBehindManyNamesAreLinearWork() throws {
        let sets = (0..<3_000).map { "{% set v\($0) = \($0) %}" }.joined()
        let includes = String(repeating: "{% include 'e' %}", count: 3_000)
        #expect(try run(sets + includes, including: "{{ v7 }}", steps: 30_000) == String(repeating: "7", count: 3_000))
    }
}
