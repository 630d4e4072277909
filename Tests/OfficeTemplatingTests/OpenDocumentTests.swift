import Diagnostics
import Foundation
import Testing
import ZipArchive

@testable import OfficeTemplating

/// The same language in OpenDocument text.
@Suite(.validated)
struct OpenDocumentTests {
    private typealias Open = OpenDocument
    private let people =
        #"{"xs": [{"n": "Ash", "t": "a"}, {"n": "Elm", "t": "b"}], "nobody": [], "yes": true, "no": false}"#

    @Test(arguments: ScopeTests.paragraphs.indices)
    func fillsParagraphs(_ row: Int) throws {
        let (lines, expected) = ScopeTests.paragraphs[row]
        let text = try fill(Open(lines.map { Open.p($0) }.joined() + "<text:p/>"), people).text("content.xml")
        #expect(text == expected + "\n", "\(lines)")
    }

    @Test(arguments: ScopeTests.tables.indices)
    func fillsTables(_ row: Int) throws {
        let (rows, expected) = ScopeTests.tables[row]
        let text = try fill(Open(Open.table(rows) + "<text:p/>"), people).text("content.xml")
        #expect(text == expected + "\n", "\(rows)")
    }

    @Test func readsTagsSplitOverSpans() throws {
        let body =
            "<text:p>Dear <text:span text:style-name=\"T1\">{{ na<text:s/></text:span><text:span text:style-name=\"T2\">}}"
            + "</text:span>!</text:p>"
        let source = try fill(Open(body), #"{"na": "Ash"}"#).source("content.xml")
        #expect(source.contains("Dear <text:span text:style-name=\"T1\">Ash</text:span>!"))
    }

    @Test func writesWhiteSpaceAsElements() throws {
        let source = try fill(Open(Open.p("{{ x }}.")), #"{"x": " a  b\tc\nd\n\ne "}"#).source("content.xml")
        #expect(
            source.contains(
                "<text:p text:style-name=\"P1\"><text:s/>a <text:s/>b<text:tab/>c<text:line-break/>d</text:p>"
                    + "<text:p text:style-name=\"P1\">e<text:s/>.</text:p>"))
    }

    @Test func fillsHeaders() throws {
        var document = Open(Open.p("x"))
        document.header = Open.p("{{ x }}")
        #expect(try fill(document, #"{"x": "Ash"}"#).text("styles.xml") == "Ash")
    }

    @Test func repeatsListItems() throws {
        let item = { (text: String) in "<text:list-item>\(Open.p(text))</text:list-item>" }
        let body = "<text:list>" + item("{% for x in xs %}") + item("{{ x.n }}") + item("{% endfor %}") + "</text:list>"
        let filled = try fill(Open(body), people)
        let text = try filled.text("content.xml")
        #expect(text == "Ash\nElm")
        #expect(try filled.source("content.xml").components(separatedBy: "<text:list-item>").count == 3)
    }

    @Test func writesTheMimetypeFirst() throws {
        let filled = try fill(Open(Open.p("{{ 1 }}")))
        #expect(filled.reader.entries.first?.name == "mimetype")
        #expect(filled.reader.entries.first?.method == .stored)
    }

    // MARK: - Styles

    @Test func breaksPages() throws {
        var document = Open(Open.p("a{{ x }}b") + Open.p("{{ page_break() }}") + Open.p("c"))
        document.styles =
            "<style:style style:name=\"P1\" style:family=\"paragraph\" style:master-page-name=\"M\"><style:paragraph-properties fo:margin-top=\"1cm\"/></style:style>"
        let source = try fill(document, #"{"x": "1\f2"}"#).source("content.xml")
        #expect(source.contains("a1</text:p><text:p text:style-name=\"LetterpressP1NewPage\">2b</text:p>"))
        #expect(source.contains("<text:p text:style-name=\"LetterpressP1EndOfPage\"></text:p>"))
        #expect(
            source.contains(
                "style:name=\"LetterpressP1NewPage\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-top=\"1cm\""
            ))
        #expect(
            source.contains("fo:break-before=\"page\"/></style:style>") && source.contains("fo:break-after=\"page\"/>"))
        #expect(source.components(separatedBy: "master-page-name").count == 2)
    }

    @Test func breaksPagesOfCommonStyles() throws {
        let body = "<text:p text:style-name=\"Standard\">{{ 'a'|page_break }}b</text:p><text:p>{{ 'c\\fd' }}</text:p>"
        let source = try fill(Open(body)).source("content.xml")
        #expect(source.contains("style:parent-style-name=\"Standard\"><style:paragraph-properties"))
        #expect(source.contains("<text:p>c</text:p><text:p text:style-name=\"LetterpressNewPage\">d</text:p>"))
    }

    @Test func coloursCells() throws {
        let rows = [["{% cellbg c %}a", "{% cellbg d %}b"]]
        let source = try fill(Open(Open.table(rows)), ##"{"c": "FF0000", "d": "#00ff00"}"##).source("content.xml")
        #expect(source.contains("<table:table-cell table:style-name=\"Letterpressff0000\">"))
        #expect(source.contains("fo:background-color=\"#00ff00\""))
        #expect(throws: Diagnostic.self) { try fill(Open(Open.table(rows)), #"{"c": "red", "d": ""}"#) }
    }

    @Test func addsStylesWhereThereAreNone() throws {
        var document = Open(Open.p("{{ 'a\\fb' }}"))
        document.hasAutomaticStyles = false
        #expect(try fill(document).source("content.xml").contains("</office:automatic-styles><office:body>"))
    }

    @Test func writesCodeAndRules() throws {
        let source = try fill(Open(Open.p("{{ x|markdown }}")), #"{"x": "`a`\n\n---\n\nb"}"#).source("content.xml")
        #expect(source.contains("<text:span text:style-name=\"LetterpressCode\">a</text:span>"))
        #expect(source.contains("<text:p text:style-name=\"LetterpressRule\"/>"))
        #expect(source.contains("style:name=\"LetterpressCode\"") && source.contains("style:name=\"LetterpressRule\""))
    }

    @Test func restartsListsInEachRound() throws {
        let list =
            "<text:list xml:id=\"l1\" text:style-name=\"L\"><text:list-item>\(Open.p("{{ x.n }}"))</text:list-item></text:list>"
        let source = try fill(Open(Open.p("{% for x in xs %}") + list + Open.p("{% endfor %}")), people).source(
            "content.xml")
        #expect(source.components(separatedBy: "<text:list ").count == 3)
        #expect(!source.contains("xml:id") && !source.contains("continue"))
    }
}
