import Diagnostics
import Templating
import Testing

/// No template takes the program down or holds it up: each ends in a text or an error that names the limit.
struct BoundsTests {
    private func run(_ template: String, _ change: (inout TemplateSettings) -> Void = { _ in }) -> String {
        var settings = TemplateSettings.jinja
        change(&settings)
        let library = TemplateLibrary(DictionaryLoader(["main": template, "e": "x"]), settings: settings)
        do throws(DiagnosticList) {
            let template = try library.template(named: "main")
            do throws(Diagnostic) { return "text: " + (try template.render(.dict([]), in: .test).text) } catch {
                return error.message
            }
        } catch {
            return error.first.message
        }
    }

    private func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test func deepBracketsAreRefused() {
        for opening in ["(", "[", "{"] {
            #expect(run("{{ " + times(opening, 100_000) + " }}") != "", "\(opening)")
        }
        #expect(
            run("{{ " + times("(", 100_000) + "1" + times(")", 100_000) + " }}")
                == "brackets are nested more than 100 deep")
        #expect(run("{{ " + times("(", 100) + "1" + times(")", 100) + " }}") == "text: 1")
        #expect(
            run("{{ " + times("(", 101) + "1" + times(")", 101) + " }}") == "brackets are nested more than 100 deep")
        #expect(run("{{ " + times("[", 99) + times("]", 99) + "|length }}") == "text: 1")
    }

    @Test(arguments: [
        ("{{ 1", "+1", " }}", "text: 9991"), ("{{ 'a'", "|upper", " }}", "text: A"),
        ("{{ ", "not ", "1 }}", "text: True"),
        ("{{ ", "-", "1 }}", "text: 1"), ("{{ ''", "~''", " }}", "text: "), ("{{ 1", " and 1", " }}", "text: 1"),
        ("{{ 1", "<=1", " }}", "text: True"), ("{{ 1", "**1", " }}", "text: 1"),
        ("{{ 1", " if 1 else 1", " }}", "text: 1"),
        ("{% if 0 %}", "{% elif 0 %}", "x{% endif %}", "text: "),
    ])
    func longChainsAreRun(_ start: String, _ link: String, _ end: String, expected: String) {
        #expect(run(start + times(link, 9_990) + end) == expected)
        #expect(run(start + times(link, 20_000) + end).contains("more than 10000 parts"))
    }

    @Test(arguments: [
        ("{% if 1 %}", "{% endif %}"), ("{% for i in [1] %}", "{% endfor %}"), ("{% with %}", "{% endwith %}"),
        ("{% filter upper %}", "{% endfilter %}"), ("{% set x %}", "{% endset %}"),
        ("{% macro m() %}", "{% endmacro %}"),
        ("{% autoescape true %}", "{% endautoescape %}"),
    ])
    func deepStatementsAreRefused(_ start: String, _ end: String) {
        #expect(run(times(start, 99) + "x" + times(end, 99)).hasPrefix("text:"))
        #expect(run(times(start, 101) + times(end, 101)) == "statements are nested more than 100 deep")
        #expect(run(times(start, 50_000)) == "statements are nested more than 100 deep")
    }

    @Test(arguments: [
        (
            "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
            "more than 10000000 steps"
        ),
        ("{% for a in range(100000) %}{{ 'x' * 10000 }}{% endfor %}", "larger than 67108864 bytes"),
        ("{% set x %}{% for a in range(100000) %}{{ 'x' * 10000 }}{% endfor %}{% endset %}", "captured text is larger"),
        ("{{ range(10 ** 9)|list }}", "100000"), ("{{ 'x' * 10 ** 12 }}", "bytes"),
        ("{% include 'main' %}", "more than 32 deep"), ("{% extends 'main' %}", "more than 32 deep"),
        ("{% import 'main' as m %}", "more than 32 deep"),
        ("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}", "more than 100 deep"),
        ("{% block a %}{{ self.a() }}{% endblock %}", "more than 100 deep"),
        ("{% for i in range(20000) %}{% include 'e' %}{% endfor %}", "more than 10000 templates"),
        (
            "{% set l = [] %}{% do l.append(l) %}{% for x in l recursive %}{{ loop(x) }}{% endfor %}",
            "more than 100 deep"
        ),
        ("{% set ns = namespace(s='x') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}", "bytes"),
        ("{{ -9223372036854775807 - 2 }}", "too large"), ("{{ 10 ** 19 }}", "too large"),
    ])
    func workIsBounded(_ template: String, _ message: String) {
        let found = run(template)
        #expect(found.contains(message), "\(found)")
    }

    @Test func limitsCanBeSet() {
        #expect(run("{% for i in range(9) %}x{% endfor %}") { $0.limits.steps = 1000 } == "text: xxxxxxxxx")
        #expect(run("{% for i in range(9) %}x{% endfor %}") { $0.limits.steps = 10 }.contains("more than 10 steps"))
        #expect(run("1234") { $0.limits.outputBytes = 4 } == "text: 1234")
        #expect(run("12345") { $0.limits.outputBytes = 4 }.contains("larger than 4 bytes"))
        let nested = "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}"
        #expect(run(nested + "{{ m(2) }}") { $0.limits.macroDepth = 3 } == "text: ")
        #expect(run(nested + "{{ m(3) }}") { $0.limits.macroDepth = 3 }.contains("more than 3 deep"))
        #expect(run("{% include 'e' %}") { $0.limits.includeDepth = 2 } == "text: x")
        #expect(run("{% include 'e' %}") { $0.limits.includeDepth = 1 }.contains("more than 1 deep"))
    }

    @Test func recursionStaysOnTheMachinesOwnStack() {
        let deep = "{% macro m(n) %}{% if n %}{% call w() %}{{ m(n - 1) }}{% endcall %}{% endif %}{% endmacro %}"
        let wrap = "{% macro w() %}{{ caller() }}{% endmacro %}"
        #expect(run(deep + wrap + "{{ m(6000) }}ok") { $0.limits.macroDepth = 20_000 } == "text: ok")
    }

    @Test func unclosedTagsDoNotTakeQuadraticTime() {
        for piece in ["{{ '", "{{ (", "{# ", "{% raw %}", "{% x %}", "{% endif %}", "{{", "{%", "{{ [\"", "{% if '"] {
            #expect(!run(times(piece, 100_000)).isEmpty)
        }
        #expect(run("{{" + times(" ", 1_000_000) + "1}}") == "text: 1")
    }
}
