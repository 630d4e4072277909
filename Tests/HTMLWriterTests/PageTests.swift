import Diagnostics
import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import HTMLWriter

@Suite struct PageTests {
    /// Browsers go on with `ab` after `aa`, word processors with `bb`.
    @Test(arguments: [(26, false), (27, true), (28, true)])
    func lettersAfterTheLastAreText(count: Int, isText: Bool) {
        let items = (0..<count).map { _ in List.Item([.paragraph(Paragraph([.text("x")]))]) }
        let page = html(Document(blocks: [.list(List(.ordered(start: 1, style: .lowerAlpha), items: items))]))
        #expect(page.contains("type=\"a\"") != isText)
        #expect(page.contains(">aa.") == isText)
        #expect(page.contains(">bb.") == (count > 27))
    }

    private func html(_ document: Document, _ options: HTMLWriter.Options = .init()) -> String {
        String(decoding: HTMLWriter(options: options).write(document).bytes, as: UTF8.self)
    }

    private func paragraph(_ inlines: Inline...) -> Document {
        var document = SampleDocuments.smallest
        document.blocks = [.paragraph(Paragraph(inlines))]
        return document
    }

    @Test(arguments: [
        ("javascript:alert(1)", nil), (" JavaScript:x", nil), ("java\nscript:x", nil), ("data:text/html,x", nil),
        ("vbscript:x", nil), ("relative.html", nil), ("//host/x", nil),
        ("https://a.example/a b\"c<d>", "https://a.example/a%20b%22c%3Cd%3E"),
        ("https://a.example/%20%zz%", "https://a.example/%20%25zz%25"),
        ("HTTPS://a.example/?q=a&b", "HTTPS://a.example/?q=a&amp;b"), ("mailto:a@b.example", "mailto:a@b.example"),
    ])
    func linksOnlyWhereADocumentMay(target: String, href: String?) {
        let document = paragraph(.link(Link(to: target, [.text("text")])))
        let (bytes, warnings) = HTMLWriter(options: .fragment).write(document)
        let written = String(decoding: bytes, as: UTF8.self)
        if let href {
            #expect(written == "<p><a href=\"\(href)\">text</a></p>\n")
        } else {
            #expect(written == "<p>text</p>\n")
            #expect(warnings.map(\.code) == [.forbiddenLink])
        }
    }

    @Test func escapesWhereverTextGoes() {
        var document = paragraph(.text("</p><script>\"&\u{0}\u{1}\u{80}\u{FFFF}\u{1FFFE}\r\n"))
        document.metadata.title = "</title></script><!--\"\u{2028}"
        document.metadata.publisher = "</style>\\\"\n"
        document.metadata.pageFooter = "</style>\\\"\n"
        document.metadata.description = "\"><script>"
        let page = html(document)
        #expect(page.contains("<p>&lt;/p&gt;&lt;script&gt;&quot;&amp;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}  </p>"))
        #expect(page.contains("<title>&lt;/title&gt;&lt;/script&gt;&lt;!--&quot;\u{2028}</title>"))
        #expect(page.contains(#""headline":"\u003c/title\u003e\u003c/script\u003e\u003c!--\"\u2028""#))
        #expect(page.contains(#"content: "\3C /style\3E \5C \22 \A " " \2013  " "Page " counter(page)"#))
        #expect(page.contains("content=\"&quot;&gt;&lt;script&gt;\""))
        #expect(page.components(separatedBy: "</style>").count == 2)
        #expect(page.components(separatedBy: "</script>").count == 2)
    }

    @Test func aPageHasOneTitleAndLeavesOutNoLevel() {
        var document = SampleDocuments.smallest
        document.blocks = [1, 3, 6, 2, 5, 4, 1, 2].enumerated().map { index, level in
            .heading(Heading(level: level, inlines: [.text("h")], attributes: Attributes(id: "h\(index)")))
        }
        let levels = html(document).split(separator: "\n").filter { $0.hasPrefix("<h") && $0.contains("id=") }
        #expect(levels.map { String($0.dropFirst(2).prefix(1)) } == ["1", "2", "3", "2", "3", "3", "2", "2"])
    }

    @Test func aPageWithoutATitleGetsOneThatIsHeard() {
        var document = paragraph(.text("Text."))
        document.metadata.title = " "
        #expect(html(document).contains("<title>Text.</title>"))
        #expect(html(document).contains("<h1 class=\"unseen\">Text.</h1>"))
        document.blocks = []
        #expect(html(document).contains("<title>Document</title>"))
    }

    @Test func noIdentifierStandsTwice() {
        var document = paragraph(.note(0), .note(0), .note(7))
        document.blocks += [
            .heading(Heading(level: 2, inlines: [.text("A")], attributes: Attributes(id: "main"))),
            .heading(Heading(level: 2, inlines: [.text("B")], attributes: Attributes(id: "main"))),
            .heading(Heading(level: 2, inlines: [.text("C")], attributes: Attributes(id: "note-1"))),
            .paragraph(Paragraph([.link(Link(to: "#nowhere", [.text("link")]))])),
        ]
        document.notes = [Note(blocks: [])]
        let (bytes, warnings) = HTMLWriter().write(document)
        let page = String(decoding: bytes, as: UTF8.self)
        #expect(page.contains("<main id=\"main-2\">"))
        #expect(page.contains("<h2 id=\"main\">A</h2>\n<h2>B</h2>\n<h2 id=\"note-1\">C</h2>\n<p>link</p>"))
        #expect(page.contains("<li id=\"note-1-2\">"))
        #expect(page.contains("id=\"note-1-mark-2\""))
        #expect(warnings.map(\.code) == [.noteMissing, .duplicateIdentifier, .linkWithoutTarget])
    }

    @Test func aMissingPictureLeavesItsWords() {
        let document = paragraph(.image(Image(source: "gone.png", alternative: "Logo")))
        let (bytes, warnings) = HTMLWriter(options: .fragment).write(document)
        #expect(String(decoding: bytes, as: UTF8.self) == "<p>[Logo]</p>\n")
        #expect(warnings.map(\.code) == [.imageMissing])
    }

    @Test func aRightToLeftLanguageTurnsThePage() {
        var document = paragraph(.span([.text("x")], Attributes(language: "en")))
        document.metadata.language = "ar"
        let page = html(document)
        #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(page.contains("<span lang=\"en\" dir=\"ltr\">x</span>"))
    }

    @Test func printedPagesRepeatTheEmbargo() {
        let embargo = Block.division(Division(.embargo, blocks: [.paragraph(Paragraph([.text("EMBARGOED \"<x>\"")]))]))
        let page = html(Document(blocks: [embargo, .paragraph(Paragraph([.text("x")]))]))
        #expect(page.contains("color: #9C1C12; content: \"EMBARGOED \\22 \\3C x\\3E \\22 \"; }\n}\n@page :first {"))
        #expect(!html(paragraph(.text("x"))).contains("@top-right"))
        let cover = Block.division(Division(.cover, blocks: [.paragraph(Paragraph([.text("x")]))]))
        #expect(
            html(Document(blocks: [embargo, cover])).contains("  @bottom-left { content: none; }\n}\n@media print"))
        #expect(!page.contains("@bottom-left { content: none"))
    }

    @Test func picturesMayStayFiles() {
        var document = paragraph(.image(Image(source: "a b.png", alternative: "A", width: 72)))
        document.images = ["a b.png": SampleDocuments.chart]
        let page = html(document, .init(extent: .fragment(headingLevel: 2), pictures: .linked))
        #expect(page == "<p><img src=\"a%20b.png\" alt=\"A\" width=\"96\" height=\"48\"></p>\n")
    }
}
