import Diagnostics
import Foundation
import Templating
import Testing

@testable import OfficeTemplating

/// Text templates in office documents: included, or imported for their macros.
@Suite(.validated)
struct IncludeTests {
    private typealias Word = WordDocument
    private let loader = DictionaryLoader([
        "contact.txt": "A & B <{{ name }}>\nsecond line\n\nnew paragraph",
        "macros.md":
            "{% macro office(n, e) %}\n{{ n }} <{{ e }}> & Co\n{% endmacro %}\n{% macro bold(n) %}**{{ n }}**{% endmacro %}\n",
    ])

    private func filled(_ bytes: [UInt8], _ name: String, _ json: String = #"{"name": "Ash & Elm"}"#) throws -> Filled {
        let template = try OfficeTemplate(bytes: bytes, name: name, includes: loader)
        return try Filled(template.render(data(json), in: fixedWorld), of: bytes)
    }

    @Test(arguments: ["{% include 'contact.txt' %}", "{%p include 'contact.txt' %}"])
    func includesText(_ tag: String) throws {
        let expected = "A & B <Ash & Elm>⏎second line\nnew paragraph"
        #expect(try filled(Word(Word.p(tag)).bytes(), "a.docx").text() == expected)
        #expect(try filled(OpenDocument(OpenDocument.p(tag)).bytes(), "a.odt").text("content.xml") == expected)
    }

    @Test func includesTextInTheMiddle() throws {
        let source = try filled(
            Word("<w:p>" + Word.run("[{% include 'contact.txt' %}]", "<w:b/>") + "</w:p>").bytes(), "a.docx")
        #expect(try source.text() == "[A & B <Ash & Elm>⏎second line\nnew paragraph]")
        #expect(try source.source().components(separatedBy: "<w:rPr><w:b/></w:rPr>").count == 3)
    }

    @Test func importsMacros() throws {
        let body =
            Word.p("{% import 'macros.md' as m %}") + Word.p("{{ m.office(name, 'a@b.example') }}.")
            + Word.p("{% from 'macros.md' import bold %}x") + Word.p("{{ bold(name)|markdown }}")
        let document = try filled(Word(body).bytes(), "a.docx")
        #expect(try document.text() == "Ash & Elm <a@b.example> & Co.\nx\nAsh & Elm")
        #expect(try document.source().contains("<w:b/>"))
    }

    @Test func includesInAttributes() throws {
        let body =
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\" descr=\"{% include 'contact.txt' %}\"/></wp:inline></w:drawing></w:r></w:p>"
        #expect(try filled(Word(body).bytes(), "a.docx").source().contains("descr=\"A &amp; B &lt;Ash &amp; Elm&gt;"))
    }

    @Test(arguments: [
        ("{% include 'other.docx' %}", "cannot take in another"),
        ("{% import \"m.odt\" as m %}", "cannot take in another"),
        ("{% extends 'base.txt' %}", "does not work"),
    ])
    func refusesOfficeDocuments(_ tag: String, words: String) throws {
        let found = try problems(Word(Word.p(tag)))
        #expect(found.contains { $0.code == .notInOffice && $0.message.contains(words) }, "\(found)")
    }

    @Test func namesATemplateThatIsMissing() throws {
        let error = #expect(throws: Diagnostic.self) {
            try filled(Word(Word.p("{% include 'contct.txt' %}")).bytes(), "a.docx")
        }
        #expect(error?.hint == "did you mean 'contact.txt'?")
        #expect(try filled(Word(Word.p("a{% include 'none.txt' ignore missing %}")).bytes(), "a.docx").text() == "a")
    }
}
