import DOCXTestSupport
import DOCXWriter
import Diagnostics
import DocumentModel
import Packaging
import TestSupport
import Testing
import XMLTree
import ZipArchive

@Suite struct ReferenceTests {
    private func written(_ document: Document, like file: ReferenceFile) throws -> [UInt8] {
        let reference = try DOCXReference(try file.bytes(), name: "house.docx")
        return try DOCXWriter(reference: reference).write(document).bytes
    }

    @Test func takesTheStylesOfTheReferenceByTheirNames() throws {
        let file = try DOCXFile(try written(SampleDocuments.everything, like: ReferenceFile()))
        let headings = try file.paragraphs.compactMap { $0.first("w:pPr")?.value("w:pStyle") }
        #expect(headings.contains("berschrift2"))
        #expect(!headings.contains("Heading2"))
        let styles = try file.part("word/styles.xml").children.filter { $0.name == "w:style" }
        #expect(styles.count { $0.value("w:name") == "heading 2" } == 1)
        // The id is taken by another style, so that ours has a new one.
        #expect(styles.first { $0.value("w:name") == "Embargo" }?["w:styleId"] == "Embargo1")
        #expect(headings.first == "Embargo1")
    }

    @Test func isSoundWithAReference() throws {
        let bytes = try written(SampleDocuments.everything, like: ReferenceFile())
        #expect(try DOCXChecker(bytes).problems == [])
    }

    @Test func saysTheSameWithAReference() throws {
        let document = SampleDocuments.everything
        let written = try DOCXOutline(try written(document, like: ReferenceFile())).lines
        #expect(written.map(\.description) == document.outline.map(\.description))
    }

    @Test func keepsTheLanguageOfTheDocument() throws {
        var plain = ReferenceFile()
        let file = try DOCXFile(try written(SampleDocuments.smallest, like: plain))
        let defaults = try file.part("word/styles.xml").first("w:docDefaults")
        #expect(defaults?.all("w:lang").map { $0["w:val"] } == ["en-GB"])
        plain.styles = plain.styles.replacing("<w:lang w:val=\"de-DE\"/>", with: "")
        let added = try DOCXFile(try written(SampleDocuments.smallest, like: plain))
        #expect(try added.part("word/styles.xml").all("w:lang").map { $0["w:val"] } == ["en-GB"])
        plain.styles = "<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"x\"/></w:style>"
        let direct = try DOCXFile(try written(SampleDocuments.smallest, like: plain))
        #expect(try direct.body.all("w:lang").map { $0["w:val"] } == ["en-GB", "en-GB"])
    }

    @Test func takesThePagesHeadersAndTheirPictures() throws {
        let file = try DOCXFile(try written(SampleDocuments.everything, like: ReferenceFile()))
        let section = try #require(try file.body.first("w:sectPr"))
        #expect(section.first("w:pgMar")?["w:left"] == "1700")
        #expect(section.first("w:docGrid")?["w:linePitch"] == "360")
        let header = try file.part("word/reference-header1.xml")
        #expect(header.runText.hasSuffix("The Council"))
        #expect(header.runText.hasPrefix("EMBARGOED"))
        #expect(try file.part("word/first-header1.xml").runText == "The Council")
        let logo = try #require(file.reader.entry("word/media/reference-image1.png"))
        #expect(try file.reader.read(logo) == ReferenceFile.logo)
        // Tables are as wide as the text between the margins of the reference.
        let table = try #require(try file.body.all("w:tblW").first)
        #expect(table["w:w"] == String(11906 - 2 * 1700))
    }

    @Test func addsNumberingBeyondThatOfTheReference() throws {
        let file = try DOCXFile(try written(SampleDocuments.everything, like: ReferenceFile()))
        let numbering = try file.part("word/reference-numbering.xml")
        let instances = numbering.children.filter { $0.name == "w:num" }.compactMap { $0["w:numId"] }
        #expect(instances.first == "7")
        #expect(Set(instances).count == instances.count)
    }

    @Test func leavesTheNumbersOfTheReferenceWhereTheDocumentHasNone() throws {
        var document = SampleDocuments.smallest
        document.blocks.append(.heading(Heading(level: 2, inlines: [.text("A section")])))
        let file = try DOCXFile(try written(document, like: ReferenceFile()))
        let heading = try #require(try file.paragraphs.last)
        #expect(heading.first("w:pPr")?.first("w:numPr") == nil)
    }

    @Test(arguments: [
        ("<w:style", Diagnostic.Code("malformed-xml")),
        ("</w:styles><w:styles>", "malformed-xml"),
    ])
    func refusesBrokenStyles(_ styles: String, _ code: Diagnostic.Code) throws {
        var file = ReferenceFile()
        file.styles = styles
        let bytes = try file.bytes()
        #expect(throws: Diagnostic.self) { _ = try DOCXReference(bytes, name: "house.docx") }
    }

    @Test func refusesWhatIsNoWordDocument() throws {
        var strict = ReferenceFile()
        strict.namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        let files: [([UInt8], Diagnostic.Code)] = [
            ([], "not-an-archive"), (Array("%PDF-1.7".utf8), "not-an-archive"),
            (try strict.bytes(), "wrong-document-kind"),
        ]
        for (bytes, code) in files {
            let error = #expect(throws: Diagnostic.self) { _ = try DOCXReference(bytes, name: "house.docx") }
            #expect(error?.code == code)
        }
    }

    /// A document of ours is a reference as good as any: it gives back its own styles.
    @Test func takesADocumentOfOurs() throws {
        var style = HouseStyle.standard
        style.marginLeft = 100
        let first = try DOCXWriter(style: style).write(SampleDocuments.everything).bytes
        let reference = try DOCXReference(first, name: "ours.docx")
        let bytes = try DOCXWriter(reference: reference).write(SampleDocuments.everything).bytes
        #expect(try DOCXChecker(bytes).problems == [])
        let styles = { (bytes: [UInt8]) in try DOCXFile(bytes).part("word/styles.xml").document.canonical() }
        #expect(try styles(bytes) == styles(first))
    }
}
