import Diagnostics
import Foundation
import Testing

@testable import OfficeTemplating

/// Where blocks begin and end (behaviours 7 to 9, 12, 29, 30, 44, 52).
@Suite(.validated)
struct ScopeTests {
    private typealias Word = WordDocument
    private let people =
        #"{"xs": [{"n": "Ash", "t": "a"}, {"n": "Elm", "t": "b"}], "nobody": [], "yes": true, "no": false}"#

    /// Paragraphs of a body, and the lines expected of it.
    static let paragraphs: [([String], String)] = [
        // Paragraphs that hold only statements disappear.
        (["{% for x in xs %}", "{{ x.n }}", "{% endfor %}", "end"], "Ash\nElm\nend"),
        (["{%p for x in xs %}", "{{ x.n }}", "{%p endfor %}", "end"], "Ash\nElm\nend"),
        (["a", "{% if yes %}", "b", "{% else %}", "c", "{% endif %}", "d"], "a\nb\nd"),
        (["a", "{% if no %}", "b", "{% else %}", "c", "{% endif %}", "d"], "a\nc\nd"),
        (["{% set y = 3 %}", "{{ y }}"], "3"),
        // Blocks at the edges of paragraphs hold whole paragraphs.
        (["{% for x in xs %}{{ x.n }}", "{{ x.t }}{% endfor %}"], "Ash\na\nElm\nb"),
        (["List: {% for x in xs %}", "- {{ x.n }}", "{% endfor %}end"], "List: \n- Ash\n- Elm\nend"),
        (["{% if no %}a", "b{% endif %}", "c"], "c"),
        (["{% if yes %}A{% else %}", "B{% endif %}", "c"], "A\nc"),
        // Within a paragraph.
        (["{% for x in xs %}{{ x.n }}{% if not loop.last %}, {% endif %}{% endfor %}."], "Ash, Elm."),
        (["a{% if no %}b{% endif %}c"], "ac"),
        // A paragraph that comes out empty because of its blocks disappears.
        (["a", "{% if no %}b{% endif %}", "c"], "a\nc"),
        (["a", "{% for x in nobody %}b{% endfor %}", "c"], "a\nc"),
        // In the middle of two paragraphs: the end of one and the beginning of the other.
        (["a {% if yes %}b", "c{% endif %} d"], "a b\nc d"),
        (["a {% if no %}b", "c{% endif %} d"], "a  d"),
        // Nested.
        (["{% for x in xs %}", "{% if x.t == 'a' %}", "{{ x.n }}", "{% endif %}", "{% endfor %}"], "Ash"),
        (["{% for x in xs %}{% if x.t == 'b' %}", "{{ x.n }}", "{% endif %}{% endfor %}"], "Elm"),
        (
            ["{% for x in xs %}", "{{ x.n }}: {% for y in xs %}{{ y.t }}{% endfor %}", "{% endfor %}"],
            "Ash: ab\nElm: ab"
        ),
        (["{% for x in nobody %}", "{{ x.n }}", "{% else %}", "empty", "{% endfor %}"], "empty"),
        (["{%p if yes %}x{%p endif %}", "y"], "x\ny"),
        (["{%p if no %}x{%p endif %}", "y"], "y"),
        (["{%r if yes %}x{%r endif %}"], "x"),
        // Values that are caught.
        (["{% macro hi(n) %}Hi {{ n }}{% endmacro %}", "{{ hi('A & B') }}!"], "Hi A & B!"),
        (["{% set s %}x < {{ xs[0].n }}{% endset %}", "[{{ s }}]"], "[x < Ash]"),
        (
            ["{% macro row(n) %}", "one {{ n }}", "two", "{% endmacro %}", "{{ row(1) }}", "{{ row(2) }}"],
            "one 1\ntwo\none 2\ntwo"
        ),
        (["{% filter upper %}abc{% endfilter %}"], "ABC"),
        (["{% with n = 1 %}{{ n }}{% endwith %}"], "1"),
        (["{{ 'a & b'|e }} {{ '<b>'|e }}"], "a & b <b>"),
    ]

    @Test(arguments: paragraphs.indices)
    func fillsParagraphs(_ row: Int) throws {
        let (lines, expected) = Self.paragraphs[row]
        let filled = try fill(lines.map { Word.p($0) }.joined() + "<w:p/>", people)
        let result = try filled.text()
        #expect(result == expected + "\n", "\(lines)")
    }

    /// Rows of a table, and the rows expected.
    static let tables: [([[String]], String)] = [
        ([["{{ xs[0].n }}", "b"]], "Ash | b"),
        // Open and close in one row.
        ([["N", "T"], ["{% for x in xs %}{{ x.n }}", "{{ x.t }}{% endfor %}"]], "N | T\nAsh | a\nElm | b"),
        ([["N", "T"], ["{%tr for x in xs %}{{ x.n }}", "{{ x.t }}{%tr endfor %}"]], "N | T\nAsh | a\nElm | b"),
        // Rows of their own.
        ([["{%tr for x in xs %}", ""], ["{{ x.n }}", "{{ x.t }}"], ["{%tr endfor %}", ""]], "Ash | a\nElm | b"),
        ([["{% for x in xs %}", ""], ["{{ x.n }}", "{{ x.t }}"], ["{% endfor %}", ""]], "Ash | a\nElm | b"),
        // Several rows an item.
        ([["{% for x in xs %}{{ x.n }}", ""], ["", "{{ x.t }}{% endfor %}"]], "Ash | \n | a\nElm | \n | b"),
        // A condition on a row.
        ([["a", "b"], ["{% if no %}c", "d{% endif %}"], ["e", "f"]], "a | b\ne | f"),
        ([["{%tr if no %}", ""], ["a", "b"], ["{%tr else %}", ""], ["c", "d"], ["{%tr endif %}", ""]], "c | d"),
        // Columns.
        ([["{%tc for x in xs %}", "{{ x.n }}", "{%tc endfor %}"]], "Ash | Elm"),
        ([["h", "{% for x in xs %}", "{{ x.n }}", "{% endfor %}"]], "h | Ash | Elm"),
        ([["h", "{% for x in xs %}{{ x.n }}", "{{ x.t }}{% endfor %}", "end"]], "h | Ash | a | Elm | b | end"),
        ([["{% if yes %}a", "{% else %}b", "{% endif %}", "c"]], "a | c"),
        // Within a cell.
        ([["{% for x in xs %}{{ x.n }} {% endfor %}", "b"]], "Ash Elm  | b"),
    ]

    @Test(arguments: tables.indices)
    func fillsTables(_ row: Int) throws {
        let (rows, expected) = Self.tables[row]
        let filled = try fill(Word.table(rows) + "<w:p/>", people)
        let result = try filled.text()
        #expect(result == expected + "\n", "\(rows)")
    }

    @Test func dropsATableWithoutRows() throws {
        let table = Word.table([["{% for x in nobody %}{{ x.n }}", "{% endfor %}"]])
        #expect(try fill(table + Word.p("end"), people).source().contains("<w:tbl>") == false)
        #expect(try fill(table.replacing("nobody", with: "xs") + Word.p("end"), people).source().contains("<w:tbl>"))
    }

    @Test func keepsAParagraphInACell() throws {
        let cell = Word.cell(["{% for x in nobody %}", "{{ x.n }}", "{% endfor %}"].map { Word.p($0) }.joined())
        let table = "<w:tbl><w:tblGrid><w:gridCol w:w=\"1\"/></w:tblGrid><w:tr>\(cell)</w:tr></w:tbl>"
        #expect(try fill(table + "<w:p/>", people).source().contains("</w:tcPr><w:p></w:p></w:tc>"))
        let filled = try fill(table.replacing("nobody", with: "xs") + "<w:p/>", people)
        let result = try filled.text()
        #expect(result == "Ash/Elm\n")
    }

    @Test func repeatsATableInsideALoop() throws {
        let body =
            Word.p("{% for x in xs %}") + Word.p("{{ x.n }}")
            + Word.table([["{% for y in xs %}{{ y.t }}", "{{ x.t }}{% endfor %}"]])
            + Word.p("{% endfor %}")
        let result = try fill(body, people).text()
        // A text ends with a paragraph.
        #expect(result == "Ash\na | a\nb | a\nElm\na | b\nb | b\n")
    }

    @Test func keepsTablesApart() throws {
        let table = Word.table([["{{ x.n }}"]])
        let loop = Word.p("{% for x in xs %}") + table + Word.p("{% endfor %}")
        let source = try fill(loop + loop, people).source()
        #expect(source.components(separatedBy: "<w:tbl>").count == 5)
        #expect(!source.contains("</w:tbl><w:tbl>") && !source.contains("</w:tbl><w:sectPr"))
        #expect(try fill(loop.replacing("xs", with: "nobody"), people).text() == "")
    }

    @Test(arguments: [
        (["{% for x in xs %}", "a"], "never closed"), (["a{% endfor %}"], "ends nothing"), (["{{ x"], "never closed"),
        (["{{ x|upperr }}"], "upperr"), (["{% extends 'x' %}"], "does not work"),
    ])
    func reportsMistakes(_ lines: [String], words: String) throws {
        let found = try problems(WordDocument(lines.map { Word.p($0) }.joined()))
        #expect(found.contains { $0.message.contains(words) }, "\(found.map(\.message))")
    }

    @Test func reportsScopesThatCannotBe() throws {
        let body = Word.p("{% for x in xs %}") + Word.table([["a{% endfor %}", "b"]])
        let found = try problems(WordDocument(body))
        #expect(found.map(\.code) == [.scope])
        #expect(found.first?.message.contains("table") == true)
    }

    @Test func reportsAllMistakesWithTheirPlaces() throws {
        let heading = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" + Word.run("Summary") + "</w:p>"
        var document = WordDocument(
            heading + Word.p("{{ a|nosuch }}") + Word.table([["x", "{{ b + }}"]]) + Word.p("{% if %}"))
        document.parts = [
            ("word/header1.xml", "header", Word.p("{{ c ~ }}")),
            ("word/styles.xml", "styles", "<w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>"),
        ]
        let found = try problems(document)
        #expect(found.count >= 4)
        let places = found.compactMap(\.place.label)
        #expect(places.contains("letter.docx!word/document.xml: paragraph 2, under 'Summary'"), "\(places)")
        #expect(
            places.contains("letter.docx!word/document.xml: table 1, row 1, column 2, under 'Summary'"), "\(places)")
        #expect(places.contains { $0.hasPrefix("letter.docx!word/header1.xml") })
    }

    @Test func refusesToBreakOutOfAnElement() throws {
        let inside = Word.p("{% for x in xs %}") + Word.p("a{% break %}") + Word.p("{% endfor %}")
        #expect(try problems(WordDocument(inside)).map(\.code) == [.scope])
        let between = ["{% for x in xs %}", "{{ x.n }}", "{% break %}", "{% endfor %}"].map { Word.p($0) }.joined()
        #expect(try fill(between, people).text() == "Ash")
    }
}
