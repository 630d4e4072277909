import Diagnostics
import Testing

@testable import OfficeTemplating

/// Tags as people make them (behaviours 1 to 6, 51, 64).
@Suite(.validated)
struct TagReadingTests {
    private typealias Word = WordDocument

    @Test(arguments: [
        ["{{ name }}"], ["{", "{ name }}"], ["{{ na", "me }}"], ["{{ name }", "}"], ["{", "{", " ", "name", " }", "}"],
        ["{{\u{A0}name\u{A0}}}"],
    ])
    func readsTagsSplitOverRuns(_ runs: [String]) throws {
        let body = "<w:p>" + Word.run("Dear ") + runs.map { Word.run($0) }.joined() + Word.run(", hello") + "</w:p>"
        let result = try fill(body, #"{"name": "Ash & Elm"}"#).text()
        #expect(result == "Dear Ash & Elm, hello")
    }

    @Test func keepsTheFormattingOfTheFirstRun() throws {
        let body = "<w:p>" + Word.run("{{ na", "<w:b/>") + Word.run("me }}!", "<w:i/>") + "</w:p>"
        let source = try fill(body, #"{"name": "Ash"}"#).source()
        #expect(source.contains("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Ash</w:t></w:r>"))
        #expect(source.contains("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">!</w:t></w:r>"))
    }

    @Test func passesOverMarksInsideATag() throws {
        let body =
            "<w:p><w:r><w:t>{{ </w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>"
            + "<w:r><w:lastRenderedPageBreak/><w:t>name</w:t></w:r><w:bookmarkEnd w:id=\"1\"/><w:proofErr w:type=\"spellEnd\"/>"
            + "<w:r><w:br/><w:tab/><w:t>}}</w:t></w:r></w:p>"
        let filled = try fill(body, #"{"name": "Ash"}"#)
        let result = try filled.text()
        #expect(result == "Ash")
        #expect(try filled.source().contains("<w:bookmarkEnd w:id=\"1\"/>"))
    }

    @Test func readsTypographicQuotesAndEntities() throws {
        let body = Word.p("{% if a > 1 and b == ‘x’ %}{{ “it’s” }}{% endif %}{{ 'a “b”' }}")
        let result = try fill(body, #"{"a": 2, "b": "x"}"#).text()
        #expect(result == "it’sa “b”")
    }

    @Test func readsInsertionsAndIgnoresDeletions() throws {
        let body =
            "<w:p><w:ins w:id=\"1\" w:author=\"A\">" + Word.run("{{ name }}")
            + "</w:ins><w:del w:id=\"2\" w:author=\"A\"><w:r>"
            + "<w:delText>{{ gone }}</w:delText></w:r></w:del></w:p>"
        #expect(try fill(body, #"{"name": "Ash"}"#).source().contains("<w:del "))
        #expect(try fill(body, #"{"name": "Ash"}"#).text().hasPrefix("Ash"))
    }

    @Test func doesNotExpandValues() throws {
        let json = ##"{"name": "{{ name }} {% if %} <w:p/> &amp; ]]>"}"##
        let result = try fill(Word.p("{{ name }}"), json).text()
        #expect(result == "{{ name }} {% if %} <w:p/> &amp; ]]>")
    }

    @Test func acceptsNamesInAnyScript() throws {
        let result = try fill(Word.p("{{ naïve }}{{ имя }}"), #"{"naïve": "a", "имя": "б"}"#).text()
        #expect(result == "aб")
    }

    @Test func keepsSpacesBesideTags() throws {
        let result = try fill(Word.p(" a {{ x }} b ", " "), #"{"x": "  1  "}"#).text()
        #expect(result == " a   1   b  ")
    }

    @Test func readsATagOverParagraphs() throws {
        let result = try fill(Word.p("a {{ x") + Word.p("}} b") + Word.p("c"), #"{"x": "1"}"#).text()
        #expect(result == "a 1 b\nc")
    }

    @Test func joinsParagraphsWithSigns() throws {
        let body = ["A ", "{%- if x %}", "yes", "{%- else -%}", "no", "{%- endif %}", " B"].map { Word.p($0) }.joined()
        let result = try fill(body, #"{"x": true}"#).text()
        #expect(result == "A \nyes\n B")
    }

    @Test func writesDelimitersAsText() throws {
        let result = try fill(Word.p("{_{ x }_} {_% y %_} {{ '{{' }} {% raw %}{{ z }}{% endraw %}")).text()
        #expect(result == "{{ x }} {% y %} {{ {{ z }}")
    }

    @Test func dropsComments() throws {
        let body = Word.p("a{# note #}b") + Word.p("{# all #}") + Word.p("text {#p gone #}") + Word.p("c")
        let result = try fill(body).text()
        #expect(result == "ab\nc")
    }

    @Test func readsDelimitersInsideStrings() throws {
        let body =
            Word.p("{{ '}}' ~ \"%}\" ~ {'a': {'b': 1}}['a']['b'] }}") + Word.p("{%p if '%}' %}") + Word.p("x")
            + Word.p("{%p endif %}")
        let result = try fill(body).text()
        #expect(result == "}}%}1\nx")
    }

    @Test func fillsMergeFields() throws {
        let simple =
            "<w:p><w:fldSimple w:instr=\" MERGEFIELD First_name \\* Upper \\* MERGEFORMAT \">"
            + Word.run("«x»", "<w:b/>")
            + "</w:fldSimple></w:p>"
        let complex =
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> MERGE</w:instrText></w:r>"
            + "<w:r><w:instrText>FIELD \"Last name\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + Word.run("«y»", "<w:i/>") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + Word.run("!") + "</w:p>"
        let filled = try fill(simple + complex, #"{"First_name": "Ann", "Last_name": "Elm"}"#)
        let result = try filled.text()
        #expect(result == "ANN\nElm!")
        #expect(try filled.source().contains("<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">Elm"))
    }

    /// The reading above a word in East Asian text, and the word itself (ISO/IEC 29500-1, 17.3.3.25).
    @Test func fillsRubyText() throws {
        let ruby = { (above: String, base: String) in
            "<w:p><w:r><w:ruby><w:rubyPr><w:rubyAlign w:val=\"center\"/><w:hps w:val=\"10\"/><w:hpsRaise w:val=\"18\"/>"
                + "<w:hpsBaseText w:val=\"21\"/><w:lid w:val=\"ja-JP\"/></w:rubyPr><w:rt>\(above)</w:rt>"
                + "<w:rubyBase>\(base)</w:rubyBase></w:ruby></w:r></w:p>"
        }
        let filled = try fill(
            ruby(Word.run("{{ a") + Word.run(" }}"), Word.run("{% if b %}{{ b }}{% endif %}")),
            #"{"a": "A & B", "b": "C\nD"}"#)
        #expect(try filled.text() == "A & BC⏎D")
        #expect(try filled.source().contains("</w:rubyPr><w:rt><w:r>"))
        let divided = ruby(Word.run("{% if a %}"), Word.run("x{% endif %}"))
        #expect(try problems(WordDocument(divided)).map(\.code) == [.scope])
    }

    /// Hyphens and dashes that word processors make of the minus, and marks that nobody sees.
    @Test(arguments: ["3 – 1", "3 − 1", "3 ‑ 1", "x\u{AD}y", "x\u{200B}y", "\u{FEFF}xy"])
    func readsTypographicHyphens(_ code: String) throws {
        #expect(try fill(Word.p("{{ \(code) }}"), #"{"xy": 2}"#).text() == "2")
        let hyphens = "<w:p>\(Word.run("{{ x"))<w:r><w:softHyphen/></w:r>\(Word.run("y }}"))</w:p>"
        #expect(try fill(hyphens, #"{"xy": 2}"#).text() == "2")
    }
}
