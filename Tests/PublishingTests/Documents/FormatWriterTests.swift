import DOCXTestSupport
import Diagnostics
import DocumentModel
import Foundation
import Inspections
import ODTTestSupport
import ODTWriter
import Packaging
import Templating
import TestSupport
import Testing
import XMLTree

@testable import Publishing

@Suite struct FormatWriterTests {
    private func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private func filled(_ source: String, in folder: URL) throws -> FilledTemplate {
        let path = folder.appending(path: "page.md")
        try Data(source.utf8).write(to: path)
        let template = try CompiledTemplate(try TemplateFinder(folders: []).find(path.path), folders: [])
        return try Publications.renderer.fill(template, with: .dict([]))
    }

    @Test func frontMatterNamesAStyle() throws {
        try withFolder { folder in
            try Data("name: own\ncolours: {accent: '#123456'}\n".utf8).write(to: folder.appending(path: "own.yaml"))
            let named = try filled("---\ntitle: T\nstyle: own.yaml\n---\n\n# T\n", in: folder)
            #expect(named.look.style?.accent == "123456")
            let builtIn = try filled("---\ntitle: T\nstyle: house\n---\n\n# T\n", in: folder)
            #expect(builtIn.look.style != nil)
        }
    }

    /// What the user says goes before what the template says.
    @Test func commandOverrulesFrontMatter() throws {
        try withFolder { folder in
            try Data("name: own\ntext: {size: 18}\n".utf8).write(to: folder.appending(path: "own.yaml"))
            let filled = try filled("---\ntitle: T\nstyle: own.yaml\n---\n\n# T\n\nText.\n", in: folder)
            let html = { (renderer: DocumentRenderer) in
                String(decoding: try renderer.write(filled, as: .html).bytes, as: UTF8.self)
            }
            var renderer = Publications.renderer
            let byTemplate = try html(renderer)
            renderer.writer.style = .standard
            #expect(try html(renderer) != byTemplate)
        }
    }

    @Test(arguments: ["style: ../own.yaml", "reference: ../../letter.odt", "style: none.yaml", "reference: none.odt"])
    func frontMatterLeadsNowhereElse(line: String) throws {
        _ = try withFolder { folder in
            #expect(throws: DiagnosticList.self) { try filled("---\ntitle: T\n\(line)\n---\n\n# T\n", in: folder) }
        }
    }

    @Test func referenceLendsItsPageToTheOtherFormat() throws {
        try withFolder { folder in
            var wide = HouseStyle.standard
            wide.pageWidth = 700
            wide.textFonts = ["Georgia"]
            wide.text.size = 15
            wide.headings[1].colour = "8A1538"
            let path = folder.appending(path: "wide.odt")
            let heading = Heading(level: 2, inlines: [.text("H")])
            let document = Document(
                metadata: Metadata(title: "T"), blocks: [.heading(heading), .paragraph(Paragraph([.text("x")]))])
            try Data(try ODTWriter(style: wide).write(document).bytes).write(to: path)
            var writer = FormatWriter()
            try writer.takeReference(path.path)
            let odt = try ODTPackage(try writer.write(document, as: .odt).bytes)
            let layout = odt.styles.root.descendants.first { $0.localName == "page-layout-properties" }
            #expect(layout?["fo:page-width"] == "700pt")
            let (docx, warnings) = try writer.write(document, as: .docx)
            #expect(warnings.map(\.code) == ["reference-of-other-kind"])
            let styles = String(decoding: try DOCXFile(docx).package.bytes(of: "word/styles.xml"), as: UTF8.self)
            #expect(styles.contains("w:ascii=\"Georgia\"") && styles.contains("<w:sz w:val=\"30\"/>"))
            #expect(styles.contains("8A1538"))
            // And back again, through the other reader.
            try Data(docx).write(to: folder.appending(path: "wide.docx"))
            var back = FormatWriter()
            try back.takeReference(folder.appending(path: "wide.docx").path)
            let again = try ODTPackage(try back.write(document, as: .odt).bytes)
            let style = again.styles.root.descendants.first { $0["style:name"] == "Heading_20_2" }
            let text = style?.child("text-properties")
            #expect(text?["fo:color"] == "#8a1538")
            let named = try filled("---\ntitle: T\nreference: wide.odt\n---\n\n# T\n", in: folder)
            #expect(named.look.reference != nil)
        }
    }

    /// In ODT the spaces of paragraphs that meet add up, in DOCX the larger counts: what looks alike has other numbers.
    @Test func spacesSurviveTheWayThroughTheOtherFormat() throws {
        try withFolder { folder in
            var style = HouseStyle.standard
            style.text.spaceAfter = 9
            style.headings[1].spaceBefore = 31
            style.headings[2].spaceBefore = 5  // less than text leaves below: nothing of its own
            style.headings[1].spaceAfter = 7
            style.caption.spaceBefore = 15
            let document = SampleDocuments.everything
            func spaces(_ odt: [UInt8]) throws -> [String] {
                let root = try ODTPackage(odt).styles.root
                return ["Text_20_body", "Heading_20_2", "Heading_20_3", "Caption", "Footnote"].map { name in
                    let style = root.descendants.first { $0["style:name"] == name && $0.localName == "style" }
                    let properties = style?.child("paragraph-properties")
                    return "\(name) \(properties?["fo:margin-top"] ?? "-") \(properties?["fo:margin-bottom"] ?? "-")"
                }
            }
            let first = try ODTWriter(style: style).write(document).bytes
            try Data(first).write(to: folder.appending(path: "a.odt"))
            var toWord = FormatWriter()
            try toWord.takeReference(folder.appending(path: "a.odt").path)
            let docx = try toWord.write(document, as: .docx).bytes
            let wordStyles = String(decoding: try DOCXFile(docx).package.bytes(of: "word/styles.xml"), as: UTF8.self)
            #expect(wordStyles.contains("w:before=\"620\" w:after=\"140\""))
            try Data(docx).write(to: folder.appending(path: "b.docx"))
            var back = FormatWriter()
            try back.takeReference(folder.appending(path: "b.docx").path)
            #expect(try spaces(try back.write(document, as: .odt).bytes) == spaces(first))
        }
    }

    @Test func tablesThatWordCannotShowAreNamedByTheirLine() throws {
        try withFolder { folder in
            let row = { (cell: String) in String(repeating: "|\(cell)", count: 64) + "|\n" }
            let filled = try filled("---\ntitle: T\n---\n\n# T\n\n" + row("a") + row("-") + row("b"), in: folder)
            let error = #expect(throws: Diagnostic.self) { try Publications.renderer.write(filled, as: .docx) }
            let rendered = try #require(error).rendered()
            #expect(rendered.hasPrefix("\(folder.path)/page.md:7:1: error: a table has 64 columns, but Word shows 63"))
            #expect(try !Publications.renderer.write(filled, as: .odt).bytes.isEmpty)
        }
    }

    @Test func refusesOtherReferences() throws {
        var writer = FormatWriter()
        #expect(throws: Diagnostic.self) { try writer.takeReference(Publications.file("Package.swift").path) }
    }

    @Test func draftsOfMailsSayTheEmbargo() throws {
        let filled = try Publications.filled(try Publications.record("westmere-2025"), "press-release")
        let (bytes, warnings) = try Publications.renderer.write(filled, as: .eml)
        #expect(warnings.map(\.message) == [])
        let mail = String(decoding: bytes, as: UTF8.self)
        #expect(mail.contains("X-Unsent: 1\r\n"))
        #expect(mail.hasPrefix("Date: Tue, 28 Jan 2025 00:01:00 +0000\r\nFrom: "))
        #expect(mail.contains("From: media@hmiyj.example\r\n"))
        #expect(mail.contains("westmere-2025-press-release.docx"))
        #expect(mail.contains("multipart/alternative"))
        let subject = try Publications.document(of: filled).metadata.others[Release.subjectKey]
        #expect(subject == "EMBARGOED until 00.01, 28 January 2025")
        let published = try Publications.filled(
            try Publications.record("westmere-2025"), "press-release", as: .published)
        #expect(try Publications.document(of: published).metadata.others[Release.subjectKey] == nil)
    }

    /// Drafts and embargoed pages stay out of search engines.
    @Test func onlyPublishedPagesAreIndexed() throws {
        let record = try Publications.record("westmere-2025")
        for (state, isIndexed) in [(PublicationState.draft, false), (.embargoed, false), (.published, true)] {
            let filled = try Publications.filled(record, "report", as: state)
            let html = String(decoding: try Publications.renderer.write(filled, as: .html).bytes, as: UTF8.self)
            #expect(html.contains("noindex") != isIndexed)
            #expect(html.contains("<link rel=\"canonical\" href=\"https://www.hmiyj.example/westmere-2025\">"))
        }
    }
}
