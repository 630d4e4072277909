internal import Diagnostics
package import XMLTree
package import ZipArchive

/// An Open Packaging Conventions package that was read, such as a DOCX. Parts are found by relationships and content types,
/// never by their names, which are free.
///
/// Source: ISO/IEC 29500-2.
package final class OPCPackage {
    package let reader: ZipReader
    /// What messages call the package; parts are named `letter.docx!word/document.xml`.
    package let name: String
    /// The part that the package's relationship `officeDocument` names.
    package let mainPart: String
    package let mainContentType: String
    /// Content types by extension and by part name, all in lower case.
    private let defaults: [String: String]
    private let overrides: [String: String]
    private var knownRelationships: [String: [OPCRelationship]] = [:]

    package static let contentTypesName = "[Content_Types].xml"
    /// How many relationships one part may have.
    package static let relationshipsPerPart = 4_096

    private static let contentTypesNamespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    private static let relationshipsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships"

    package init(_ reader: ZipReader, name: String) throws(PackagingError) {
        self.reader = reader
        self.name = name
        guard let entry = reader.entry(Self.contentTypesName) else {
            throw PackagingError(.brokenPackage, "the package has no '\(Self.contentTypesName)'")
        }
        let types = try reader.document(of: entry, in: name)
        (defaults, overrides) = try Self.contentTypes(types)
        let own = try Self.relationships(of: nil, in: reader, name: name)
        let main = own.first { !$0.isExternal && Self.isOfficeDocument($0.type) }
        guard let main, let path = PartName.resolve(main.target, from: nil) else {
            throw PackagingError(
                .brokenPackage, "the package has no main part: no relationship names an office document")
        }
        guard let part = reader.entry(path) else {
            throw PackagingError(
                .brokenPackage, "the main part '\(path)' is missing",
                hint: "open the file in Word or LibreOffice and save it again")
        }
        mainPart = part.name
        mainContentType = Self.contentType(of: part.name, defaults, overrides) ?? ""
        knownRelationships[""] = own
    }

    /// The types of relationship differ between the Transitional and the Strict form of the standard in their beginning;
    /// the drawings of diagrams came later ([MS-ODRAWXML] 2.1).
    package static func isType(_ type: String, _ wanted: String) -> Bool {
        type == "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + wanted
            || type == "http://purl.oclc.org/ooxml/officeDocument/relationships/" + wanted
            || wanted == "diagramDrawing"
                && type == "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
    }

    private static func isOfficeDocument(_ type: String) -> Bool { isType(type, "officeDocument") }

    // MARK: - Parts

    package func contentType(of part: String) -> String? { Self.contentType(of: part, defaults, overrides) }

    private static func contentType(of part: String, _ defaults: [String: String], _ overrides: [String: String])
        -> String?
    {
        overrides[part.lowercased()] ?? defaults[PartName.fileExtension(part)]
    }

    /// Whether an extension has a content type of its own.
    package func defaultContentType(of fileExtension: String) -> String? { defaults[fileExtension] }

    package func bytes(of part: String) throws(PackagingError) -> [UInt8] {
        try reader.bytes(of: part, kind: "part")
    }

    package func document(of part: String) throws(PackagingError) -> XMLDocument {
        try reader.document(of: part, kind: "part", in: name)
    }

    // MARK: - Relationships

    /// The relationships of a part, or of the package for `nil`; none if there is no such relationships part.
    package func relationships(of source: String?) throws(PackagingError) -> [OPCRelationship] {
        let key = (source ?? "").lowercased()
        if let known = knownRelationships[key] { return known }
        let result = try Self.relationships(of: source, in: reader, name: name)
        knownRelationships[key] = result
        return result
    }

    /// The parts, in the order of their relationships, that `source` names by relationships of this type; only those that
    /// are there.
    package func parts(of type: String, from source: String?) throws(PackagingError) -> [String] {
        var result: [String] = []
        for relationship in try relationships(of: source) where Self.isType(relationship.type, type) {
            guard let part = part(relationship, from: source), !result.contains(part) else { continue }
            result.append(part)
        }
        return result
    }

    /// The part that a relationship leads to; `nil` for an external one or a part that is missing.
    package func part(_ relationship: OPCRelationship, from source: String?) -> String? {
        guard !relationship.isExternal, let path = PartName.resolve(relationship.target, from: source) else {
            return nil
        }
        return reader.entry(path)?.name
    }

    private static func relationships(of source: String?, in reader: ZipReader, name: String) throws(PackagingError)
        -> [OPCRelationship]
    {
        guard let entry = reader.entry(PartName.relationships(of: source)) else { return [] }
        let document = try reader.document(of: entry, in: name)
        var result: [OPCRelationship] = []
        var ids: Set<String> = []
        for element in document.root.children where element.has("Relationship", in: relationshipsNamespace) {
            guard let id = element["Id"], let type = element["Type"], let target = element["Target"] else {
                throw PackagingError(.brokenPackage, "a relationship in '\(entry.name)' lacks its id, type or target")
            }
            guard ids.insert(id).inserted else {
                throw PackagingError(.brokenPackage, "two relationships in '\(entry.name)' have the id '\(id)'")
            }
            guard result.count < relationshipsPerPart else {
                throw PackagingError(
                    .archiveLimit, "'\(entry.name)' has more than \(relationshipsPerPart) relationships",
                    hint: LimitHint.fixed())
            }
            result.append(
                OPCRelationship(id: id, type: type, target: target, isExternal: element["TargetMode"] == "External"))
        }
        return result
    }

    private static func contentTypes(_ document: XMLDocument) throws(PackagingError) -> (
        [String: String], [String: String]
    ) {
        guard document.root.has("Types", in: contentTypesNamespace) else {
            throw PackagingError(.brokenPackage, "'\(contentTypesName)' does not hold content types")
        }
        var defaults: [String: String] = [:]
        var overrides: [String: String] = [:]
        for element in document.root.children {
            guard let type = element["ContentType"] else { continue }
            if element.localName == "Default", let ending = element["Extension"] {
                defaults[ending.lowercased()] = type
            } else if element.localName == "Override", let part = element["PartName"] {
                let path = part.hasPrefix("/") ? String(part.dropFirst()) : part
                overrides[path.lowercased()] = type
            }
        }
        return (defaults, overrides)
    }
}
