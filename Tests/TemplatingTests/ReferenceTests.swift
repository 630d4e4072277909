import Diagnostics
import Templating
import Testing

/// What a template reads, found without running it.
struct ReferenceTests {
    private func references(_ text: String) throws -> TemplateReferences {
        try Template(SourceText(name: "t.txt", text: text)).references
    }

    @Test(arguments: [
        ("{{ service.name }} {{ a }}", "service.name a"),
        (
            "{% for r in recommendations %}{{ r.text }}{{ loop.index }}{% endfor %}",
            "recommendations[] recommendations[].text"
        ),
        ("{% for a in x.y %}{% for b in a.z %}{{ b }}{% endfor %}{% endfor %}", "x.y[] x.y[].z[]"),
        ("{% for k, v in scores.items() %}{{ k }}{{ v.total }}{% endfor %}", "scores scores.*.total"),
        ("{% set s = service %}{{ s.name }}", "service service.name"), ("{% set a = 1 %}{{ a }}", ""),
        ("{% with s = service.lead %}{{ s.name }}{% endwith %}{{ s }}", "service.lead service.lead.name s"),
        ("{% macro row(r) %}{{ r.text }}{% endmacro %}{% for x in xs %}{{ row(x) }}{% endfor %}", "xs[] xs[].text"),
        ("{% macro m(a) %}{{ a }}{{ b }}{% endmacro %}", "b"),
        ("{{ xs|map(attribute='name')|join(', ') }}", "xs[].name xs"), ("{{ (xs|first).name }}", "xs[].name"),
        ("{{ xs[0].name }}{{ d['k'].v }}{{ d[i] }}", "xs[].name d.k.v i d[]"), ("{{ range(n) }}", "n"),
        ("{% if a is defined and b %}{% endif %}", "a b"), ("{{ d.get('k') }}", "d.k"),
        ("{% for x in xs|sort(attribute='n') if x.ok %}{{ x.n }}{% endfor %}", "xs[].n xs[] xs[].ok"),
        ("{% block b %}{{ x }}{{ super() }}{% endblock %}{{ self.b() }}", "x"),
        ("{% import 'm' as m %}{{ m.f(x) }}", "x"), ("{% call(i) m(a) %}{{ i }}{{ b }}{% endcall %}", "a m b"),
        (
            "{% for g in xs|groupby('k') %}{{ g.grouper }}{% for r in g.list %}{{ r.text }}{% endfor %}{% endfor %}",
            "xs xs[].k xs[] xs[].text"
        ),
        ("{% for k, rows in xs|groupby('k.n') %}{{ k }}{{ rows[0].t }}{% endfor %}", "xs xs[].k.n xs[].t"),
        ("{% for row in xs|batch(2) %}{% for r in row %}{{ r.t }}{% endfor %}{% endfor %}", "xs xs[] xs[].t"),
        ("{{ (xs|slice(2)|first)[0].t }}", "xs[].t"),
        ("{{ xs|sort(attribute='due,owner.name') }}", "xs xs[].due xs[].owner.name"),
        ("{{ a ~ b.c if d else e }}", "d a b.c e"), ("{{ name|default(other) }}", "other name"),
    ])
    func findsVariables(_ template: String, _ expected: String) throws {
        let found = try references(template).variables.map(\.path)
        #expect(Set(found) == Set(expected.split(separator: " ").map(String.init)), "\(found)")
    }

    /// Includes see what is set where they stand, imported macros only what they are given.
    @Test(arguments: [
        ("{% for r in rs %}{% include 'row' %}{% endfor %}", ["row": "{{ r.text }}{{ n }}"], "rs[] rs[].text n"),
        ("{% include 'a' without context %}", ["a": "{{ x }}"], ""),
        ("{% include ['none', 'a'] %}", ["a": "{{ x }}"], "x"), ("{% include name %}", ["a": "{{ x }}"], "name"),
        (
            "{% import 'm' as m %}{{ m.row(rs[0]) }}",
            ["m": "{% set k = 1 %}{% macro row(r) %}{{ r.text }}{{ k }}{{ y }}{% endmacro %}{{ z }}"], "rs[] rs[].text"
        ),
        (
            "{% from 'm' import row as line with context %}{% for r in rs %}{{ line(r=r) }}{% endfor %}",
            ["m": "{% macro row(r) %}{{ r.text }}{{ y }}{% endmacro %}"], "rs[] rs[].text y"
        ),
        (
            "{% extends 'base' %}{% block b %}{{ mine }}{{ title }}{% endblock %}{% block c %}{{ super() }}{% endblock %}",
            ["base": "{% set title = a.b %}{% block b %}{{ never }}{% endblock %}{% block c %}{{ c }}{% endblock %}"],
            "mine a.b c"
        ),
        (
            "{% extends 'middle' %}{% block b %}{{ x }}{% endblock %}",
            [
                "middle": "{% extends 'base' %}{% block b %}{{ y }}{% endblock %}{% block d %}{{ d }}{% endblock %}",
                "base": "{{ base }}{% block b %}{{ z }}{% endblock %}{% block d %}{% endblock %}",
            ], "base x d"
        ),
        (
            "{% include 'a' %}", ["a": "{{ x }}{% include 'a' %}{% include 'b' %}", "b": "{% include 'a' %}{{ y }}"],
            "x y"
        ),
        ("{{ x }}{% include 'missing' %}{% include 'broken' %}", ["broken": "{{ y "], "x"),
    ])
    func followsLinks(_ template: String, _ others: [String: String], _ expected: String) throws {
        let library = TemplateLibrary(DictionaryLoader(others))
        let found = try Template(SourceText(name: "t.txt", text: template), library: library).referencesFollowingLinks
        let paths = found.variables.map(\.path)
        #expect(Set(paths) == Set(expected.split(separator: " ").map(String.init)), "\(paths)")
    }

    @Test func followedPlacesAreInTheirOwnTemplates() throws {
        let library = TemplateLibrary(DictionaryLoader(["row": "\n{{ r.text }}"]))
        let source = SourceText(name: "t.txt", text: "{% for r in rs %}{% include 'row' %}{% endfor %}")
        let found = try Template(source, library: library).referencesFollowingLinks
        let places = found.variables.filter { $0.path == "rs[].text" }.flatMap(\.places).map(\.label)
        #expect(places == ["row:2:4"])
    }

    @Test func knowsWhatMayBeAbsent() throws {
        let found = try references(
            "{{ a|default('x') }}{{ b }}{{ b|d(1) }}{% if c is defined %}{{ c }}{% endif %}{{ e.f|d }}")
        let optional = found.variables.filter(\.isOptional).map(\.path)
        #expect(optional == ["a", "e.f"])
    }

    @Test func findsTemplatesFiltersAndPlaces() throws {
        let found = try references(
            "{% extends 'base' %}{% include ['a', 'b'] %}{% include 'c' ignore missing %}{% import x as m %}\n{{ y|upper|join }}"
        )
        #expect(found.templates.map(\.name) == ["base", "a", "b", "c"])
        #expect(found.templates.map(\.isOptional) == [false, true, true, true])
        #expect(found.hasComputedTemplateNames)
        #expect(found.filters.map(\.name) == ["upper", "join"])
        #expect(found.filters[0].places[0].label == "t.txt:2:6")
        #expect(found.variables.first { $0.path == "y" }?.places[0].label == "t.txt:2:4")
    }
}
