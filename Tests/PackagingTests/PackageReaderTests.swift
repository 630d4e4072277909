import Diagnostics
import Testing
import XMLTree
import ZipArchive

@testable import Packaging

struct PackageReaderTests {
    private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    private static let mainType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    /// A package whose main part has a name of its own.
    private func docx(type: String = mainType, main: String = "word/document2.xml") throws -> [UInt8] {
        var writer = OPCPackageWriter()
        _ = writer.relate(from: nil, type: Self.relationships + "officeDocument", to: main)
        _ = writer.relate(from: main, type: Self.relationships + "header", to: "word/header.xml")
        _ = writer.relate(from: main, type: Self.relationships + "hyperlink", to: "https://a.example/", external: true)
        _ = writer.relate(from: main, type: Self.relationships + "image", to: "word/media/a.png")
        writer.add(part: main, contentType: type, Array("<w/>".utf8))
        writer.add(part: "word/header.xml", contentType: "application/x-header+xml", Array("<h/>".utf8))
        writer.add(part: "word/media/a.png", contentType: "image/png", [1, 2, 3])
        return try writer.finish()
    }

    private func odt(_ type: String = "application/vnd.oasis.opendocument.text") throws -> [UInt8] {
        var writer = ODFPackageWriter(mediaType: type)
        writer.add(file: "content.xml", mediaType: "text/xml", Array("<c/>".utf8))
        return try writer.finish()
    }

    @Test func findsPartsByRelationships() throws {
        let package = try OPCPackage(try ZipReader(try docx()), name: "letter.docx")
        #expect(package.mainPart == "word/document2.xml")
        #expect(package.mainContentType == Self.mainType)
        #expect(try package.parts(of: "header", from: package.mainPart) == ["word/header.xml"])
        #expect(package.contentType(of: "word/media/a.png") == "image/png")
        #expect(package.contentType(of: "WORD/Header.xml") == "application/x-header+xml")
        let links = try package.relationships(of: package.mainPart).filter(\.isExternal)
        #expect(links.map(\.target) == ["https://a.example/"])
        #expect(try package.document(of: "word/header.xml").root.name == "h")
    }

    @Test func writesContentTypesFirst() throws {
        let reader = try ZipReader(try docx())
        #expect(
            reader.entries.map(\.name) == [
                "[Content_Types].xml", "_rels/.rels", "word/document2.xml", "word/_rels/document2.xml.rels",
                "word/header.xml", "word/media/a.png",
            ])
    }

    @Test func writesTheMimetypeFirst() throws {
        let reader = try ZipReader(try odt())
        #expect(reader.entries.map(\.name) == ["mimetype", "content.xml", "META-INF/manifest.xml"])
        #expect(reader.entries[0].method == .stored)
        let package = try ODFPackage(reader, name: "letter.odt")
        #expect(package.mediaType == "application/vnd.oasis.opendocument.text" && package.version == "1.3")
        #expect(package.files.map(\.name) == ["content.xml"])
    }

    @Test(arguments: [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", DocumentKind.docm),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", .dotx),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", .xlsx), (mainType, .docx),
        ("application/x", .otherPackage),
    ])
    func tellsOfficeKinds(type: String, kind: DocumentKind) throws {
        #expect(DocumentKind(of: try ZipReader(try docx(type: type))) == kind)
    }

    @Test(arguments: [("text", DocumentKind.odt), ("text-template", .ott), ("spreadsheet", .ods), ("x", .otherPackage)])
    func tellsOpenDocumentKinds(type: String, kind: DocumentKind) throws {
        #expect(DocumentKind(of: try ZipReader(try odt("application/vnd.oasis.opendocument." + type))) == kind)
    }

    @Test func tellsPlainArchives() throws {
        var writer = ZipWriter()
        try writer.add("a.txt", [1])
        #expect(DocumentKind(of: try ZipReader(try writer.finish())) == .archive)
    }

    private func archive(_ entries: [(String, String)]) throws -> ZipReader {
        var writer = ZipWriter()
        for (name, text) in entries { try writer.add(name, Array(text.utf8), method: .stored) }
        return try ZipReader(try writer.finish())
    }

    private static let types =
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        + "<Default Extension='XML' ContentType='application/x'/></Types>"

    private func root(_ targets: [String]) -> String {
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + targets.enumerated().map {
                "<Relationship Id='r\($0.offset)' Type='\(Self.relationships)officeDocument' Target='\($0.element)'/>"
            }.joined() + "</Relationships>"
    }

    @Test func refusesPackagesWithoutAMainPart() throws {
        for entries in [
            [("a", "1")], [("[Content_Types].xml", Self.types)],
            [("[Content_Types].xml", Self.types), ("_rels/.rels", root(["../../x"])), ("x", "1")],
            [("[Content_Types].xml", Self.types), ("_rels/.rels", root(["missing.xml"]))],
            [("[Content_Types].xml", "<x/>"), ("_rels/.rels", root(["x"])), ("x", "1")],
        ] {
            let reader = try archive(entries)
            let error = #expect(throws: PackagingError.self) { try OPCPackage(reader, name: "x.docx") }
            #expect(error?.code == .brokenPackage)
        }
    }

    @Test func readsTypesGivenAsDefault() throws {
        let reader = try archive([
            ("[Content_Types].xml", Self.types), ("_rels/.rels", root(["/Doc.xml"])), ("doc.xml", "<a/>"),
        ])
        let package = try OPCPackage(reader, name: "x.docx")
        #expect(package.mainPart == "doc.xml" && package.mainContentType == "application/x")
    }

    @Test func limitsRelationships() throws {
        func reader(_ count: Int) throws -> ZipReader {
            try archive([
                ("[Content_Types].xml", Self.types), ("_rels/.rels", root(Array(repeating: "a.xml", count: count))),
                ("a.xml", "<a/>"),
            ])
        }
        #expect(try OPCPackage(try reader(4_096), name: "x").relationships(of: nil).count == 4_096)
        let error = #expect(throws: PackagingError.self) { try OPCPackage(try reader(4_097), name: "x") }
        #expect(error?.code == .archiveLimit)
    }

    @Test func saysThePlaceOfBrokenXML() throws {
        let reader = try archive([("[Content_Types].xml", "<Types>\n<"), ("_rels/.rels", root(["a"])), ("a", "1")])
        let error = #expect(throws: PackagingError.self) { try OPCPackage(reader, name: "x.docx") }
        #expect(error?.diagnostic(file: "x.docx").rendered().contains("x.docx![Content_Types].xml:2:") == true)
    }

    @Test func refusesEncryptedOpenDocuments() throws {
        let manifest =
            "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry m:full-path='c'>"
            + "<m:encryption-data/></m:file-entry></m:manifest>"
        let reader = try archive([("META-INF/manifest.xml", manifest)])
        let error = #expect(throws: PackagingError.self) { try ODFPackage(reader, name: "x.odt") }
        #expect(error?.code == .encrypted)
    }
}
