import Diagnostics
import Foundation
import Testing
import ZipArchive

@testable import OfficeTemplating

/// Footnotes, endnotes and comments, above all in loops (behaviours 17, 18, 55, 61).
@Suite(.validated)
struct NoteTests {
    private typealias Word = WordDocument
    private let people = #"{"xs": [{"n": "Ash"}, {"n": "Elm"}], "no": false}"#

    private func document(_ body: String, _ kind: String, _ notes: [(id: Int, text: String)]) -> Word {
        var document = Word(body)
        let separator = kind == "comment" ? "" : "<w:\(kind) w:type=\"separator\" w:id=\"0\"><w:p/></w:\(kind)>"
        let elements = notes.map {
            "<w:\(kind) w:id=\"\($0.id)\"><w:p w14:paraId=\"0000000\($0.id)\">\(Word.run($0.text))</w:p></w:\(kind)>"
        }
        document.parts = [("word/\(kind)s.xml", "\(kind)s", separator + elements.joined())]
        return document
    }

    private func ids(_ source: String, _ element: String) throws -> [String] {
        source.matches(of: try Regex("<w:\(element) [^>]*w:id=\"(-?\\d+)\"")).map {
            String($0.output[1].substring ?? "")
        }
    }

    @Test(arguments: ["footnote", "endnote"])
    func repeatsNotesInLoops(_ kind: String) throws {
        let reference = "<w:r><w:\(kind)Reference w:id=\"2\"/></w:r>"
        let body =
            Word.p("{% for x in xs %}") + "<w:p>\(Word.run("{{ x.n }}"))\(reference)</w:p>" + Word.p("{% endfor %}")
            + "<w:p><w:r><w:\(kind)Reference w:id=\"3\"/></w:r></w:p>"
        let filled = try fill(document(body, kind, [(2, "About {{ x.n }} & co"), (3, "Once")]), people)
        let references = try ids(filled.source(), "\(kind)Reference")
        #expect(references.count == 3 && Set(references).count == 3 && references.first == "2")
        let notes = try filled.source("word/\(kind)s.xml")
        #expect(try ids(notes, kind) == ["0"] + references)
        #expect(try filled.text("word/\(kind)s.xml") == "\nAbout Ash & co\nAbout Elm & co\nOnce")
        let paragraphs = notes.matches(of: /paraId="([^"]+)"/).map { String($0.output.1) }
        #expect(paragraphs.count == 3 && Set(paragraphs).count == 3)
    }

    @Test func leavesOutNotesOfConditions() throws {
        let reference = { (id: Int) in "<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>" }
        let body =
            "<w:p>a\(Word.run("{% if no %}x"))\(reference(1))\(Word.run("{% endif %}"))</w:p><w:p>\(reference(2))</w:p>"
        let filled = try fill(document(body, "footnote", [(1, "one"), (2, "two")]), people)
        #expect(try filled.text("word/footnotes.xml") == "\ntwo")
        #expect(try ids(filled.source(), "footnoteReference") == ["2"])
    }

    @Test func repeatsCommentsInLoops() throws {
        let body =
            Word.p("{% for x in xs %}")
            + "<w:p><w:commentRangeStart w:id=\"4\"/>\(Word.run("{{ x.n }}"))<w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>"
            + Word.p("{% endfor %}")
        let filled = try fill(document(body, "comment", [(4, "is {{ x.n }}")]), people)
        let source = try filled.source()
        let numbers = try ids(source, "commentReference")
        #expect(numbers.count == 2 && Set(numbers).count == 2)
        #expect(try ids(source, "commentRangeStart") == numbers)
        #expect(try ids(source, "commentRangeEnd") == numbers)
        #expect(try ids(filled.source("word/comments.xml"), "comment") == numbers)
        #expect(try filled.text("word/comments.xml") == "is Ash\nis Elm")
    }

    @Test func keepsACommentThatABlockDivides() throws {
        let body =
            "<w:p><w:commentRangeStart w:id=\"4\"/></w:p>" + Word.p("{% for x in xs %}")
            + "<w:p>\(Word.run("{{ x.n }}"))<w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>"
            + Word.p("{% endfor %}")
        let filled = try fill(document(body, "comment", [(4, "c")]), people)
        #expect(try filled.source().contains("commentRange") == false)
        #expect(try ids(filled.source(), "commentReference").count == 2)
    }

    @Test func relatesPicturesAndLinksOfNotesToTheirPart() throws {
        let body =
            Word.p("{% for x in xs %}") + "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
            + Word.p("{% endfor %}")
        let note = "{{ image('a.png', alt='') }}{{ link(x.n, 'https://a.example/' ~ x.n) }}"
        let filled = try fill(document(body, "footnote", [(1, note)]), people)
        let links = try filled.source("word/_rels/footnotes.xml.rels")
        #expect(links.contains("media/letterpress1.png") && links.contains("https://a.example/Elm"))
        #expect(try filled.source("word/_rels/document.xml.rels").contains("a.example") == false)
    }

    @Test func reportsMistakesInNotes() throws {
        let body = Word.p("{{ a|nosuch }}") + "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
        let found = try problems(document(body, "footnote", [(1, "{{ b|nosuch }}")]))
        #expect(found.count == 2)
        #expect(found.compactMap(\.place.label).contains { $0.hasPrefix("letter.docx!word/footnotes.xml: paragraph") })
    }

    @Test func fillsNotesOutsideOfLoops() throws {
        let body = "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
        let filled = try fill(
            document(
                body, "footnote", [(1, "{{ no }}{% for x in xs %}{{ x.n }} {% endfor %}"), (2, "unused {{ no }}")]),
            people)
        #expect(try filled.text("word/footnotes.xml") == "\nunused False\nFalseAsh Elm ")
    }

    @Test func fillsNotesAndCommentsOfOpenDocument() throws {
        let note =
            "<text:p>{{ x.n }}<text:note text:id=\"ftn1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>About {{ x.n }}</text:p></text:note-body></text:note>"
            + "<office:annotation office:name=\"c1\"><dc:creator>A</dc:creator><text:p>is {{ x.n }}</text:p></office:annotation>b<office:annotation-end office:name=\"c1\"/></text:p>"
        let body = OpenDocument.p("{% for x in xs %}") + note + OpenDocument.p("{% endfor %}")
        let source = try fill(OpenDocument(body), people).source("content.xml")
        #expect(source.contains("About Ash") && source.contains("About Elm"))
        #expect(source.contains("is Ash") && source.contains("is Elm"), "\(source)")
        #expect(source.matches(of: /text:id="([^"]+)"/).map { String($0.output.1) } == ["ftn1", "ftn1_2"])
        #expect(
            source.matches(of: /office:name="([^"]+)"/).map { String($0.output.1) } == ["c1", "c1", "c1_2", "c1_2"])
    }

    @Test func writesNotesOfMarkdown() throws {
        let json = #"{"x": "a[^n] b\n\n[^n]: About *a*"}"#
        let body = Word.p("{{ x|markdown }}") + "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
        let filled = try fill(document(body, "footnote", [(1, "first")]), json)
        #expect(try filled.text("word/footnotes.xml") == "\n About a\nfirst")
        let numbers = try ids(filled.source("word/footnotes.xml"), "footnote")
        #expect(try ids(filled.source(), "footnoteReference") == Array(numbers.dropFirst()))
        // In a header there are no footnotes: words in brackets.
        var header = Word(Word.p("x"))
        header.parts = [("word/header1.xml", "header", Word.p("{{ x|markdown }}"))]
        #expect(try fill(header, json).text("word/header1.xml") == "a (About a) b")
        let open = try fill(OpenDocument(OpenDocument.p("{{ x|markdown }}")), json).source("content.xml")
        #expect(open.contains("text:note-class=\"footnote\"") && open.contains("<text:p>About"))
    }

    /// A template without footnotes gets a part for them, with what belongs to it.
    @Test func addsFootnotesOfMarkdown() throws {
        let json = #"{"x": "a[^n] b[^m]\n\n[^n]: About *a*, see [us](https://a.example/)\n\n[^m]: And b"}"#
        var document = Word(Word.p("{{ x|markdown }}"))
        document.parts = [
            (
                "word/styles.xml", "styles",
                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
            )
        ]
        let filled = try fill(document, json)
        let notes = try filled.source("word/footnotes.xml")
        #expect(try filled.text("word/footnotes.xml") == "\n\n About a, see us\n And b")
        #expect(try ids(filled.source(), "footnoteReference") == Array(ids(notes, "footnote").dropFirst(2)))
        #expect(try filled.source("[Content_Types].xml").contains("wordprocessingml.footnotes+xml"))
        #expect(try filled.source("word/_rels/document.xml.rels").contains("Target=\"footnotes.xml\""))
        #expect(try filled.source("word/_rels/footnotes.xml.rels").contains("https://a.example/"))
        let styles = try filled.source("word/styles.xml")
        #expect(styles.contains("w:styleId=\"LetterpressFootnoteText\"") && notes.contains("LetterpressFootnoteText"))
        // Nothing is added where no note comes out.
        #expect(try fill(document, #"{"x": "a"}"#).reader.entry("word/footnotes.xml") == nil)
    }
}
