import Foundation
import Testing
import ZipArchive

@testable import Packaging

struct PackageWriterTests {
    @Test(arguments: [
        ("word/document.xml", "word/media/a.png", "media/a.png"),
        ("word/document.xml", "customXml/item1.xml", "../customXml/item1.xml"),
        ("a/b/c.xml", "d.xml", "../../d.xml"),
        ("document.xml", "styles.xml", "styles.xml"),
    ])
    func makesTargetsRelative(source: String, target: String, expected: String) {
        #expect(PartName.relative(from: source, to: target) == expected)
        #expect(PartName.resolve(expected, from: source) == target)
    }

    @Test func namesRelationshipParts() {
        #expect(PartName.relationships(of: nil) == "_rels/.rels")
        #expect(PartName.relationships(of: "word/document.xml") == "word/_rels/document.xml.rels")
        #expect(PartName.relationships(of: "document.xml") == "_rels/document.xml.rels")
    }

    @Test func givesOneIdToOneRelationship() throws {
        var writer = OPCPackageWriter()
        let type = "urn:link"
        #expect(writer.relate(from: nil, type: type, to: "word/document.xml") == "rId1")
        #expect(
            writer.relate(from: "word/document.xml", type: type, to: "https://a.example/", external: true) == "rId1")
        #expect(
            writer.relate(from: "word/document.xml", type: type, to: "https://b.example/", external: true) == "rId2")
        #expect(
            writer.relate(from: "word/document.xml", type: type, to: "https://a.example/", external: true) == "rId1")
        _ = consume writer
    }
}
