import Diagnostics
import Templating
import Testing

/// What the machine does in one step, or with objects used again, gives what the long way gives.
struct ShortcutTests {
    private func run(_ template: String, strict: Bool = false, html: Bool = false) throws -> String {
        var settings = TemplateSettings.jinja
        if strict { settings.undefined = .strict }
        if html { settings.escaping = .fixed(.html) }
        let long = Value.string("a text that is longer than fifteen bytes")
        let data = Value.dict([
            ("short", .string("ab")), ("long", long), ("welsh", .string("tŷ’r ysgol")), ("sharp", .string("straße")),
            ("number", .int(12)), ("safe", .markup("<b>")), ("angle", .string("<a & b>")), ("empty", .string("")),
            ("items", .list([.dict([("name", .string("x")), ("a key of more than fifteen bytes", long)])])),
        ])
        return try Template(SourceText(name: "x.txt", text: template), settings: settings).render(data, in: .test).text
    }

    @Test(arguments: [
        ("{{ short|upper }} {{ long|capitalize }}", "AB A text that is longer than fifteen bytes"),
        ("{{ welsh|upper }} {{ welsh|capitalize }} {{ sharp|upper }}", "TŶ’R YSGOL Tŷ’r ysgol STRASSE"),
        ("{{ number|upper }} {{ none|upper }} {{ empty|capitalize }}|{{ 'ÀB'|lower }}", "12 NONE |àb"),
        ("{{ short or long|upper }} {{ empty or long|upper }}", "ab A TEXT THAT IS LONGER THAN FIFTEEN BYTES"),
        ("{{ empty and long|upper }}|{{ long|upper if empty else short }}", "|ab"),
        ("{{ not short|upper }} {{ short ~ short|upper }} {{ short|upper|lower }}", "False abAB ab"),
        ("{{ missing|upper }}|{{ missing.x if false }}", "|"),
    ])
    func lettersAreChangedOnTheWayOut(_ template: String, expected: String) throws {
        #expect(try run(template) == expected)
    }

    @Test func lettersAreEscapedAllTheSame() throws {
        #expect(
            try run("{{ angle|upper }}{{ safe|upper }}{{ angle }}", html: true)
                == "&lt;A &amp; B&gt;<B>&lt;a &amp; b&gt;")
    }

    @Test func lettersOfAnUndefinedValueAreAnError() throws {
        let error = try #require(throws: Diagnostic.self) { try run("a {{ nothing|upper }}", strict: true) }
        #expect(error.message == "'nothing' is undefined")
    }

    @Test(arguments: [
        ("{% for i in items %}{{ i.name }}{{ i['name'] }}{{ i.items()|length }}{% endfor %}", "xx2"),
        (
            "{% for i in items %}{{ i['a key of more than fifteen bytes'] }}{% endfor %}",
            "a text that is longer than fifteen bytes"
        ),
        ("{% for i in items %}{{ i.nothing }}{{ i.name.upper() }}{% endfor %}", "X"),
        (
            "{% set d = {} %}{% for i in range(40) %}{% do d.update({'k' ~ i: i}) %}{% endfor %}{{ d.k39 }} {{ d.k3 }}",
            "39 3"
        ),
    ])
    func attributesAreFoundByTheirBits(_ template: String, expected: String) throws {
        #expect(try run(template) == expected)
    }

    @Test(arguments: [
        // An object that is still held when its loop ends is not used for the next.
        (
            "{% set ns = namespace() %}{% for i in [1, 2] %}{% set ns.l = loop %}{% endfor %}"
                + "{% for i in [7, 8, 9] %}{{ ns.l.index }}/{{ ns.l.length }} {% endfor %}", "2/2 2/2 2/2 "
        ),
        (
            "{% for i in [1, 2] %}{% for j in 'ab' %}{{ loop.index }}{{ loop.last }} {% endfor %}{{ loop.index }};{% endfor %}",
            "1False 2True 1;1False 2True 2;"
        ),
        (
            "{% for i in [1, 2] %}{% for j in [] %}{% else %}none{{ loop.index }} {% endfor %}{% endfor %}",
            "none1 none2 "
        ),
        ("{% for i in [1, 2, 3] %}{% if i == 2 %}{% continue %}{% endif %}{{ loop.index }}{% endfor %}", "13"),
        ("{% for i in [1, 2] %}{% continue %}{% else %}else{% endfor %}", "else"),
        ("{% for i in [1, 2, 3] %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% else %}else{% endfor %}", "1"),
        (
            "{% for i in [1, 1, 2] %}{{ loop.changed(i) }} {% endfor %}{% for i in [2] %}{{ loop.changed(i) }}{% endfor %}",
            "True False True True"
        ),
        ("{% set l = [1, 2] %}{% for i in l %}{% do l.append(i) %}{{ i }}{% endfor %}{{ l }}", "12[1, 2, 1, 2]"),
        ("{% set l = [[1], [2]] %}{% for i in l %}{% do l.clear() %}{{ i }}{% endfor %}{{ l }}", "[1][2][]"),
        ("{% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}{{ v }}{{ loop.index }} {% endfor %}", "a11 b22 "),
        ("{% for i in [1, 2, 3, 4] if i % 2 == 0 %}{{ i }}{{ loop.index }}{{ loop.length }} {% endfor %}", "212 422 "),
        (
            "{% for i in [1, [2, [3]]] recursive %}{% if i is iterable %}({{ loop(i) }}){% else %}{{ i }}@{{ loop.depth }}"
                + "{% endif %}{% endfor %}", "1@1(2@2(3@3))"
        ),
    ])
    func loopsThatShareTheirObjects(_ template: String, expected: String) throws {
        #expect(try run(template) == expected)
    }

    @Test func dictionariesWithHoles() throws {
        let template = """
            {% set d = {} %}{% for i in range(100) %}{% do d.update({i: i * i}) %}{% endfor -%}
            {% for i in range(0, 90) %}{% if i % 10 %}{% do d.pop(i) %}{% endif %}{% endfor -%}
            {{ d|length }} {{ d.keys()|list }} {{ 11 in d }} {{ 20 in d }} {{ d[30] }} {{ d.get(31, 'no') }}
            {%- do d.update({11: 'back'}) %} {{ d.popitem() }} {{ d.popitem() }} {{ d|length }} {{ d.items()|first }}
            """
        let kept = Array(stride(from: 0, to: 90, by: 10)) + Array(90..<100)
        #expect(
            try run(template)
                == "19 \(kept) False True 900 no (11, 'back') (99, 9801) 18 (0, 0)")
    }
}
