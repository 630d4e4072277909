internal import Packaging
internal import Templating

/// What one render of one part remembers.
final class RenderState {
    let document: DocumentState
    /// The name of the part, to which relationships are relative.
    let part: String
    /// Lengths of the output at the beginnings of elements that may have to go again.
    var marks: [Int] = []
    /// How often a name that has to be unique has been put out, and its current form.
    var uses: [String: (count: Int, current: String)] = [:]
    /// The instance that takes the place of a numbering in the current round of a loop.
    var numberings: [Int: Int] = [:]
    /// The notes that belong to the part, as they have been put out where the text refers to them.
    var notes: [UInt8] = []
    /// The automatic styles of the part by family and name, for copies of them.
    var automaticStyles: [String: String] = [:]
    /// Where in the output styles may be added, and those to be added there.
    var stylesOffset: Int?
    var addedStyles: [UInt8] = []
    var derivedStyles: Set<String> = []
    private(set) var relationships: [OPCRelationship] = []
    private var relationshipIDs: [String: String] = [:]

    private let taken: Set<String>
    private var lastRelationship = 0

    /// - Parameter taken: The ids of relationships that the part has already.
    init(document: DocumentState, part: String, taken: Set<String> = []) {
        self.document = document
        self.part = part
        self.taken = taken
    }

    static func of(_ memory: HostMemory) -> RenderState {
        if let known = memory.values[ObjectIdentifier(RenderState.self)] as? RenderState { return known }
        // Only for programs run outside of a document, which have nothing to share.
        let document = DocumentState(
            kind: .docx, resources: OfficeResources(), catalogue: PackageCatalogue(), names: [])
        let state = RenderState(document: document, part: "word/document.xml")
        memory.values[ObjectIdentifier(RenderState.self)] = state
        return state
    }

    /// The id of a relationship of this part; one for each target.
    func relationship(type: String, to target: String, external: Bool) -> String {
        let path = external ? target : PartName.relative(from: part, to: target)
        let full = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
        let key = "\(type) \(path)"
        if let known = relationshipIDs[key] { return known }
        repeat { lastRelationship += 1 } while taken.contains("rIdLetterpress\(lastRelationship)")
        let id = "rIdLetterpress\(lastRelationship)"
        relationshipIDs[key] = id
        relationships.append(OPCRelationship(id: id, type: full, target: path, isExternal: external))
        return id
    }
}
