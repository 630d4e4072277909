import Diagnostics
import Testing
import ZipArchive

@testable import OfficeTemplating

/// Copies of templates with comments at their mistakes.
@Suite(.validated)
struct AnnotationTests {
    private typealias Word = WordDocument
    private typealias Open = OpenDocument

    private func annotated(_ bytes: [UInt8], _ name: String) throws -> Filled {
        try Filled(try #require(try OfficeTemplate.annotated(bytes: bytes, name: name)))
    }

    @Test func commentsOnEveryMistake() throws {
        let body = Word.p("{{ a|nosuch }} and {{ b + }}") + Word.table([["x", "{% if %}"]]) + Word.p("{{ c|nosuch }}")
        let copy = try annotated(Word(body).bytes(), "a.docx")
        let comments = try copy.source("word/letterpress-comments.xml")
        let ids = comments.matches(of: /w:id="(\d+)"/).map { String($0.output.1) }
        #expect(ids.count >= 3 && Set(ids).count == ids.count)
        #expect(
            comments.contains("{{ a|nosuch }}: unknown filter") || comments.contains("nosuch: unknown filter"),
            "\(comments)")
        let source = try copy.source()
        for id in ids {
            #expect(source.contains("commentRangeStart xmlns:w=\"\(Word.main)\" w:id=\"\(id)\""), "\(id)")
            #expect(source.contains("<w:commentReference w:id=\"\(id)\"/>"))
        }
    }

    @Test func commentsOnOtherPartsAtTheFirstParagraph() throws {
        var document = Word("<w:p/>" + Word.p("Dear all"))
        document.parts = [
            ("word/header1.xml", "header", Word.p("{{ a|nosuch }}")),
            ("word/footnotes.xml", "footnotes", "<w:footnote w:id=\"1\">\(Word.p("{{ a|nosuch }}"))</w:footnote>"),
        ]
        let copy = try annotated(document.bytes(), "a.docx")
        let comments = try copy.source("word/letterpress-comments.xml")
        #expect(comments.contains("in the header (paragraph 1): "))
        #expect(comments.contains("in a footnote (paragraph 1): "))
        #expect(try copy.source().contains("<w:p><w:commentRangeStart"))
        #expect(try copy.source("word/header1.xml").contains("comment") == false)

        var open = Open(Open.p("Dear all"))
        open.header = Open.p("{{ a|nosuch }}")
        let content = try annotated(open.bytes(), "a.odt").source("content.xml")
        #expect(content.contains("<text:p>in the header or footer (paragraph 1): "))
    }

    @Test func commentsBesideATextBox() throws {
        let body =
            "<w:p>" + Word.run("a")
            + "<w:r><w:pict><v:textbox><w:txbxContent>\(Word.p("{{ b|nosuch }}"))</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        let source = try annotated(Word(body).bytes(), "a.docx").source()
        #expect(source.contains("<w:body><w:p><w:commentRangeStart"))
    }

    @Test func addsToTheCommentsThatThereAre() throws {
        var document = Word(Word.p("{{ a|nosuch }}"))
        document.parts = [("word/comments.xml", "comments", "<w:comment w:id=\"3\">\(Word.p("mine"))</w:comment>")]
        let copy = try annotated(document.bytes(), "a.docx")
        #expect(try copy.source("word/comments.xml").contains("mine"))
        #expect(try copy.source("word/comments.xml").contains("unknown filter"))
        #expect(copy.reader.entry("word/letterpress-comments.xml") == nil)
    }

    @Test func commentsOnProblemsOfFilling() throws {
        let bytes = try Word(Word.p("ok") + Word.p("Dear {{ nam }}")).bytes()
        let template = try OfficeTemplate(bytes: bytes, name: "a.docx")
        let error = try #require(throws: Diagnostic.self) {
            try template.render(data(#"{"name": "x"}"#), in: fixedWorld)
        }
        let copy = try OfficeTemplate.annotated(bytes: bytes, name: "a.docx", problems: [error])
        let comments = try Filled(try #require(copy)).source("word/letterpress-comments.xml")
        #expect(comments.contains("did you mean 'name'?"))
        #expect(try Filled(try #require(copy)).source().contains("ok</w:t></w:r></w:p><w:p><w:commentRangeStart"))
    }

    @Test func leavesTemplatesWithoutMistakesAlone() throws {
        #expect(try OfficeTemplate.annotated(bytes: Word(Word.p("ok")).bytes(), name: "a.docx") == nil)
    }
}
