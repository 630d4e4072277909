
/// Builds an Open Packaging Conventions package (ISO/IEC 29500-2), such as a DOCX: parts with content types, and
/// relationships. Content types and relationship parts are written by ``finish()``.
package struct OPCPackageWriter: ~Copyable {
    package init() {}
    /// Adds a part. `name` has no leading slash: `word/document.xml`.
    package mutating func add(part name: String, contentType: String, _ bytes: [UInt8]) {}
    /// Adds a relationship from a part (`nil`: from the package) and returns its id, `rId1` on; the same relationship
    /// asked for twice gets one id. `target` is a part name, made relative here, or an address if `external`.
    package mutating func relate(from source: String?, type: String, to target: String, external: Bool = false) -> String {
        "rId1"
    }
    /// The bytes of the package: `[Content_Types].xml` first, `_rels/.rels` second, then the parts in the order added,
    /// each followed by its relationships part.
    package consuming func finish() throws(PackagingError) -> [UInt8] { [] }
}

package struct PackagingError: Error {}
