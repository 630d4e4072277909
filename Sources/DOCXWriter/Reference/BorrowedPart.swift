internal import Packaging

/// A part of a reference document, to be written under a name of its own, with the parts that it refers to.
struct BorrowedPart: Sendable {
    var name: String
    var contentType: String
    var bytes: [UInt8]
    /// With the ids that the part uses.
    var relationships: [OPCRelationship]
    /// The parts that it refers to, and so on, each once.
    var others: [BorrowedPart]

    func add(to state: DocumentState) { add(bytes, to: state) }

    /// Adds the part with other content, and the parts that it refers to.
    func add(_ content: [UInt8], to state: DocumentState) {
        state.add(borrowed: name, contentType: contentType, content, relationships)
        for other in others {
            state.add(borrowed: other.name, contentType: other.contentType, other.bytes, other.relationships)
        }
    }
}
