import Diagnostics
import Templating
import Testing

/// Values in Markdown templates: as themselves where that is provably harmless, else as tokens.
struct MarkdownEscapingTests {
    private func render(_ template: String, _ value: Value, strictly: Bool = true) throws -> RenderedText {
        try Template(SourceText(name: "t.md", text: template)).render(.dict([("x", value)]), in: .test)
    }

    private let token = String(decoding: ValueToken.token(0), as: UTF8.self)

    @Test(arguments: [
        "Westmere Youth Justice Service", "child-first", "28 January 2025", "a", "Llŷn", "O’Brien", "one, two", "a–b",
        "3.5 million", "Sgôr 2.15 a", "2a",
    ])
    func plainProseStandsAsItself(_ text: String) throws {
        let rendered = try render("{{ x }}", .string(text))
        #expect(rendered.text == text)
        #expect(rendered.values.isEmpty)
    }

    @Test(arguments: [
        "*", "# a", "- a", "1. a", "1)", "a_b", "a*b", "`a`", "[a](b)", "<b>", "a|b", "a\nb", " a", "a ", "a  b",
        "&amp;", "a:b",
        "www.example.org", "a@b", "1986", "a.", "“a”", "a--b", "-a", "a-", "~a~", "\\", "$a", "a/b", "é\u{301}x*", "日本",
        "\u{A0}a", "a\tb", "+ a", "> a", "=", "a'b", "00.01",
    ])
    func everythingElseIsAToken(_ text: String) throws {
        let rendered = try render("{{ x }}", .string(text))
        #expect(rendered.text == token)
        #expect(rendered.values == [text])
    }

    @Test func spacesMatterInAddresses() throws {
        #expect(try render("[a](/b/{{ x }})", .string("c d")).values == ["c d"])
        #expect(try render("[a](/b/{{ x }})", .string("cd")).values.isEmpty)
        #expect(try render("[a]: {{ x }}", .string("c d")).values == ["c d"])
        #expect(try render("(see {{ x }})", .string("c d")).values.isEmpty)
    }

    @Test func valuesInFrontMatterAreTokens() throws {
        let rendered = try render("---\ntitle: {{ x }}\n---\n{{ x }}", .string("no"))
        #expect(rendered.text == "---\ntitle: \(token)\n---\nno")
    }

    @Test func numbersCanNumberLists() throws {
        #expect(
            try render("{% for i in x %}{{ loop.index }}. {{ i }}\n{% endfor %}", .list([.string("a")])).text
                == "1. a\n")
    }

    @Test func macrosAndBlocksKeepTokens() throws {
        let text = "{% macro m(v) %}**{{ v }}**{% endmacro %}{% set s %}_{{ x }}_{% endset %}{{ m(x) }}{{ s }}"
        let rendered = try render(text, .string("*"))
        let second = String(decoding: ValueToken.token(1), as: UTF8.self)
        #expect(rendered.text == "**\(second)**_\(token)_")
        #expect(rendered.values == ["*", "*"])
    }

    /// Filters on caught Markdown reach the values that stand as tokens, and the Markdown stays Markdown.
    @Test(arguments: [
        ("{% filter upper %}Dear {{ x }}, **b**{% endfilter %}", "DEAR §O'BRIEN *X*§, **B**"),
        ("{% set s %}_{{ x }}_{% endset %}{{ s|title }} {{ s.upper() }}", "_§O'brien *x*§_ _§O'BRIEN *X*§_"),
        ("{% macro m(v) %}*{{ v }}*{% endmacro %}{{ m(x)|capitalize }}", "*§O'brien *x*§*"),
        (
            "{% set s %}{{ x }} a{% endset %}{{ s|replace('*x*', '#') }}|{{ s|replace('a', x) }}",
            "§O'Brien §§#§ a|§O'Brien *x*§ §O'Brien *x*§"
        ),
        (
            "{% set s %}{{ x }}{% endset %}{{ s|length }} {{ s|wordcount }} {{ s|slug }} {{ s|default('-') }}",
            "11 3 obrien-x §O'Brien *x*§"
        ),
        ("{% set s %}**a** {{ x }}{% endset %}{{ s|truncate(9, true, '', 0) }}", "**a** §O'§"),
    ])
    func filtersReachCaughtValues(_ template: String, _ expected: String) throws {
        let rendered = try render(template, .string("O'Brien *x*"))
        var text = rendered.text
        for (number, value) in rendered.values.enumerated() {
            text = text.replacing(String(decoding: ValueToken.token(number), as: UTF8.self), with: "§\(value)§")
        }
        #expect(text == expected)
    }

    @Test func nothingBetweenDelimitersIsAToken() throws {
        #expect(try render("~~{{ x }}~~", .string("")).text == "~~\(token)~~")
        #expect(try render("a {{ x }}b", .string("")).text == "a b")
    }

    @Test func markupStandsAsItIs() throws {
        #expect(try render("{{ x }}", .markup("**a**")).text == "**a**")
        #expect(try render("{{ x }}", .object(RichText(markdown: "**a**"))).text == "**a**")
        #expect(try render("{% set y %}*{% endset %}{{ x ~ y }}", .string("#")).text == "\(token)*")
    }

    @Test(arguments: [
        "\u{0}", "a\u{1}", String(decoding: [0xEF, 0xBF, 0xBE] as [UInt8], as: UTF8.self),
        String(decoding: ValueToken.token(0), as: UTF8.self),
    ])
    func forbiddenCharactersAreErrors(_ text: String) throws {
        let error = #expect(throws: Diagnostic.self) { try render("a {{ x }}", .string(text)) }
        #expect(error?.place.label == "t.md:1:6")
    }

    @Test func sourceMapsLeadBack() throws {
        let template = try Template(SourceText(name: "t.txt", text: "ab{{ x }}cd\n{% if x %}ef{% endif %}"))
        let rendered = try template.render(.dict([("x", .string("12345"))]), in: .test, keepingSourceMap: true)
        #expect(rendered.text == "ab12345cd\nef")
        #expect(rendered.sourceMap.place(of: 1..<2)?.label == "t.txt:1:2")
        #expect(rendered.sourceMap.place(of: 4..<5)?.label == "t.txt:1:6")
        #expect(rendered.sourceMap.place(of: 8..<9)?.label == "t.txt:1:11")
        #expect(rendered.sourceMap.place(of: 11..<12)?.label == "t.txt:2:12")
    }
}
