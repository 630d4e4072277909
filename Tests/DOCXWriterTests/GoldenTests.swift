import DOCXTestSupport
import DOCXWriter
import DocumentModel
import TestSupport
import Testing
import XMLTree
import ZipArchive

/// Every part of a package, as text: the list of parts, then each in canonical form. Nothing is masked.
@Suite struct GoldenTests {
    private func listing(_ document: Document, only names: [String]? = nil) throws -> String {
        let file = try DOCXFile(try DOCXWriter().write(document).bytes)
        var listing = ""
        for entry in file.reader.entries {
            listing += "\(entry.name) \(entry.method == .stored ? "stored" : "deflated")\n"
        }
        for name in file.names where names?.contains(name) ?? true {
            guard let root = file.parts[name] else { continue }
            listing += "\n=== \(name)\n" + root.document.canonical(indented: true)
        }
        return listing
    }

    @Test func smallest() throws { try expectGolden(try listing(SampleDocuments.smallest), "smallest.txt") }

    /// What is not the same in every document.
    @Test func everything() throws {
        let names = [
            "[Content_Types].xml", "word/_rels/document.xml.rels", "word/numbering.xml", "word/footnotes.xml",
            "word/header1.xml", "word/footer1.xml", "docProps/core.xml", "docProps/app.xml",
        ]
        try expectGolden(try listing(SampleDocuments.everything, only: names), "everything.txt")
    }

    @Test func inlines() throws {
        var document = Document(metadata: Metadata(title: "Inlines"))
        document.blocks = [
            .paragraph(
                Paragraph([
                    .text(" outer spaces "), .strong([.text("strong")]), .strong([.emphasis([.text("both")])]),
                    .code("a\tb"), .superscript([.text("2")]), .strikethrough([.text("struck")]), .lineBreak,
                    .span([.text("Cymraeg")], Attributes(language: "cy")),
                    .span([.text("Good")], Attributes(classes: ["rating"])),
                    .span([.text("place")], Attributes(id: "a place")),
                    .link(Link(to: "https://a.example/?q=é", title: "t", [.strong([.text("link")])])),
                    .link(Link(to: "#a place", [.text("there")])), .note(0), .note(0),
                ])),
            .heading(Heading(level: 2, inlines: [.text("Head "), .strong([.text("strong")])])),
        ]
        document.notes = [Note(blocks: [.paragraph(Paragraph([.text("a note")]))])]
        try expectGolden(try listing(document, only: ["word/document.xml", "word/footnotes.xml"]), "inlines.txt")
    }
}
