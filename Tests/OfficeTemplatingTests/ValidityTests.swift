import Diagnostics
import Foundation
import Packaging
import Templating
import Testing
import ZipArchive

@testable import OfficeTemplating

/// What keeps a document valid (behaviours 9, 10, 13, 15, 17 to 19, 33, 34, 53 to 55).
@Suite(.validated)
struct ValidityTests {
    private typealias Word = WordDocument
    private typealias Open = OpenDocument
    private let people = #"{"xs": [{"n": "Ash"}, {"n": "Elm"}, {"n": "Oak"}]}"#

    private func loop(_ body: String) -> String { Word.p("{% for x in xs %}") + body + Word.p("{% endfor %}") }

    @Test func givesDrawingsAndBookmarksIdsOfTheirOwn() throws {
        let drawing =
            "<w:p w14:paraId=\"11111111\"><w:bookmarkStart w:id=\"5\" w:name=\"b\"/><w:r><w:drawing><wp:inline><wp:docPr id=\"7\" name=\"P\"/>"
            + "</wp:inline></w:drawing></w:r><w:bookmarkEnd w:id=\"5\"/></w:p>"
        let source = try fill(loop(drawing), people).source()
        let ids = source.matches(of: /docPr id="(\d+)"/).map { String($0.output.1) }
        #expect(ids.count == 3 && Set(ids).count == 3 && ids.first == "7")
        let starts = source.matches(of: /bookmarkStart w:id="(\d+)" w:name="([^"]+)"/)
        #expect(
            Set(starts.map { String($0.output.1) }).count == 3 && Set(starts.map { String($0.output.2) }).count == 3)
        let ends = source.matches(of: /bookmarkEnd w:id="(\d+)"/).map { String($0.output.1) }
        #expect(ends == starts.map { String($0.output.1) })
        #expect(!source.contains("paraId="))
    }

    @Test func dropsBookmarksThatABlockDivides() throws {
        let body =
            "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"b\"/></w:p>"
            + loop("<w:p>\(Word.run("{{ x.n }}"))<w:bookmarkEnd w:id=\"5\"/></w:p>")
        #expect(try fill(body, people).source().contains("bookmark") == false)
    }

    @Test func dropsCommentAnchorsInLoops() throws {
        let body =
            "<w:p><w:commentRangeStart w:id=\"1\"/>" + Word.run("{{ x.n }}") + "<w:commentRangeEnd w:id=\"1\"/></w:p>"
        #expect(try fill(loop(body), people).source().contains("comment") == false)
        #expect(try fill(body.replacing("x.n", with: "1"), people).source().contains("commentRangeEnd"))
    }

    @Test func keepsSections() throws {
        let section =
            "<w:p><w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr>" + Word.run("{% if no %}") + "</w:p>"
        let filled = try fill(section + Word.p("x") + Word.p("{% endif %}") + Word.p("y"), #"{"no": false}"#)
        #expect(try filled.text() == "\ny")
        #expect(try filled.source().contains("<w:type w:val=\"nextPage\"/>"))
    }

    @Test func keepsPageBreaksWhereTheyStand() throws {
        let page = "<w:r><w:br w:type=\"page\"/></w:r>"
        let body = Word.p("{% for x in xs %}") + Word.p("{{ x.n }}") + "<w:p>\(page)\(Word.run("{% endfor %}"))</w:p>"
        #expect(try fill(body, people).text() == "Ash\n⏎⏎\nElm\n⏎⏎\nOak\n⏎⏎")
    }

    @Test func fillsTextBoxesInBothForms() throws {
        let box = { (text: String) in "<w:txbxContent>\(Word.p(text))</w:txbxContent>" }
        let body =
            "<w:p>" + Word.run("{{ a }}")
            + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>"
            + box("{% if a %}{{ b }}{% endif %}")
            + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box("{{ b }}")
            + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + Word.run("{{ a }}") + "</w:p>"
        let source = try fill(body, #"{"a": "1", "b": "in"}"#).source()
        #expect(source.components(separatedBy: ">in</w:t>").count == 3)
        #expect(source.components(separatedBy: ">1</w:t>").count == 3)
    }

    @Test func fillsContentControls() throws {
        let inline =
            "<w:p><w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent>"
            + Word.run("{{ a }}{% if no %}x{% endif %}") + "</w:sdtContent></w:sdt></w:p>"
        let block =
            "<w:sdt><w:sdtContent>" + Word.p("{% for x in xs %}") + Word.p("{{ x.n }}") + Word.p("{% endfor %}")
            + "</w:sdtContent></w:sdt>"
        let filled = try fill(inline + block, #"{"a": "1", "no": false, "xs": [{"n": "Ash"}]}"#)
        #expect(try filled.text() == "1\nAsh")
        #expect(try filled.source().contains("</w:t></w:r></w:sdtContent></w:sdt></w:p>"))
    }

    @Test func refusesABlockThatLeavesAField() throws {
        let body =
            "<w:p><w:fldSimple w:instr=\"REF x\">" + Word.run("{% if a %}") + "</w:fldSimple>"
            + Word.run("b{% endif %}") + "</w:p>"
        #expect(try problems(Word(body)).map(\.code) == [.scope])
    }

    // MARK: - Lists

    private static let numbering: (String, String, String) = (
        "word/numbering.xml", "numbering",
        "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"3\"/></w:num>"
    )
    private let item =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr>"
        + WordDocument.run("{{ x.n }}") + "</w:p>"

    @Test func restartsAListInEachRound() throws {
        var document = Word(loop(Word.p("{{ x.n }}") + item))
        document.parts = [Self.numbering]
        let filled = try fill(document, people)
        let used = try filled.source().matches(of: /numId w:val="(\d+)"/).map { String($0.output.1) }
        #expect(used == ["4", "5", "6"])
        let numbering = try filled.source("word/numbering.xml")
        #expect(
            numbering.contains(
                "w:numId=\"6\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"
            ))
    }

    @Test func continuesAListOverRounds() throws {
        var document = Word(loop(item))
        document.parts = [Self.numbering]
        let used = try fill(document, people).source().matches(of: /numId w:val="(\d+)"/).map { String($0.output.1) }
        #expect(used == ["4", "4", "4"])
    }

    @Test func restartsAListOfAParagraphStyle() throws {
        let styled = { (properties: String) in
            "<w:p><w:pPr><w:pStyle w:val=\"Step2\"/><w:keepNext/>\(properties)</w:pPr>\(Word.run("{{ x.n }}"))</w:p>"
        }
        var document = Word(loop(Word.p("{{ x.n }}") + styled("<w:jc w:val=\"left\"/>")))
        let style =
            "<w:style w:type=\"paragraph\" w:styleId=\"Step\"><w:name w:val=\"Step\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"Step2\"><w:name w:val=\"Step 2\"/><w:basedOn w:val=\"Step\"/></w:style>"
        document.parts = [Self.numbering, ("word/styles.xml", "styles", style)]
        let source = try fill(document, people).source()
        let expected = (4...6).map {
            "<w:keepNext/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"\($0)\"/></w:numPr><w:jc w:val=\"left\"/>"
        }
        for properties in expected { #expect(source.contains(properties), "\(properties)") }
        // A list that goes on outside of the loop stays one, and headings are numbered through.
        document.body += styled("").replacing("{{ x.n }}", with: "end")
        #expect(try fill(document, people).source().contains("numPr") == false)
        document.body = loop(Word.p("{{ x.n }}") + styled(""))
        document.parts[1].2 = style.replacing("<w:numPr>", with: "<w:outlineLvl w:val=\"0\"/><w:numPr>")
        #expect(try fill(document, people).source().contains("numPr") == false)
    }

    // MARK: - Tables

    @Test func fitsTheGridToTheColumns() throws {
        let source = try fill(
            Word.table([["a", "{%tc for x in xs %}", "{{ x.n }}", "{%tc endfor %}"]]) + "<w:p/>", people
        ).source()
        #expect(
            !source.contains(
                "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/></w:tblGrid>"))
        let five = try fill(
            Word.table([["{%tc for x in xs %}", "{{ x.n }}", "{{ x.n }}", "{%tc endfor %}"]]) + "<w:p/>", people
        ).source()
        #expect(five.components(separatedBy: "<w:gridCol w:w=\"666\"/>").count == 7)
        #expect(five.components(separatedBy: "<w:tcW w:w=\"666\" w:type=\"dxa\"/>").count == 7)
    }

    @Test func widensHeadsOverRepeatedColumns() throws {
        let head =
            "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/><w:gridSpan w:val=\"3\"/></w:tcPr><w:p/></w:tc></w:tr>"
        let row = Word.table([["a", "{%tc for x in ys %}", "{{ x }}", "{%tc endfor %}"]])
        let body = row.replacing("</w:tblGrid>", with: "</w:tblGrid>" + head) + "<w:p/>"
        let source = try fill(body, #"{"ys": [1, 2, 3, 4, 5]}"#).source()
        #expect(source.components(separatedBy: "<w:gridCol w:w=\"666\"/>").count == 7)
        #expect(source.contains("<w:tcW w:w=\"3330\" w:type=\"dxa\"/><w:gridSpan w:val=\"5\"/>"))
    }

    @Test func understandsCellStatements() throws {
        let rows = [["{% colspan n %}{{ 'a' }}", "{% cellbg c %}b"]]
        let source = try fill(Word.table(rows) + "<w:p/>", #"{"n": 2, "c": "FF0000"}"#).source()
        #expect(source.contains("<w:gridSpan w:val=\"2\"/>") && source.contains("w:fill=\"FF0000\""))
        let merged = [["{%tr for x in xs %}", ""], ["{% vm %}V", "{{ x.n }}"], ["{%tr endfor %}", ""]]
        let down = try fill(Word.table(merged) + "<w:p/>", people)
        #expect(try down.text() == "V | Ash\n | Elm\n | Oak\n")
        #expect(try down.source().components(separatedBy: "<w:vMerge w:val=\"continue\"/>").count == 3)
        let across = try fill(Word.table([["{%tc for x in xs %}", "{% hm %}H", "{%tc endfor %}"]]) + "<w:p/>", people)
        #expect(try across.text() == "H\n")
        #expect(try across.source().contains("<w:gridSpan w:val=\"3\"/>"))
    }

    /// A cell that spans columns in the template already gets no second attribute.
    @Test func widensCellsThatAreWideInOpenDocument() throws {
        let row =
            "<table:table-row><table:table-cell table:number-columns-spanned=\"2\">\(Open.p("{% colspan 3 %}x"))</table:table-cell>"
            + "<table:covered-table-cell/></table:table-row>"
        let table =
            "<table:table table:name=\"T\"><table:table-column table:number-columns-repeated=\"3\"/>\(row)</table:table>"
        let source = try fill(Open(table)).source("content.xml")
        #expect(source.contains("<table:table-cell table:number-columns-spanned=\"3\">"))
        #expect(source.components(separatedBy: "<table:covered-table-cell/>").count == 3)
    }

    @Test func mergesCellsInOpenDocument() throws {
        let merged = [["{%tr for x in xs %}", ""], ["{% vm %}V", "{{ x.n }}"], ["{%tr endfor %}", ""]]
        let source = try fill(Open(Open.table(merged)), people).source("content.xml")
        #expect(source.contains("<table:table-cell table:number-rows-spanned=\"3\">"))
        #expect(source.components(separatedBy: "<table:covered-table-cell/>").count == 3)
    }

    // MARK: - Other parts

    @Test func fillsEveryPart() throws {
        var document = Word(Word.p("x"))
        document.mainName = "word/document2.xml"
        document.parts = [
            ("word/header.xml", "header", Word.p("{{ a }}")), ("word/footer7.xml", "footer", Word.p("{{ a }}")),
            ("word/footnotes.xml", "footnotes", "<w:footnote w:id=\"1\">\(Word.p("{{ a }}"))</w:footnote>"),
            ("word/comments.xml", "comments", "<w:comment w:id=\"1\">\(Word.p("{{ a }}"))</w:comment>"),
        ]
        let filled = try fill(document, #"{"a": "A & B"}"#)
        for (name, _, _) in document.parts { #expect(try filled.text(name) == "A & B", "\(name)") }
    }

    @Test func fillsAttributesAndProperties() throws {
        let body =
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\" descr=\"{{ a }}\"/></wp:inline></w:drawing></w:r></w:p>"
        #expect(try fill(body, #"{"a": "A \"&\" B"}"#).source().contains("descr=\"A &quot;&amp;&quot; B\""))
        var document = Open(Open.p("x"))
        document.meta = "<dc:title>{{ a }}</dc:title>"
        #expect(try fill(document, #"{"a": "A\n& B"}"#).source("meta.xml").contains("<dc:title>A\n&amp; B</dc:title>"))
    }

    @Test func copiesUntouchedEntries() throws {
        let document = Word(Word.p("{{ 1 }}"))
        let original = try ZipReader(document.bytes())
        let filled = try fill(document)
        #expect(filled.reader.entries.map(\.name) == original.entries.map(\.name))
        let (before, after) = (
            try #require(original.entry("_rels/.rels")), try #require(filled.reader.entry("_rels/.rels"))
        )
        #expect(original.bytes[before.data].elementsEqual(filled.bytes[after.data]))
    }

    @Test func refusesOtherDocuments() throws {
        let word = try Word(Word.p("x")).bytes()
        let open = try Open(Open.p("x")).bytes()
        for (bytes, name, words) in [
            (open, "a.docx", "its name ends in .docx"), (word, "a.odt", "its name ends in .odt"),
            (Array("hello".utf8), "a.docx", "no ZIP"), ([], "a.docx", "empty"),
        ] {
            let error = #expect(throws: DiagnosticList.self) { try OfficeTemplate(bytes: bytes, name: name) }
            #expect(error?.first.message.contains(words) == true, "\(name)")
        }
        var sheet = Word(Word.p("x"))
        sheet.mainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        let error = #expect(throws: DiagnosticList.self) { try OfficeTemplate(bytes: sheet.bytes(), name: "a.xlsx") }
        #expect(error?.first.code == .wrongDocumentKind)
    }

    @Test func makesADocumentOfATemplate() throws {
        var document = Word(Word.p("{{ 1 }}"))
        document.mainType = Word.type + "template.main+xml"
        let template = try OfficeTemplate(bytes: document.bytes(), name: "a.dotx")
        let filled = try Filled(template.render(data("{}"), in: fixedWorld))
        #expect(try filled.source("[Content_Types].xml").contains("wordprocessingml.document.main+xml"))
    }
}
