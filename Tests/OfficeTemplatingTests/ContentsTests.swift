import Foundation
import Testing

@testable import OfficeTemplating

/// Tables of contents, written anew from the headings that come out (behaviours 55, 65).
@Suite(.validated)
struct ContentsTests {
    private typealias Word = WordDocument
    private let json = #"{"xs": [{"n": "Ash & Co"}, {"n": "Elm"}]}"#

    private func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    private func code(_ text: String) -> String {
        "<w:r><w:instrText xml:space=\"preserve\">\(text)</w:instrText></w:r>"
    }
    private func heading(_ level: Int, _ text: String) -> String {
        "<w:p><w:pPr><w:pStyle w:val=\"H\(level)\"/></w:pPr>\(Word.run(text))</w:p>"
    }

    private func table(_ entries: [(String, String)], _ options: String = "\\o \"1-2\" \\h") -> String {
        var result = ""
        for (index, entry) in entries.enumerated() {
            let head = index == 0 ? mark("begin") + code(" TOC \(options) ") + mark("separate") : ""
            result +=
                "<w:p><w:pPr><w:pStyle w:val=\"Inhalt1\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"9000\"/></w:tabs></w:pPr>\(head)<w:hyperlink w:anchor=\"_Toc\(index)\">\(Word.run(entry.0))<w:r><w:tab/></w:r>\(mark("begin"))\(code(" PAGEREF _Toc\(index) "))\(mark("separate"))\(Word.run(entry.1))\(mark("end"))</w:hyperlink></w:p>"
        }
        return result + "<w:p>\(mark("end"))</w:p>"
    }

    private func document(_ body: String) -> Word {
        var document = Word(body)
        let styles = [
            ("H1", "heading 1"), ("H2", "heading 2"), ("H3", "heading 3"), ("Inhalt1", "toc 1"), ("Inhalt2", "toc 2"),
        ]
        document.parts = [
            (
                "word/styles.xml", "styles",
                styles.map {
                    "<w:style w:type=\"paragraph\" w:styleId=\"\($0.0)\"><w:name w:val=\"\($0.1)\"/></w:style>"
                }.joined()
            )
        ]
        return document
    }

    @Test func writesEntriesAnew() throws {
        let body =
            table([("Intro", "2"), ("{{ x.n }}", "3")].map { ($0.0 == "Intro" ? $0.0 : "Old", $0.1) })
            + heading(1, "Intro") + Word.p("{% for x in xs %}") + heading(2, "{{ x.n }}") + heading(3, "deep")
            + Word.p("{% endfor %}")
        let filled = try fill(document(body), json)
        let source = try filled.source()
        #expect(try filled.text().contains("Intro⇥ PAGEREF _TocLetterpress"))
        let lines = try filled.text().split(separator: "\n").prefix(3).map { $0.split(separator: "⇥").first ?? "" }
        #expect(lines[1] == "Ash & Co" && lines[2] == "Elm")
        // The page of a heading that was there before stays; anchors lead to bookmarks around the headings.
        #expect(source.contains("<w:t>2</w:t>"))
        let anchors = source.matches(of: /w:anchor="([^"]+)"/).map { String($0.output.1) }
        #expect(anchors.count == 3 && Set(anchors).count == 3)
        for anchor in anchors { #expect(source.contains("w:name=\"\(anchor)\"/><w:r><w:t xml:space=\"preserve\">")) }
        #expect(
            source.components(separatedBy: "fldCharType=\"begin\"").count
                == source.components(separatedBy: "fldCharType=\"end\"").count)
        #expect(source.contains("<w:pStyle w:val=\"Inhalt2\"/>") && source.contains("w:pos=\"9000\""))
        #expect(!source.contains("dirty") && !source.contains("Old"))
    }

    @Test func passesOverTagsInEntries() throws {
        // A word processor copies the tags of headings into the entries, where there is no loop.
        let body =
            table([("{{ x.n }}", "2"), ("{% if a %}{{ b }}", "3")]) + Word.p("{% for x in xs %}")
            + heading(1, "{{ x.n }}")
            + Word.p("{% endfor %}")
        let lines = try fill(document(body), json).text().split(separator: "\n")
        #expect(lines.count == 4 && lines[0].contains("Ash & Co") && lines[1].hasPrefix("⇥Elm"), "\(lines)")
    }

    @Test func leavesATableThatIsRight() throws {
        let body = table([("Intro", "2")]) + heading(1, "Intro") + Word.p("{{ 1 }}")
        #expect(try fill(document(body), json).source().contains("w:anchor=\"_Toc0\""))
        let figures = table([("Figure", "2")], "\\c \"Figure\"") + heading(1, "Intro") + Word.p("{{ 1 }}")
        #expect(try fill(document(figures), json).source().contains("Figure</w:t>"))
    }

    @Test func emptiesATableWithoutHeadings() throws {
        let body = table([("Old", "2")]) + Word.p("{{ 1 }}")
        let filled = try fill(document(body), json)
        #expect(try filled.source().contains("Old") == false)
        #expect(try filled.source().components(separatedBy: "fldCharType").count == 4)
    }

    @Test func writesEntriesOfOpenDocument() throws {
        let entry = { (text: String, page: String) in
            "<text:p text:style-name=\"P7\">\(text)<text:tab/>\(page)</text:p>"
        }
        let templates = (1...2).map {
            "<text:table-of-content-entry-template text:outline-level=\"\($0)\" text:style-name=\"Contents_20_\($0)\"/>"
        }.joined()
        let table =
            "<text:table-of-content text:name=\"T\"><text:table-of-content-source text:outline-level=\"2\">\(templates)</text:table-of-content-source><text:index-body><text:index-title text:name=\"h\"><text:p>Contents</text:p></text:index-title>\(entry("Intro", "2"))\(entry("{{ x.n }}", "3"))</text:index-body></text:table-of-content>"
        let heading = { (level: Int, text: String) in "<text:h text:outline-level=\"\(level)\">\(text)</text:h>" }
        let body =
            table + heading(1, "Intro") + OpenDocument.p("{% for x in xs %}") + heading(2, "{{ x.n }}")
            + heading(3, "deep")
            + OpenDocument.p("{% endfor %}")
        var document = OpenDocument(body)
        document.styles =
            "<style:style style:name=\"P7\" style:family=\"paragraph\" style:parent-style-name=\"Contents_20_1\"/>"
        let filled = try fill(document, json)
        let source = try filled.source("content.xml")
        #expect(
            source.contains(
                "<text:p text:style-name=\"P7\">Intro<text:tab/>2</text:p><text:p text:style-name=\"Contents_20_2\">Ash &amp; Co<text:tab/></text:p>"
            ))
        #expect(source.contains("<text:p>Contents</text:p>") && !source.contains("{{"))
    }

    /// A table written anew is one of Word's own, with *Update Table* over it; neither mark that makes Word ask is set.
    @Test func offersTheUpdateWithoutAsking() throws {
        let body = table([("Old", "2")]) + heading(1, "Intro") + Word.p("{{ 1 }}")
        let source = try fill(document(body), json).source()
        #expect(source.contains("<w:docPartGallery w:val=\"Table of Contents\"/>"))
        #expect(!source.contains("dirty") && !source.contains("updateFields"))
        // One that stands in such a control already gets no second one.
        let own =
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>"
            + table([("Old", "2")]) + "</w:sdtContent></w:sdt>" + heading(1, "Intro") + Word.p("{{ 1 }}")
        let kept = try fill(document(own), json).source()
        #expect(kept.components(separatedBy: "docPartGallery").count == 2 && kept.contains("Intro"))
        // What the author has set stays.
        let dirty = body.replacing("\"begin\"/>", with: "\"begin\" w:dirty=\"true\"/>", maxReplacements: 1)
        #expect(try fill(document(dirty), json).source().contains("w:dirty=\"true\""))
    }

    @Test func asksOnlyWhereTheTemplateWantsIt() throws {
        let body = table([("Old", "2")]) + heading(1, "Intro") + Word.p("x{{ ask_to_update() }}")
        var own = document(body)
        own.parts.append(
            ("word/settings.xml", "settings", "<w:zoom w:percent=\"100\"/><w:compat/><w:listSeparator w:val=\",\"/>"))
        let settings = try fill(own, json).source("word/settings.xml")
        #expect(settings.contains("<w:zoom w:percent=\"100\"/><w:updateFields "))
        let added = try fill(document(body), json)
        #expect(try added.source("word/settings.xml").contains("updateFields"))
        #expect(try added.source("[Content_Types].xml").contains("settings+xml"))
        #expect(try added.text().hasSuffix("x"))
        #expect(try fill(OpenDocument(OpenDocument.p("x{{ ask_to_update() }}"))).text("content.xml") == "x")
    }
}
