import Diagnostics
import Foundation
import Packaging
import Templating
import Testing
import ZipArchive

@testable import OfficeTemplating

/// What values become (behaviours 3, 4, 6, 12, 14, 21, 22, 36, 38, 40, 45, 46).
@Suite(.validated)
struct ValueTests {
    private typealias Word = WordDocument
    private typealias Open = OpenDocument

    @Test func escapesExactlyOnce() throws {
        let json = ##"{"x": "Smith & Sons; <R&D> \"100\"<100 &amp; ]]>"}"##
        let text = try fill(Word.p("{{ x }}|{{ x|e }}|{{ x ~ '<' }}"), json).text()
        let x = "Smith & Sons; <R&D> \"100\"<100 &amp; ]]>"
        #expect(text == "\(x)|\(x)|\(x)<")
    }

    @Test func writesBreaksTabsAndParagraphs() throws {
        let properties = "<w:pPr><w:jc w:val=\"both\"/></w:pPr>"
        let body = "<w:p>\(properties)" + Word.run("a {{ x }} b", "<w:b/>") + "</w:p>"
        let filled = try fill(body, #"{"x": "1\n2\t3\r\n\r\n4"}"#)
        let text = try filled.text()
        #expect(text == "a 1⏎2⇥3\n4 b")
        let source = try filled.source()
        #expect(source.components(separatedBy: properties).count == 3)
        #expect(
            source.contains("<w:t xml:space=\"preserve\">a 1</w:t><w:br/><w:t xml:space=\"preserve\">2</w:t><w:tab/>"))
        #expect(source.components(separatedBy: "<w:rPr><w:b/></w:rPr>").count == 3)
    }

    @Test func understandsTheSignsOfDocxtpl() throws {
        #expect(try fill(Word.p("a{{ x }}b"), #"{"x": "1\u00072\u000c3"}"#).text() == "a1\n2⏎⏎3b")
    }

    @Test func refusesCharactersThatXMLForbids() throws {
        let error = #expect(throws: Diagnostic.self) { try fill(Word.p("{{ x }}"), #"{"x": "secret\u0001"}"#) }
        #expect(error?.message.contains("U+0001") == true && error?.message.contains("secret") == false)
        #expect(error?.place.label == "letter.docx!word/document.xml: paragraph 1")
        var settings = OfficeTemplateSettings()
        settings.removesForbiddenCharacters = true
        let template = try OfficeTemplate(bytes: Word(Word.p("{{ x }}")).bytes(), name: "a.docx", settings: settings)
        let text = try Filled(template.render(data(#"{"x": "a\u0001b"}"#), in: fixedWorld)).text()
        #expect(text == "ab")
    }

    @Test func refusesMarkupThatIsNone() throws {
        let error = #expect(throws: Diagnostic.self) { try fill(Word.p("{{ x|safe }}"), #"{"x": "<w:p>"}"#) }
        #expect(error?.code == .unsafeMarkup)
        #expect(try fill(Word.p("{{ x|safe }}"), #"{"x": "a & b"}"#).text() == "a & b")
    }

    @Test func namesThePlaceOfUndefinedVariables() throws {
        let error = #expect(throws: Diagnostic.self) {
            try fill(Word.table([["a", "{{ service.nam }}"]]), #"{"service": {"name": "x"}}"#)
        }
        #expect(error?.place.label == "letter.docx!word/document.xml: table 1, row 1, column 2")
        #expect(error?.hint?.contains("service.name") == true)
    }

    @Test func writesNumbersAndOthersAsJinjaDoes() throws {
        #expect(
            try fill(Word.p("{{ 1 }} {{ 2.0 }} {{ true }} {{ none }} {{ [1, 'a'] }}")).text()
                == "1 2.0 True None [1, 'a']")
    }

    @Test func rendersManyTimesWithoutLeaks() throws {
        let template = try OfficeTemplate(bytes: Word(Word.p("{% set n = x %}{{ n }}")).bytes(), name: "a.docx")
        let first = try template.render(data(#"{"x": 1}"#), in: fixedWorld)
        let second = try template.render(data(#"{"x": 2}"#), in: fixedWorld)
        #expect(try Filled(second).text() == "2")
        #expect(try template.render(data(#"{"x": 1}"#), in: fixedWorld) == first)
    }

    // MARK: - Pictures

    @Test func insertsPictures() throws {
        let body =
            Word.p("{{ image('crest.png', width='3 cm', alt='The \"crest\"') }}")
            + Word.p("{{ image('crest.png', alt='') }}")
        var document = Word(body)
        document.parts = [("word/header1.xml", "header", Word.p("{{ image('b.png', width='1in', alt='b') }}"))]
        let filled = try fill(document)
        let source = try filled.source()
        #expect(source.contains("cx=\"1080000\" cy=\"1080000\"") && source.contains("descr=\"The &quot;crest&quot;\""))
        #expect(source.contains("<wp:docPr id=\"1\"") && source.contains("<wp:docPr id=\"2\""))
        #expect(filled.reader.entry("word/media/letterpress1.png") != nil)
        // One picture, one part; relationships belong to the part that shows it.
        #expect(filled.reader.entry("word/media/letterpress2.png") == nil)
        #expect(try filled.source("word/_rels/header1.xml.rels").contains("media/letterpress1.png"))
        #expect(try filled.source("[Content_Types].xml").contains("Extension=\"png\""))
    }

    @Test func insertsPicturesInOpenDocument() throws {
        let filled = try fill(Open(Open.p("a {{ image('crest.png', width='3 cm', alt='A < B') }}")))
        let source = try filled.source("content.xml")
        #expect(source.contains("svg:width=\"3.000cm\"") && source.contains("<svg:desc>A &lt; B</svg:desc>"))
        #expect(try filled.source("META-INF/manifest.xml").contains("Pictures/letterpress1.png"))
    }

    @Test(arguments: ["image('a.png')", "image('missing.jpg', alt='x')", "image('a.png', alt='x', width='wide')"])
    func refusesPicturesThatLackSomething(_ code: String) throws {
        #expect(throws: Diagnostic.self) { try fill(Word.p("{{ \(code) }}")) }
    }

    @Test func saysWhatIsWrongWithAPicture() throws {
        func message(_ code: String, _ picture: @escaping @Sendable (String) throws(Diagnostic) -> [UInt8]?)
            -> Diagnostic?
        {
            #expect(throws: Diagnostic.self) {
                try fill(Word(Word.p("{{ image('a.png', alt='') }}")), resources: OfficeResources(picture: picture))
            }
        }
        let missing = message("a") { (_) throws(Diagnostic) in nil }
        #expect(missing?.message == "the picture 'a.png' is not there")
        let broken = message("a") { (_) throws(Diagnostic) in Array("nonsense".utf8) }
        #expect(broken?.message.contains("is no PNG, JPEG, GIF or SVG") == true)
        let large = message("a") { (_) throws(Diagnostic) -> [UInt8]? in
            throw Diagnostic(
                "file-too-large", "'a.png' is larger than 16 MiB, the limit for one file", at: .file("a.png"))
        }
        #expect(large?.message.contains("16 MiB, the limit") == true)
        #expect(large?.place.label == "letter.docx!word/document.xml: paragraph 1")
    }

    @Test func wantsAPictureOfPixelsBesideAnSVG() throws {
        let svg = Array("<svg viewBox=\"0 0 40 20\"/>".utf8)
        let both = OfficeResources { (name: String) throws(Diagnostic) in name == "a.svg" ? svg : picture(name) }
        let alone = OfficeResources { (name: String) throws(Diagnostic) in name == "a.svg" ? svg : nil }
        let code = "{{ image('a.svg', alt='') }}"
        let source = try fill(Word(Word.p(code)), resources: both).source()
        #expect(source.contains("svgBlip") && source.contains("r:embed=\"rIdLetterpress2\""))
        let error = #expect(throws: Diagnostic.self) { try fill(Word(Word.p(code)), resources: alone) }
        #expect(error?.message.contains("'a.png'") == true && error?.hint?.contains("rsvg-convert") == true)
        // Given up on purpose.
        let bare = Word(Word.p("{{ image('a.svg', alt='', fallback='') }}"))
        #expect(try fill(bare, resources: alone).reader.entry("word/media/letterpress1.svg") != nil)
        #expect(
            try fill(Word(Word.p(code.replacing("''", with: "'', fallback='b.png'"))), resources: both).source()
                .contains("svgBlip"))
    }

    // MARK: - Links and boxes

    @Test func writesLinks() throws {
        let filled = try fill(Word.p("see {{ link(t, u) }}."), #"{"t": "A & B", "u": "https://a.example/?a=1&b=é"}"#)
        #expect(try filled.text() == "see A & B.")
        #expect(
            try filled.source("word/_rels/document.xml.rels").contains("Target=\"https://a.example/?a=1&amp;b=%C3%A9\"")
        )
        #expect(throws: Diagnostic.self) { try fill(Word.p("{{ link('x', 'javascript:alert(1)') }}")) }
        let open = try fill(Open(Open.p("{{ link('t', 'https://a.example/') }}"))).source("content.xml")
        #expect(open.contains("xlink:href=\"https://a.example/\">t</text:a>"))
    }

    @Test(arguments: ["https://a.example/{{ x.id }}", "https://a.example/%7B%7B%20x.id%20%7D%7D"])
    func fillsAddresses(_ address: String) throws {
        let link = "<w:p><w:hyperlink r:id=\"rId1\">" + Word.run("{{ x.n }}") + "</w:hyperlink></w:p>"
        var document = Word(Word.p("{% for x in xs %}") + link + Word.p("{% endfor %}"))
        document.links = [address]
        let filled = try fill(document, #"{"xs": [{"id": 1, "n": "a"}, {"id": "b c", "n": "b"}]}"#)
        #expect(try filled.text() == "a\nb")
        let links = try filled.source("word/_rels/document.xml.rels")
        #expect(
            links.contains("https://a.example/1\"") && links.contains("https://a.example/b%20c\"")
                && !links.contains("%7B"))
    }

    @Test func fillsAddressesInOpenDocument() throws {
        let body =
            "<text:p><text:a xlink:type=\"simple\" xlink:href=\"https://a.example/{{ x }}\">{{ x }}</text:a></text:p>"
        #expect(
            try fill(Open(body), #"{"x": "b c"}"#).source("content.xml").contains(
                "https://a.example/b%20c\">b c</text:a>"))
    }

    @Test func writesCheckBoxesAndPageBreaks() throws {
        #expect(try fill(Word.p("{{ checkbox(true) }}{{ checkbox(0) }}{{ page_break() }}x")).text() == "☒☐⏎⏎x")
    }

    @Test func writesCheckBoxesAndPageBreaksByFilters() throws {
        let text = try fill(Word.p("{{ true|checkbox }}{{ ''|checkbox }} {{ 'a'|page_break }}b{{ pagebreak }}c")).text()
        #expect(text == "☒☐ a⏎⏎b⏎⏎c")
    }

    // MARK: - Markdown

    @Test func writesMarkdownInPlace() throws {
        let body = "<w:p>" + Word.run("a {{ x|markdown }} b", "<w:i/>") + "</w:p>"
        let source = try fill(body, #"{"x": "one **two** [three](https://a.example/)"}"#).source()
        #expect(source.contains("<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t xml:space=\"preserve\">two</w:t></w:r>"))
        #expect(source.contains("<w:hyperlink "))
    }

    @Test func needsNoTrustForMarkdown() throws {
        #expect(try fill(Word.p("{{ x|markdown|safe }}"), #"{"x": "*a* & b"}"#).text() == "a & b")
    }

    @Test func writesMarkdownBlocks() throws {
        let json = #"{"x": "First\n\n- a & b\n- c\n\n1. one\n\n| h | i |\n|---|---|\n| 1 | 2 |\n\nLast"}"#
        let filled = try fill(Word.p("{{ x|markdown }}") + Word.p("end"), json)
        let text = try filled.text()
        #expect(text == "First\na & b\nc\none\nh | i\n1 | 2\n\nLast\nend")
        #expect(try filled.source().contains("<w:numId w:val=\"1\"/>"))
        let numbering = try filled.source("word/numbering.xml")
        #expect(numbering.contains("w:val=\"bullet\"") && numbering.contains("w:val=\"decimal\""))
        #expect(try filled.source("word/_rels/document.xml.rels").contains("numbering.xml"))
        #expect(try filled.source("[Content_Types].xml").contains("numbering+xml"))
    }

    @Test func writesMarkdownInOpenDocument() throws {
        let source = try fill(Open(Open.p("{{ x|markdown }}")), #"{"x": "*a*\n\n- b"}"#).source("content.xml")
        #expect(source.contains("<text:span text:style-name=\"LetterpressEmphasis\">a</text:span>"))
        #expect(source.contains("<text:list text:style-name=\"LetterpressBullets\"><text:list-item><text:p>b</text:p>"))
        #expect(source.contains("style:name=\"LetterpressBullets\""))
    }
}
