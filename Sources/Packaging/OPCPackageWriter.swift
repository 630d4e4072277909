internal import XMLTree
package import ZipArchive

/// Builds an Open Packaging Conventions package (ISO/IEC 29500-2), such as a DOCX: parts with content types, and
/// relationships. Content types and relationship parts are written by ``finish()``.
package struct OPCPackageWriter: ~Copyable {
    private struct Part {
        var name: String
        var contentType: String
        var bytes: [UInt8]
        var packed: PackedEntry?
    }

    private let date: ZipDate
    private var parts: [Part] = []
    /// Relationships by their source; `nil` is the package.
    private var relationships: [String?: [OPCRelationship]] = [:]
    /// Their numbers by what they lead to.
    private var numbers: [RelationshipKind: [String: Int]] = [:]

    private struct RelationshipKind: Hashable {
        var source: String?
        var type: String
        var isExternal: Bool
    }

    package init(date: ZipDate = .earliest) { self.date = date }

    /// Adds a part. `name` has no leading slash: `word/document.xml`.
    ///
    /// - Parameter shared: Where parts are remembered that are the same in other packages.
    package mutating func add(
        part name: String, contentType: String, _ bytes: [UInt8], shared: PackedParts? = nil
    ) {
        var part = Part(name: name, contentType: contentType, bytes: bytes, packed: shared?.packed(bytes))
        if part.packed == nil, bytes.count >= PackedEntry.largePart, !Self.isCompressed(name) {
            part.packed = try? PackedEntry(bytes)
        }
        if part.packed != nil { part.bytes = [] }
        parts.append(part)
    }

    /// Adds a relationship from a part (`nil`: from the package) and returns its id, `rId1` on; the same relationship
    /// asked for twice gets one id. `target` is a part name, made relative here, or an address if `external`.
    package mutating func relate(
        from source: String?, type: String, to target: String, external: Bool = false
    ) -> String {
        let path = external ? target : PartName.relative(from: source, to: target)
        let kind = RelationshipKind(source: source, type: type, isExternal: external)
        if let known = numbers[kind]?[path] { return "rId\(known)" }
        // In place: a copy of the list for each of many links would take quadratic time.
        let number = (relationships[source]?.count ?? 0) + 1
        let id = "rId\(number)"
        relationships[source, default: []].append(
            OPCRelationship(id: id, type: type, target: path, isExternal: external))
        numbers[kind, default: [:]][path] = number
        return id
    }

    /// The bytes of the package: `[Content_Types].xml` first, `_rels/.rels` second, then the parts in the order added,
    /// each followed by its relationships part.
    package consuming func finish() throws(PackagingError) -> [UInt8] {
        let contentTypes = try Self.contentTypes(of: parts)
        do {
            var archive = ZipWriter(date: date)
            try archive.add("[Content_Types].xml", contentTypes)
            if let own = relationships[nil] {
                try archive.add(PartName.relationships(of: nil), OPCRelationship.part(own))
            }
            for part in parts {
                if let packed = part.packed {
                    try archive.add(part.name, packed)
                } else {
                    try Self.add(part, to: &archive)
                }
                if let own = relationships[part.name] {
                    try archive.add(PartName.relationships(of: part.name), OPCRelationship.part(own))
                }
            }
            return try archive.finish()
        } catch let error as ZipError {
            throw PackagingError(error)
        } catch let error as XMLError {
            throw PackagingError(error)
        } catch {
            throw PackagingError(.brokenPackage, "the package cannot be written")
        }
    }

    /// A picture or font is compressed already: deflating it again costs time and gains nothing.
    private static func add(_ part: Part, to archive: inout ZipWriter) throws(ZipError) {
        try archive.add(part.name, part.bytes, method: isCompressed(part.name) ? .stored : .deflated)
    }

    private static func isCompressed(_ name: String) -> Bool {
        ["png", "jpg", "jpeg", "gif"].contains(PartName.fileExtension(name))
    }

    /// A `Default` for each extension whose parts all have one type and are no XML; an `Override` for every other part.
    private static func contentTypes(of parts: [Part]) throws(PackagingError) -> [UInt8] {
        var defaults: [(ending: String, type: String?)] = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
        ]
        for part in parts {
            let ending = PartName.fileExtension(part.name)
            guard !ending.isEmpty else { continue }
            if let index = defaults.firstIndex(where: { $0.ending == ending }) {
                if index > 1, defaults[index].type != part.contentType { defaults[index].type = nil }
            } else {
                defaults.append((ending, part.contentType))
            }
        }
        let writer = XMLWriter()
        writer.start("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"])
        for (ending, type) in defaults {
            if let type { writer.empty("Default", ["Extension": ending, "ContentType": type]) }
        }
        for part in parts {
            let ending = PartName.fileExtension(part.name)
            if defaults.contains(where: { $0.ending == ending && $0.type == part.contentType }) { continue }
            writer.empty("Override", ["PartName": "/" + part.name, "ContentType": part.contentType])
        }
        writer.end()
        do { return try writer.finish() } catch { throw PackagingError(error) }
    }
}
