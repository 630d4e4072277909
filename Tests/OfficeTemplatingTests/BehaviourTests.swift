import Diagnostics
import Foundation
import Templating
import Testing
import XMLTree

@testable import OfficeTemplating

/// Behaviours that the tests of other systems check and no other suite here does: see docs/office-behaviours.md.
@Suite(.validated)
struct BehaviourTests {
    private typealias Word = WordDocument
    private typealias Open = OpenDocument
    private let people = #"{"xs": [{"n": "Ash"}, {"n": "Elm"}, {"n": "Oak"}], "yes": true, "no": false, "nobody": []}"#

    private func both(_ paragraphs: [String], _ json: String) throws -> [String] {
        let word = try fill(paragraphs.map { Word.p($0) }.joined(), json).text()
        #expect(try fill(Open(paragraphs.map { Open.p($0) }.joined()), json).text("content.xml") == word)
        return word.split(separator: "\n").map(String.init)
    }

    // MARK: - Tags and values

    @Test func escapesOnceInEveryRound() throws {
        let json = #"{"xs": ["שלום & ברכה", "<ב>"]}"#
        #expect(
            try both(["{% for x in xs %}", "{% for y in [x] %}{{ y }}{% endfor %}", "{% endfor %}"], json)
                == ["שלום & ברכה", "<ב>"])
    }

    /// However a line with 22 tags is cut into runs, with marks of the spelling checker between, it says the same.
    @Test(arguments: 1...12)
    func readsAnyDivisionIntoRuns(_ seed: Int) throws {
        let tags = (0..<22).map { $0 % 3 == 0 ? "{% if yes %}a{% endif %}" : "{{ xs[\($0 % 3)].n }}" }
        let line = Array(tags.joined(separator: " & "))
        var state = UInt64(seed)
        var runs = "<w:p>"
        var spans = "<text:p>"
        var start = 0
        while start < line.count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let end = min(line.count, start + 1 + Int(state >> 33) % 9)
            let piece = String(line[start..<end])
            runs +=
                Word.run(piece, state >> 40 & 1 == 0 ? "<w:b/>" : "")
                + (state >> 41 & 1 == 0 ? "<w:proofErr w:type=\"spellStart\"/>" : "")
            spans += state >> 40 & 1 == 0 ? "<text:span>\(Open.escaped(piece))</text:span>" : Open.escaped(piece)
            start = end
        }
        let expected = (0..<22).map { $0 % 3 == 0 ? "a" : ["Ash", "Elm", "Oak"][$0 % 3] }.joined(separator: " & ")
        #expect(try fill(runs + "</w:p>", people).text() == expected)
        #expect(try fill(Open(spans + "</text:p>"), people).text("content.xml") == expected)
    }

    @Test func leavesNoEmptyTextBehind() throws {
        let body =
            Word.p("{{ empty }}") + Word.p("a{% if no %}b{% endif %}") + Word.p("{{ md|markdown }} c{{ empty }}")
            + "<w:p>\(Word.run("{{ empty }}", "<w:b/>"))\(Word.run("d"))</w:p>"
        let filled = try fill(body, #"{"empty": "", "no": false, "md": "*x*"}"#)
        #expect(try filled.text() == "\na\nx c\nd")
        for text in try filled.document("word/document.xml").root.descendants where text.localName == "t" {
            #expect(!text.text.isEmpty)
        }
    }

    @Test func keepsWhatLooksLikeCode() throws {
        let json =
            ##"{"x": "'; drop \\ \" ${y} #{z} <%= w %> __proto__ {{ x }}", "__proto__": "p", "constructor": "c"}"##
        #expect(try both(["{{ x }}"], json) == [##"'; drop \ " ${y} #{z} <%= w %> __proto__ {{ x }}"##])
        #expect(try both(["{{ constructor }} {{ __proto__ }}"], json) == ["c p"])
        for code in ["''.__class__", "x.__init__.__globals__", "(1).__class__.__bases__"] {
            #expect(throws: Diagnostic.self) { try fill(Word.p("{{ \(code).mro() }}"), json) }
        }
    }

    @Test func treatsNothingAsNothing() throws {
        let json = #"{"a": null, "xs": null, "d": {"e": null}}"#
        #expect(
            try both(["[{{ a|default('–', true) }}]", "{% if a %}x{% endif %}{% if not d.e %}y{% endif %}"], json) == [
                "[–]", "y",
            ])
        #expect(try both(["{% for x in xs or [] %}", "x", "{% else %}", "none", "{% endfor %}"], json) == ["none"])
        for list in ["xs", "5", "d.e.f"] {
            #expect(throws: Diagnostic.self) { try fill(Word.p("{% for x in \(list) %}x{% endfor %}"), json) }
        }
    }

    /// Missing data stop the render, print nothing, or print what the author says.
    @Test func discardsClearsOrRefusesWhatIsMissing() throws {
        let body = Word.p("[{{ gone }}{{ gone|default('–') }}]")
        #expect(throws: Diagnostic.self) { try fill(Word.p("[{{ gone }}]")) }
        #expect(try fill(body, strict: false).text() == "[–]")
        #expect(try fill(Word.p("{{ gone|default('–') }}{% if gone is defined %}x{% endif %}")).text() == "–")
    }

    /// Filters see text, whatever runs it stands in, and never the markup.
    @Test func filtersTextOnly() throws {
        let lines = [
            "{% filter upper %}a & {{ x }}{% endfilter %}!", "{% filter replace('w:', '')|upper %}<w:t>{% endfilter %}",
        ]
        #expect(try both(lines, #"{"x": "<é>"}"#) == ["A & <É>!", "<T>"])
        let runs =
            "<w:p>" + Word.run("{% filter upper %}a") + Word.run("b", "<w:b/>") + "<w:r><w:tab/></w:r>"
            + Word.run("c{% endfilter %}d")
            + "</w:p>"
        #expect(try fill(runs).text() == "AB⇥Cd")
        let macro =
            "<w:p>" + Word.run("{% macro m(x) %}[") + Word.run("{{ x }}")
            + Word.run("]{% endmacro %}{{ m('a')|upper }}") + "</w:p>"
        #expect(try fill(macro).text() == "[A]")
        let found = try problems(Word(Word.p("{% filter upper %}") + Word.p("a") + Word.p("{% endfilter %}")))
        #expect(found.map(\.code) == [.scope])
        let unknown = try problems(Word(Word.p("{% filter nosuch %}a{% endfilter %}")))
        #expect(unknown.first?.message.contains("'nosuch'") == true)
    }

    // MARK: - Blocks

    @Test func keepsEmptyParagraphsOfLoops() throws {
        let body =
            Word.p("{% for x in xs %}") + "<w:p/><w:p w14:paraId=\"1234ABCD\"/>" + Word.p("{{ x.n }}")
            + Word.p("{% endfor %}")
        #expect(try fill(body, people).text() == "\n\nAsh\n\n\nElm\n\n\nOak")
    }

    @Test func nestsConditionsAndEmptyLoops() throws {
        let lines = [
            "{% if not no %}", "{% if not no %}", "{% if no %}", "x", "{% else %}", "in", "{% endif %}", "{% endif %}",
            "{% endif %}",
        ]
        #expect(try both(lines, people) == ["in"])
        let loops = [
            "{% for x in xs %}", "{% for y in nobody %}", "{{ y }}", "{% endfor %}", "{{ x.n }}", "{% endfor %}",
        ]
        #expect(try both(loops, people) == ["Ash", "Elm", "Oak"])
    }

    @Test func repeatsColumnsAndRowsTogether() throws {
        let rows = [
            ["{%tr for x in xs %}", "", "", ""],
            ["{{ x.n }}", "{%tc for y in xs %}", "{{ loop.index }}", "{%tc endfor %}"],
            ["{%tr endfor %}", "", "", ""],
        ]
        let expected = "Ash | 1 | 2 | 3\nElm | 1 | 2 | 3\nOak | 1 | 2 | 3\n"
        #expect(try fill(Word.table(rows) + "<w:p/>", people).text() == expected)
    }

    @Test func nestsConditionsInOneRow() throws {
        let rows = [
            ["{% for x in xs %}{% if x.n != 'Elm' %}{{ x.n }}", "{% if yes %}y{% endif %}{% endif %}{% endfor %}"]
        ]
        #expect(try fill(Word.table(rows) + "<w:p/>", people).text() == "Ash | y\nOak | y\n")
        #expect(try fill(Open(Open.table(rows)), people).text("content.xml") == "Ash | y\nOak | y")
    }

    /// Text boxes in a loop, each in its drawing and its fallback form.
    @Test func repeatsTextBoxes() throws {
        let content = "<w:txbxContent>\(Word.p("{{ x.n }}"))</w:txbxContent>"
        let box =
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id=\"3\" name=\"B\"/>"
            + "<a:graphic><a:graphicData><wps:wsp><wps:txbx>\(content)</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
            + "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>\(content)</v:textbox></v:shape></w:pict></mc:Fallback>"
            + "</mc:AlternateContent></w:r></w:p>"
        let filled = try fill(Word.p("{% for x in xs %}") + box + Word.p("{% endfor %}"), people)
        #expect(try filled.text() == "AshAsh\nElmElm\nOakOak")
    }

    // MARK: - Pages and sections

    private let page = "<w:r><w:br w:type=\"page\"/></w:r>"

    @Test(arguments: [
        // Inside a condition; at the end of the paragraph that opens it; before the loop ends.
        ("{% if yes %}|PAGE|a|{% endif %}b", "⏎⏎a\nb", "b"), ("{% if yes %}PAGE|a{% endif %}|b", "⏎⏎\na\nb", "b"),
        ("a|PAGE{% if yes %}|b|{% endif %}c", "a\n⏎⏎b\nc", "a\n⏎⏎c"),
    ])
    func keepsPageBreaksInConditions(_ pattern: String, _ shown: String, _ hidden: String) throws {
        let body = pattern.split(separator: "|").map { line -> String in
            let pieces = line.split(separator: "PAGE", omittingEmptySubsequences: false)
            return "<w:p>" + pieces.map { $0.isEmpty ? "" : Word.run(String($0)) }.joined(separator: page) + "</w:p>"
        }.joined()
        for (json, expected) in [(#"{"yes": true}"#, shown), (#"{"yes": false}"#, hidden)] {
            let source = try fill(body, json).source()
            let breaks = source.components(separatedBy: "w:type=\"page\"").count - 1
            #expect(breaks == expected.components(separatedBy: "⏎⏎").count - 1, "\(pattern) \(json)")
            let text = try fill(body, json).text().replacing("⏎⏎\n", with: "⏎⏎").replacing("\n\n", with: "\n")
            #expect(text == expected.replacing("⏎⏎\n", with: "⏎⏎"), "\(pattern) \(json)")
        }
    }

    @Test func breaksPagesBetweenItemsOnly() throws {
        let body =
            Word.p("{% for x in xs %}") + Word.p("{{ x.n }}{% if not loop.last %}{{ page_break() }}{% endif %}")
            + Word.p("{% endfor %}")
        #expect(try fill(body, people).text() == "Ash⏎⏎\nElm⏎⏎\nOak")
        #expect(try fill(body, #"{"xs": [{"n": "Ash"}]}"#).text() == "Ash")
    }

    /// A section in a loop keeps its layout and its headers in every round; one in a condition goes with it.
    @Test(arguments: ["nextPage", "continuous"])
    func repeatsSectionsOfEveryType(_ type: String) throws {
        let section =
            "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:type w:val=\"\(type)\"/>"
            + "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr></w:pPr></w:p>"
        var document = Word(
            Word.p("{% for x in xs %}") + Word.p("{{ x.n }}") + section + Word.p("{% endfor %}") + Word.p("end"))
        document.parts = [("word/header.xml", "header", Word.p("Page of {{ yes }}"))]
        let reference = try String(decoding: document.bytes(), as: UTF8.self)
        #expect(!reference.isEmpty)
        document.body = document.body.replacing("rId1", with: try headerRelationship(of: document))
        let filled = try fill(document, people)
        let source = try filled.source()
        #expect(source.components(separatedBy: "<w:type w:val=\"\(type)\"/>").count == 4)
        #expect(source.components(separatedBy: "<w:headerReference").count == 4)
        #expect(try filled.text("word/header.xml") == "Page of True")
        #expect(try filled.text() == "Ash\n\nElm\n\nOak\n\nend")
    }

    private func headerRelationship(of document: WordDocument) throws -> String {
        let filled = try fill(document.body.contains("sectPr") ? WordDocument(parts: document.parts) : document, people)
        let relationships = try filled.document("word/_rels/document.xml.rels").root.children
        return relationships.first { $0["Target"]?.contains("header") == true }?["Id"] ?? ""
    }

    // MARK: - What stands beside tables

    @Test func endsABodyAndACellWithAParagraph() throws {
        let table = Word.table([["{{ x.n }}"]])
        let inCell =
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>\(Word.cell(Word.p("{% for x in xs %}") + table + Word.p("{% endfor %}")))</w:tr></w:tbl><w:p/>"
        #expect(try fill(inCell, people).source().components(separatedBy: "<w:tbl>").count == 5)
        let atEnd =
            Word.p("{% for x in xs %}") + table + "<w:bookmarkStart w:id=\"9\" w:name=\"z\"/>" + Word.p("{% endfor %}")
            + "<w:bookmarkEnd w:id=\"9\"/>"
        #expect(try fill(atEnd, people).text().hasPrefix("Ash\n\nElm\n\nOak"))
    }

    @Test func needsNoParagraphAfterATableOfAHeader() throws {
        var document = Word(Word.p("x"))
        let names =
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>\(Word.cell(Word.p("{{ имя }} {{ 名前 }}")))</w:tr></w:tbl>"
        document.parts = [
            ("word/header.xml", "header", names + "<w:p/>"), ("word/footerFirst.xml", "footer", names + "<w:p/>"),
        ]
        let filled = try fill(document, #"{"имя": "Ясень", "名前": "楡"}"#)
        #expect(try filled.text("word/header.xml") == "Ясень 楡\n")
        #expect(try filled.text("word/footerFirst.xml") == "Ясень 楡\n")
    }

    @Test func repeatsPicturesOfFooters() throws {
        let picture = "<w:r><w:drawing><wp:inline><wp:docPr id=\"7\" name=\"P\"/></wp:inline></w:drawing></w:r>"
        var document = Word(Word.p("x"))
        document.parts = [
            (
                "word/footer1.xml", "footer",
                "<w:p>\(Word.run("{% for x in xs %}"))\(picture)\(Word.run("{% endfor %}"))</w:p>"
            )
        ]
        #expect(try fill(document, people).source("word/footer1.xml").components(separatedBy: "<w:drawing>").count == 4)
        document.parts = [
            (
                "word/footer1.xml", "footer",
                Word.p("{% for x in xs %}{{ image('LOGO.png', alt=x.n, height='1 cm') }}{% endfor %}")
            )
        ]
        let filled = try fill(document, people)
        #expect(try filled.source("word/footer1.xml").matches(of: /descr="(Ash|Elm|Oak)"/).count == 6)
        #expect(try filled.source("word/_rels/footer1.xml.rels").contains("media/letterpress1.png"))
    }

    // MARK: - Lists

    /// A list inside a round begins anew, one in a round of a round too, one around all goes on.
    @Test func numbersNestedLists() throws {
        let item = { (text: String, id: Int, level: Int) in
            Word.p(
                text,
                properties: "<w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(id)\"/></w:numPr></w:pPr>")
        }
        var document = Word(
            item("first", 1, 0) + Word.p("{% for x in xs %}") + item("{{ x.n }}", 1, 0) + item("a", 2, 0)
                + item("b", 2, 1)
                + Word.p("{% endfor %}") + item("last", 1, 0))
        let level = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl>"
        document.parts = [
            (
                "word/numbering.xml", "numbering",
                "<w:abstractNum w:abstractNumId=\"0\">\(level)</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">\(level)</w:abstractNum>"
                    + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
            )
        ]
        let numbers = try fill(document, people).source().matches(of: /numId w:val="(\d+)"/).map { String($0.output.1) }
        #expect(numbers.count == 11 && numbers.first == "1" && numbers.last == "1")
        #expect([1, 4, 7].allSatisfy { numbers[$0] == "1" })
        let inner = [[2, 3], [5, 6], [8, 9]].map { Set($0.map { numbers[$0] }) }
        #expect(inner.allSatisfy { $0.count == 1 } && Set(inner).count == 3)
    }

    // MARK: - Size

    /// Larger than any letter; how long it takes is measured by the benchmarks.
    @Test func fillsLargeDocuments() throws {
        let loops = (0..<300).map { "{% for x\($0) in xs %}{{ x\($0).n }}{% endfor %}" }.joined()
        #expect(
            try fill(Word.p(loops), #"{"xs": [{"n": "a"}, {"n": "b"}]}"#).text() == String(repeating: "ab", count: 300))
        let nested =
            (0..<90).map { "{% for x\($0) in xs %}" }.joined() + "a" + String(repeating: "{% endfor %}", count: 90)
        #expect(try fill(Word.p(nested), #"{"xs": [1]}"#).text() == "a")
        let long = (0..<10_000).map { "\($0 &* 7_919 % 9_973) & " }.joined()
        #expect(try fill(Word.p("{{ x }}" + long, "{{ x }}"), #"{"x": "y"}"#).text() == "y\(long)y")
        let many = (0..<10_000).map { "<w:p/>" + Word.p("\($0 &* 7_919 % 99_991)") }.joined() + Word.p("{{ x }}")
        #expect(try fill(many, #"{"x": "y"}"#).text().hasSuffix("\ny"))
    }

    @Test func saysThatStatementsAreNestedTooDeep() throws {
        let nested = String(repeating: "{% if x %}", count: 300) + "a" + String(repeating: "{% endif %}", count: 300)
        let found = try problems(Word(Word.p(nested)))
        #expect(found.first?.message.contains("nested more than 100 deep") == true)
    }
}

extension WordDocument {
    fileprivate init(parts: [(name: String, kind: String, content: String)]) {
        self.init(WordDocument.p("x"))
        self.parts = parts
    }
}
