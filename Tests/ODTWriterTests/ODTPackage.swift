import Packaging
import XMLTree
import ZipArchive

@testable import ODTWriter

/// A written ODT, taken apart for tests.
struct ODTPackage {
    static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    static let parts = ["content.xml", "styles.xml", "meta.xml", "settings.xml"]

    let bytes: [UInt8]
    let reader: ZipReader
    let package: ODFPackage
    let content: XMLDocument
    let styles: XMLDocument
    let meta: XMLDocument
    let settings: XMLDocument

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        // A table that spans widen to a thousand columns is mostly empty cells.
        var limits = ZipLimits.standard
        limits.ratio = 1000
        reader = try ZipReader(bytes, limits: limits)
        package = try ODFPackage(reader, name: "test.odt")
        content = try package.document(of: "content.xml")
        styles = try package.document(of: "styles.xml")
        meta = try package.document(of: "meta.xml")
        settings = try package.document(of: "settings.xml")
    }

    var documents: [(name: String, document: XMLDocument)] {
        [("content.xml", content), ("styles.xml", styles), ("meta.xml", meta), ("settings.xml", settings)]
    }
}

extension XMLElement {
    /// This element and all below it.
    var subtree: [XMLElement] { [self] + descendants }

    func all(_ name: String) -> [XMLElement] { descendants.filter { $0.name == name } }

    func first(_ name: String) -> XMLElement? { descendants.first { $0.name == name } }

    /// The numbers of the nodes directly below.
    var nodes: [XMLNodeID] { Array(document.children(of: id)) }
}
