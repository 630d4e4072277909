import Foundation
import Packaging
import Templating
import Testing
import ZipArchive

@testable import OfficeTemplating

/// Parts other than the text, and packages as other programs write them (behaviours 11, 15, 18 to 20, 26, 50, 61, 63).
@Suite(.validated)
struct PackageTests {
    private typealias Word = WordDocument

    /// A package of parts given whole.
    private func package(
        _ parts: [(name: String, type: String, content: String)],
        relations: [(from: String?, type: String, to: String)]
    ) throws -> [UInt8] {
        var writer = OPCPackageWriter()
        for relation in relations { _ = writer.relate(from: relation.from, type: relation.type, to: relation.to) }
        for part in parts { writer.add(part: part.name, contentType: part.type, Array(part.content.utf8)) }
        return try writer.finish()
    }

    private func main(_ body: String) -> (name: String, type: String, content: String) {
        (
            "word/document.xml", Word.type + "document.main+xml",
            String(decoding: Word.root("document", "<w:body>\(body)<w:sectPr/></w:body>"), as: UTF8.self)
        )
    }

    @Test func fillsProperties() throws {
        let core =
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{{ t }}</dc:title></cp:coreProperties>"
        let app =
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>{{ c }}</Company></Properties>"
        let custom =
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"Ref\"><vt:lpwstr>{{ r }}</vt:lpwstr></property></Properties>"
        let cover =
            "<CoverPageProperties xmlns=\"http://schemas.microsoft.com/office/2006/coverPageProps\"><Abstract>{{ t }}</Abstract></CoverPageProperties>"
        let bytes = try package(
            [
                main(Word.p("x")),
                ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core),
                ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", app),
                ("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml", custom),
                ("customXml/item1.xml", "application/xml", cover),
            ],
            relations: [
                (nil, Word.office + "officeDocument", "word/document.xml"),
                (
                    nil, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml"
                ),
                (nil, Word.office + "extended-properties", "docProps/app.xml"),
                (nil, Word.office + "custom-properties", "docProps/custom.xml"),
                ("word/document.xml", Word.office + "customXml", "customXml/item1.xml"),
            ])
        let template = try OfficeTemplate(bytes: bytes, name: "a.docx")
        let filled = try Filled(template.render(data(#"{"t": "A\n& B", "c": "C <D>", "r": "1"}"#), in: fixedWorld))
        #expect(try filled.source("docProps/core.xml").contains("<dc:title>A\n&amp; B</dc:title>"))
        #expect(try filled.source("docProps/app.xml").contains("<Company>C &lt;D&gt;</Company>"))
        #expect(try filled.source("docProps/custom.xml").contains("<vt:lpwstr>1</vt:lpwstr>"))
        #expect(try filled.source("customXml/item1.xml").contains("<Abstract>A\n&amp; B</Abstract>"))
    }

    @Test func fillsDiagrams() throws {
        let diagram =
            "<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{{ na</a:t></a:r><a:r><a:t>me }}!</a:t></a:r></a:p></dgm:t></dgm:dataModel>"
        let bytes = try package(
            [
                main(Word.p("x")),
                (
                    "word/diagrams/data1.xml",
                    "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", diagram
                ),
            ],
            relations: [
                (nil, Word.office + "officeDocument", "word/document.xml"),
                ("word/document.xml", Word.office + "diagramData", "word/diagrams/data1.xml"),
            ])
        let template = try OfficeTemplate(bytes: bytes, name: "a.docx")
        let filled = try Filled(template.render(data(#"{"name": "A & B"}"#), in: fixedWorld))
        #expect(try filled.source("word/diagrams/data1.xml").contains("<a:t>A &amp; B</a:t></a:r><a:r><a:t>!</a:t>"))
    }

    @Test func listsVariablesWithoutFunctions() throws {
        var document = Word(
            Word.p("{{ image(a.b, alt=c) }}{{ page_break() }}{{ link(d, e)|upper }}{% include 'x.txt' %}"))
        document.parts = [("word/header1.xml", "header", Word.p("{{ f }}"))]
        let references = try OfficeTemplate(bytes: document.bytes(), name: "a.docx").references
        #expect(references.map(\.part) == ["word/document.xml", "word/header1.xml"])
        #expect(references.flatMap { $0.references.variables.map(\.path) } == ["a.b", "c", "d", "e", "f"])
        #expect(references[0].references.templates.map(\.name) == ["x.txt"])
    }

    @Test func putsTheContentTypesFirst() throws {
        let filled = try fill(Word.p("{{ 1 }}"))
        #expect(Array(filled.reader.entries.map(\.name).prefix(2)) == ["[Content_Types].xml", "_rels/.rels"])
    }

    @Test func findsPartsByContentTypeDefaults() throws {
        var archive = ZipWriter()
        let types =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"\(Word.type)document.main+xml\"/></Types>"
        let relations =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"\(Word.office)officeDocument\" Target=\"/word/text.xml\"/></Relationships>"
        try archive.add("word/text.xml", Word.root("document", "<w:body>\(Word.p("{{ 1 }}"))</w:body>"))
        try archive.add("_rels/.rels", Array(relations.utf8))
        // A byte order mark stands before the declaration in what some programs write.
        try archive.add("[Content_Types].xml", [0xEF, 0xBB, 0xBF] + Array(types.utf8))
        let template = try OfficeTemplate(bytes: archive.finish(), name: "a.docx")
        #expect(try Filled(template.render(data("{}"), in: fixedWorld)).text("word/text.xml") == "1")
    }

    @Test func fillsWhatWasFilledBefore() throws {
        let first = try fill(
            Word.p("{{ image('a.png', alt='') }}{{ '{{ b }}' }} {{ link('t', 'https://a.example/') }}"))
        // With a picture in it already: the new one gets a name and an id of its own.
        var archive = ZipWriter()
        for entry in first.reader.entries {
            var bytes = try first.reader.read(entry)
            if entry.name == "word/document.xml" {
                bytes = Array(
                    String(decoding: bytes, as: UTF8.self).replacing("{{ b }}", with: "{{ image('b.png', alt='') }}")
                        .utf8)
            }
            try archive.add(entry.name, bytes)
        }
        let second = try OfficeTemplate(bytes: archive.finish(), name: "a.docx")
        let resources = OfficeResources { picture($0).map { $0 + [1, 2, 3] } }
        let filled = try Filled(second.render(data("{}"), in: fixedWorld, resources: resources))
        #expect(filled.reader.entry("word/media/letterpress2.png") != nil)
        let ids = try filled.source("word/_rels/document.xml.rels").matches(of: /Id="([^"]+)"/).map {
            String($0.output.1)
        }
        #expect(ids.count == Set(ids).count && ids.count == 3)
        let drawings = try filled.source().matches(of: /docPr id="(\d+)"/).map { String($0.output.1) }
        #expect(drawings.count == 2 && Set(drawings).count == 2)
    }

    // MARK: - Content controls

    @Test(arguments: [
        // Around rows, around a cell, with nothing in it.
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"1\"/></w:tblGrid><w:sdt><w:sdtPr/><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>{% for x in xs %}{{ x }}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b{% endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"1\"/></w:tblGrid><w:tr><w:sdt><w:sdtPr/><w:sdtContent><w:tc><w:p><w:r><w:t>{% for x in xs %}{{ x }} | b\n{% endfor %}</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
        "<w:p><w:sdt><w:sdtPr/><w:sdtContent/></w:sdt><w:r><w:t>{{ xs }}</w:t></w:r></w:p>",
        "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt><w:p><w:r><w:t>{{ xs }}</w:t></w:r></w:p>",
    ])
    func keepsContentControlsValid(_ body: String) throws {
        for json in [#"{"xs": ["a", "c"]}"#, #"{"xs": []}"#] {
            let source = try fill(body + "<w:p/>", json).source()
            #expect(!source.contains("</w:tr><w:p") && !source.contains("</w:tc><w:p"), "\(source)")
        }
    }

    // MARK: - Pictures and blocks

    @Test func keepsPicturesBesideStatements() throws {
        let picture = "<w:r><w:drawing><wp:inline><wp:docPr id=\"7\" name=\"P\"/></wp:inline></w:drawing></w:r>"
        let body = "<w:p>\(Word.run("{% for x in xs %}"))\(picture)</w:p>" + Word.p("{% endfor %}")
        #expect(try fill(body, #"{"xs": [1, 2]}"#).source().components(separatedBy: "<w:drawing>").count == 3)
        let condition = "<w:p>\(Word.run("{% if no %}"))\(picture)\(Word.run("{% endif %}"))</w:p><w:p/>"
        #expect(try fill(condition, #"{"no": false}"#).source().contains("drawing>") == false)
        #expect(try fill(condition, #"{"no": true}"#).source().contains("<w:drawing>"))
    }

    @Test func repeatsSections() throws {
        let section =
            "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdX1\"/></w:sectPr></w:pPr></w:p>"
        let body = Word.p("{% for x in xs %}") + Word.p("{{ x }}") + section + Word.p("{% endfor %}")
        #expect(
            try fill(body + Word.p("end"), #"{"xs": [1, 2]}"#).source().components(separatedBy: "<w:headerReference")
                .count == 3)
    }

    @Test func fillsFieldsAroundTags() throws {
        let body =
            "<w:p>\(Word.run("{{ a }} "))<w:fldSimple w:instr=\" PAGE \">\(Word.run("1"))</w:fldSimple><w:hyperlink w:anchor=\"x\">\(Word.run("{{ b }}"))</w:hyperlink><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF {{ a }} = 1 \"y\" \"n\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(Word.run("n"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        let source = try fill(body, #"{"a": 1, "b": "B"}"#).source()
        #expect(source.contains("> IF 1 = 1 \"y\" \"n\" <") && source.contains("w:instr=\" PAGE \""))
        #expect(
            source.contains("<w:hyperlink w:anchor=\"x\"><w:r><w:t xml:space=\"preserve\">B</w:t></w:r></w:hyperlink>"))
    }

    @Test func fillsInputFieldsOfOpenDocument() throws {
        let body =
            "<text:p>a <text:text-input text:description=\"n\">{{ x }}</text:text-input><text:soft-page-break/>{{ x }}</text:p>"
        #expect(try fill(OpenDocument(body), #"{"x": "X"}"#).text("content.xml") == "a XX")
    }

    /// The descriptions of input fields say what their statements stand before and after, as secretary has it.
    @Test func readsWhereStatementsOfInputFieldsStand() throws {
        let field = { (text: String, description: String) in
            "<text:p><text:text-input text:description=\"\(description)\">\(text)</text:text-input></text:p>"
        }
        let cell =
            field("{% for x in xs %}", "before::table-row") + field("{{ x }}", "")
            + field("{% endfor %}", "after::table-row")
        let table =
            "<table:table table:name=\"T\"><table:table-column/><table:table-row><table:table-cell>\(cell)</table:table-cell></table:table-row></table:table>"
        #expect(
            try fill(OpenDocument(table + OpenDocument.p("end")), #"{"xs": ["a", "b"]}"#).text("content.xml")
                == "a\nb\nend")
        #expect(try fill(OpenDocument(table + OpenDocument.p("end")), #"{"xs": []}"#).text("content.xml") == "end")
    }

    @Test(arguments: [#"{"x": "a\r\nb"}"#, #"{"x": "a\nb"}"#, #"{"x": "a\rb"}"#])
    func writesEveryLineEndAsABreak(_ json: String) throws {
        #expect(try fill(Word.p("{{ x }}"), json).text() == "a⏎b")
        #expect(try fill(OpenDocument(OpenDocument.p("{{ x }}")), json).text("content.xml") == "a⏎b")
    }
}
