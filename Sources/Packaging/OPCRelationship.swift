package import XMLTree

/// A typed edge from a part, or from the package, to a part or an address.
///
/// Source: ISO/IEC 29500-2, 6.5.
package struct OPCRelationship: Sendable, Hashable {
    /// Unique in its relationships part, such as `rId3`.
    package var id: String
    /// An address that names the kind of relationship.
    package var type: String
    /// As written: relative to the source part, or an address if external.
    package var target: String
    package var isExternal: Bool

    package init(id: String, type: String, target: String, isExternal: Bool = false) {
        self.id = id
        self.type = type
        self.target = target
        self.isExternal = isExternal
    }

    /// The bytes of a relationships part.
    package static func part(_ relationships: [OPCRelationship]) throws(XMLError) -> [UInt8] {
        let writer = XMLWriter(reserving: relationships.reduce(0) { $0 + $1.type.utf8.count + $1.target.utf8.count })
        writer.start(
            "Relationships", ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"])
        for relationship in relationships {
            writer.start(
                "Relationship",
                ["Id": relationship.id, "Type": relationship.type, "Target": relationship.target])
            if relationship.isExternal { writer.attribute("TargetMode", "External") }
            writer.end()
        }
        writer.end()
        return try writer.finish()
    }
}
