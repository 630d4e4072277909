internal import Packaging
internal import XMLTree

/// Takes parts out of a reference document with everything that they refer to.
struct PartBorrower {
    private let package: OPCPackage
    private var names: [String: String] = [:]

    init(_ package: OPCPackage) { self.package = package }

    /// The part that a relationship of the main part leads to.
    func mainPart(of relationship: String) throws -> String? {
        let main = package.mainPart
        return try package.relationships(of: main).first { $0.id == relationship }.flatMap {
            package.part($0, from: main)
        }
    }

    func document(of part: String) throws -> XMLDocument { try package.document(of: part) }

    mutating func borrow(_ part: String) throws -> BorrowedPart {
        var others: [BorrowedPart] = []
        var queue = [part]
        var seen: Set<String> = [part]
        while let next = queue.popLast() {
            let relationships = try package.relationships(of: next)
            for target in relationships.compactMap({ package.part($0, from: next) }) where seen.insert(target).inserted
            {
                queue.append(target)
            }
            let borrowed = BorrowedPart(
                name: name(of: next), contentType: package.contentType(of: next) ?? "application/octet-stream",
                bytes: try package.bytes(of: next), relationships: renamed(relationships, of: next), others: [])
            others.append(borrowed)
        }
        var first = others.removeFirst()
        first.others = others
        return first
    }

    /// A name that no part of ours has, in the same folder, so that what refers to it stays short.
    private mutating func name(of part: String) -> String {
        if let known = names[part] { return known }
        let file = part.split(separator: "/").last ?? ""
        let folder = part.lowercased().contains("/media/") ? "word/media/" : "word/"
        var name = "\(folder)reference-\(file)"
        if names.values.contains(name) { name = "\(folder)reference-\(names.count)-\(file)" }
        names[part] = name
        return name
    }

    /// Relationships to parts that are missing are left out.
    private mutating func renamed(_ relationships: [OPCRelationship], of part: String) -> [OPCRelationship] {
        let own = name(of: part)
        return relationships.compactMap { relationship in
            guard !relationship.isExternal else { return relationship }
            guard let target = package.part(relationship, from: part) else { return nil }
            var renamed = relationship
            renamed.target = PartName.relative(from: own, to: name(of: target))
            return renamed
        }
    }
}
