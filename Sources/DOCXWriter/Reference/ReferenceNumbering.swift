internal import XMLTree

/// The numbering of a reference document, which its styles refer to. Ours is added with ids beyond those in use.
struct ReferenceNumbering: Sendable {
    let part: BorrowedPart
    /// The first ids that are free.
    let freeDefinition: Int
    let freeInstance: Int
    /// The part up to where definitions may be added, from there to where instances may be, and the rest.
    private let pieces: [[UInt8]]

    init?(_ document: XMLDocument, _ part: BorrowedPart) {
        let root = document.root
        guard root.name == "w:numbering", root.has("numbering", in: Namespace.wordprocessing),
            !document.isEmptyTag(root.id)
        else { return nil }
        self.part = part
        var definition = -1
        var instance = 0
        var afterDefinitions = document.contentRange(of: root.id).lowerBound
        var afterInstances = afterDefinitions
        for child in root.children {
            let end = document.range(of: child.id).upperBound
            switch child.name {
            case "w:numPicBullet": (afterDefinitions, afterInstances) = (end, end)
            case "w:abstractNum":
                definition = max(definition, child["w:abstractNumId"].flatMap { Int($0) } ?? 0)
                (afterDefinitions, afterInstances) = (end, end)
            case "w:num":
                instance = max(instance, child["w:numId"].flatMap { Int($0) } ?? 0)
                afterInstances = end
            default: break
            }
        }
        // Numbers that leave no room for ours are not worth keeping.
        guard definition < 1 << 30, instance < 1 << 30 else { return nil }
        freeDefinition = definition + 1
        freeInstance = instance + 1
        let source = document.source
        pieces = [
            Array(source[..<afterDefinitions]), Array(source[afterDefinitions..<max(afterDefinitions, afterInstances)]),
            Array(source[max(afterDefinitions, afterInstances)...]),
        ]
    }

    func bytes(adding definitions: [UInt8], instances: [UInt8]) -> [UInt8] {
        pieces[0] + definitions + pieces[1] + instances + pieces[2]
    }
}
