package import Packaging
package import XMLTree
package import ZipArchive

/// A written ODT, taken apart for tests.
package struct ODTPackage {
    package static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    package static let parts = ["content.xml", "styles.xml", "meta.xml", "settings.xml"]

    package let bytes: [UInt8]
    package let reader: ZipReader
    package let package: ODFPackage
    package let content: XMLDocument
    package let styles: XMLDocument
    package let meta: XMLDocument
    package let settings: XMLDocument

    package init(_ bytes: [UInt8]) throws {
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

    package var documents: [(name: String, document: XMLDocument)] {
        [("content.xml", content), ("styles.xml", styles), ("meta.xml", meta), ("settings.xml", settings)]
    }
}

extension XMLElement {
    /// This element and all below it.
    package var subtree: [XMLElement] { [self] + descendants }

    package func all(_ name: String) -> [XMLElement] { descendants.filter { $0.name == name } }

    package func first(_ name: String) -> XMLElement? { descendants.first { $0.name == name } }

    /// The numbers of the nodes directly below.
    package var nodes: [XMLNodeID] { Array(document.children(of: id)) }
}
