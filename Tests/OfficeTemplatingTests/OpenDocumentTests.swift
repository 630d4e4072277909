import Foundation
import Testing
import ZipArchive

@testable import OfficeTemplating

/// The same language in OpenDocument text.
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
}
