internal import Packaging
internal import Templating
internal import XMLTree

/// Links whose address holds tags.
extension PartCompiler {
    /// The address of a link may hold tags: its relationship is made while the document is filled.
    ///
    /// - Returns: The ids of relationships that are no longer needed.
    mutating func placeLinks(_ relationships: [OPCRelationship]) -> Set<String> {
        var targets: [String: String] = [:]
        for relationship in relationships where relationship.isExternal {
            let target =
                Self.holdsEncodedTags(relationship.target.utf8)
                ? Self.decoded(relationship.target) : relationship.target
            if TagScanner.mayHoldTags(target.utf8) { targets[relationship.id] = target }
        }
        guard !targets.isEmpty else { return [] }
        for node in 0..<document.nodeCount where document.kind(of: node) == .element {
            for (name, range) in document.attributeRanges(of: node) where name.hasSuffix(":id") {
                let id = String(decoding: document.source[range], as: UTF8.self)
                guard let target = targets[id],
                    let segments = slot(Array(target.utf8), location: "the address of a link", form: .address)
                else { continue }
                edits.replace(
                    range, with: [SegmentList.operation(Mark())] + segments + [SegmentList.operation(TakeAddress())])
            }
        }
        return Set(targets.keys)
    }
}
