import Foundation
import Testing
import ZipArchive

@testable import OfficeTemplating

/// Packages as different programs write them: names, order and company of the parts, and what they wrap text in.
@Suite(.validated)
struct PackageShapeTests {
    private typealias Word = WordDocument
    private static let types = "http://schemas.openxmlformats.org/package/2006/content-types"
    private static let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    private func archive(_ entries: [(String, String)]) throws -> [UInt8] {
        var archive = ZipWriter()
        for (name, content) in entries {
            try archive.add(name, Array(content.utf8), method: name == "mimetype" ? .stored : .deflated)
        }
        return try archive.finish()
    }

    private func contentTypes(_ overrides: [(String, String)], _ defaults: [(String, String)] = []) -> String {
        Self.head + "<Types xmlns=\"\(Self.types)\">"
            + ([("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
            + defaults).map {
                "<Default Extension=\"\($0.0)\" ContentType=\"\($0.1)\"/>"
            }.joined()
            + overrides.map { "<Override PartName=\"\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined() + "</Types>"
    }

    private func relations(_ all: [(String, String)]) -> String {
        Self.head + "<Relationships xmlns=\"\(Self.relationships)\">"
            + all.enumerated().map { number, relation in
                let type = relation.0.hasPrefix("http") ? relation.0 : Word.office + relation.0
                return "<Relationship Id=\"rId\(number + 1)\" Type=\"\(type)\" Target=\"\(relation.1)\"/>"
            }.joined() + "</Relationships>"
    }

    private func document(_ body: String) -> String {
        String(
            decoding: Word.root(
                "document", "<w:body>\(body)<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body>"),
            as: UTF8.self)
    }

    private func filled(_ bytes: [UInt8], _ json: String, name: String = "a.docx") throws -> Filled {
        let template = try OfficeTemplate(bytes: bytes, name: name)
        return try Filled(template.render(data(json), in: fixedWorld), of: bytes)
    }

    /// The content types come last, a header is named with a number of its own, and controls divide the tags.
    @Test func fillsDocumentsOfGoogleDocs() throws {
        let control = { (number: Int, runs: String) in
            "<w:sdt><w:sdtPr><w:tag w:val=\"goog_rdk_\(number)\"/></w:sdtPr><w:sdtContent>\(runs)</w:sdtContent></w:sdt>"
        }
        let body =
            "<w:p w:rsidR=\"00000000\" w:rsidDel=\"00000000\">" + control(0, Word.run("{% if ye"))
            + control(1, Word.run("s %}{{ na"))
            + Word.run("me }}") + control(2, Word.run("!{% endif %}")) + "</w:p>"
        let bytes = try archive([
            ("word/header1.xml", String(decoding: Word.root("hdr", Word.p("{{ name }}")), as: UTF8.self)),
            ("word/_rels/document.xml.rels", relations([("header", "header1.xml")])),
            ("word/document.xml", document(body)),
            ("_rels/.rels", relations([("officeDocument", "word/document.xml")])),
            (
                "[Content_Types].xml",
                contentTypes([
                    ("/word/document.xml", Word.type + "document.main+xml"),
                    ("/word/header1.xml", Word.type + "header+xml"),
                ])
            ),
        ])
        let result = try filled(bytes, #"{"yes": true, "name": "Ash"}"#)
        #expect(try result.text() == "Ash!")
        #expect(try result.text("word/header1.xml") == "Ash")
    }

    /// Parts for newer versions beside the old ones, absolute targets, a main part of another name, and a thumbnail.
    @Test(arguments: ["/word/document2.xml", "word/document2.xml", "./word/document2.xml"])
    func fillsDocumentsOfWord(_ target: String) throws {
        let bytes = try archive([
            (
                "[Content_Types].xml",
                contentTypes(
                    [
                        ("/word/document2.xml", Word.type + "document.main+xml"),
                        ("/word/footer.xml", Word.type + "footer+xml"),
                        ("/word/stylesWithEffects.xml", "application/vnd.ms-word.stylesWithEffects+xml"),
                    ], [("wmf", "image/x-wmf")])
            ),
            (
                "_rels/.rels",
                relations([
                    ("officeDocument", target), (Self.relationships + "/metadata/thumbnail", "docProps/thumbnail.wmf"),
                ])
            ),
            ("word/document2.xml", document(Word.p("{{ name }}"))),
            (
                "word/_rels/document2.xml.rels",
                relations([
                    ("footer", "/word/footer.xml"),
                    (
                        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
                        "stylesWithEffects.xml"
                    ),
                ])
            ),
            ("word/stylesWithEffects.xml", String(decoding: Word.root("styles", ""), as: UTF8.self)),
            ("word/footer.xml", String(decoding: Word.root("ftr", Word.p("{{ name }}")), as: UTF8.self)),
            ("docProps/thumbnail.wmf", "no picture"),
        ])
        let result = try filled(bytes, #"{"name": "Ash"}"#)
        #expect(try result.text("word/document2.xml") == "Ash" && result.text("word/footer.xml") == "Ash")
    }

    /// A spreadsheet inside a document is copied as it is, whatever stands in it.
    @Test func keepsEmbeddedDocuments() throws {
        let inner = try archive([("xl/workbook.xml", "<workbook>{{ name }}</workbook>")])
        var archive = ZipWriter()
        try archive.add(
            "[Content_Types].xml",
            Array(
                contentTypes(
                    [("/word/document.xml", Word.type + "document.main+xml")],
                    [("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
                ).utf8))
        try archive.add("_rels/.rels", Array(relations([("officeDocument", "word/document.xml")]).utf8))
        try archive.add("word/document.xml", Array(document(Word.p("{{ name }}")).utf8))
        try archive.add("word/_rels/document.xml.rels", Array(relations([("package", "embeddings/sheet.xlsx")]).utf8))
        try archive.add("word/embeddings/sheet.xlsx", inner, method: .stored)
        let result = try filled(archive.finish(), #"{"name": "Ash"}"#)
        let entry = try #require(result.reader.entry("word/embeddings/sheet.xlsx"))
        #expect(try result.reader.read(entry) == inner)
    }

    @Test func fillsDrawingsOfDiagrams() throws {
        let drawing =
            "<dsp:drawing xmlns:dsp=\"http://schemas.microsoft.com/office/drawing/2008/diagram\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><dsp:txBody><a:bodyPr/><a:p><a:r><a:t>{{ name }}</a:t></a:r></a:p></dsp:txBody></dsp:drawing>"
        let bytes = try archive([
            (
                "[Content_Types].xml",
                contentTypes([
                    ("/word/document.xml", Word.type + "document.main+xml"),
                    ("/word/diagrams/drawing1.xml", "application/vnd.ms-office.drawingml.diagramDrawing+xml"),
                ])
            ),
            ("_rels/.rels", relations([("officeDocument", "word/document.xml")])),
            ("word/document.xml", document(Word.p("{{ name }}"))),
            (
                "word/_rels/document.xml.rels",
                relations([
                    ("http://schemas.microsoft.com/office/2007/relationships/diagramDrawing", "diagrams/drawing1.xml")
                ])
            ),
            ("word/diagrams/drawing1.xml", drawing),
        ])
        #expect(
            try filled(bytes, #"{"name": "A & B"}"#).source("word/diagrams/drawing1.xml").contains(
                "<a:t>A &amp; B</a:t>"))
    }

    /// Folders as entries, empty files, RDF and a thumbnail beside the text; the manifest lists the folders too.
    @Test func fillsDocumentsOfLibreOffice() throws {
        let office = OpenDocument.namespaces.replacing("office:version=\"1.3\"", with: "office:version=\"1.2\"")
        let manifest =
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
            + [
                ("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"),
                ("styles.xml", "text/xml"),
                ("Configurations2/", "application/vnd.sun.xml.ui.configuration"),
                ("Configurations2/accelerator/current.xml", ""), ("manifest.rdf", "application/rdf+xml"),
                ("Thumbnails/thumbnail.png", ""),
            ].map { "<manifest:file-entry manifest:full-path=\"\($0.0)\" manifest:media-type=\"\($0.1)\"/>" }.joined()
            + "</manifest:manifest>"
        let bytes = try archive([
            ("mimetype", "application/vnd.oasis.opendocument.text"), ("Configurations2/popupmenu/", ""),
            ("Configurations2/accelerator/current.xml", ""), ("manifest.rdf", "<rdf/>"),
            ("Thumbnails/thumbnail.png", "x"),
            (
                "content.xml",
                Self.head
                    + "<office:document-content \(office)><office:body><office:text><text:p><text:span>{{ na</text:span><text:span>me }}</text:span></text:p></office:text></office:body></office:document-content>"
            ),
            (
                "styles.xml",
                Self.head
                    + "<office:document-styles \(office)><office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"L\"><style:footer><text:p>{{ name }}</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
            ),
            ("META-INF/manifest.xml", manifest),
        ])
        let result = try filled(bytes, #"{"name": "Ash"}"#, name: "a.odt")
        #expect(try result.text("content.xml") == "Ash" && result.text("styles.xml") == "Ash")
        #expect(result.reader.entries.first?.name == "mimetype")
    }

    /// Parts laid out in lines, with other prefixes, or without: as libraries write them.
    @Test(arguments: ["lines", "prefix", "default"])
    func fillsPartsOfLibraries(_ layout: String) throws {
        let table = Word.table([["{% for x in xs %}{{ x }}", "{% if x == 'a' %}{{ x }}{% endif %}{% endfor %}"]])
        let body =
            Word.p("{% macro m(x) %}[{{ x }}]{% endmacro %}") + Word.p("{{ m('a & b') }} {{ m(1) }}") + table
            + Word.p("{{ md|markdown }}")
        var source = document(body)
        switch layout {
        case "lines": source = source.replacing("><", with: ">\n  <")
        case "prefix":
            source = source.replacing("w:", with: "ns0:").replacing("xmlns:ns0:", with: "xmlns:w:").replacing(
                "xmlns:w=", with: "xmlns:ns0=")
        default:
            source = source.replacing("<w:", with: "<").replacing("</w:", with: "</")
                .replacing("xmlns:w=", with: "xmlns=\"\(Word.main)\" xmlns:w=")
        }
        let bytes = try archive([
            ("[Content_Types].xml", contentTypes([("/word/document.xml", Word.type + "document.main+xml")])),
            ("_rels/.rels", relations([("officeDocument", "word/document.xml")])), ("word/document.xml", source),
        ])
        let result = try filled(bytes, #"{"xs": ["a", "b"], "md": "*c*"}"#)
        #expect(try result.text() == "[a & b] [1]\na | a\nb | \nc")
    }
}
