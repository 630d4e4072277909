internal import Diagnostics
internal import Templating
internal import XMLTree

/// References to footnotes, endnotes and comments.
extension PartCompiler {
    /// The notes that the part refers to, and whether any reference stands in a block, so that it may be repeated or left
    /// out.
    func references(to kind: NotePart.Kind) -> (ids: Set<String>, inBlock: Bool) {
        var ids: Set<String> = []
        var inBlock = false
        let regions = RegionIndex(resolver.blocks.map(region))
        for (node, id) in nodes(named: [kind.reference]) {
            ids.insert(id)
            if regions.innermost(at: document.range(of: node).lowerBound) != nil { inBlock = true }
        }
        return (ids, inBlock)
    }

    private func nodes(named locals: Set<String>) -> [(node: XMLNodeID, id: String)] {
        guard document.names.contains(where: { locals.contains($0.local) }) else { return [] }
        return (0..<document.nodeCount).compactMap { node in
            guard document.kind(of: node) == .element else { return nil }
            let name = document.names[document.nameNumber(of: node)]
            guard locals.contains(name.local), let id = document.attribute("id", in: name.namespace, of: node) else {
                return nil
            }
            return (node, id)
        }
    }

    /// Puts the text of each note to where it is referred to.
    mutating func placeNotes(_ part: NotePart) {
        let shift = sources.count
        sources += part.compiler.sources
        problems += part.compiler.problems
        let ranges = part.kind == .comment ? placeCommentRanges(part) : []
        for (node, id) in nodes(named: [part.kind.reference]) {
            guard let body = part.bodies[id], let value = idRange(of: node) else { continue }
            let begin = BeginNote(
                part: body.part, kind: part.kind.rawValue, original: id, isNumbered: ranges.contains(id))
            edits.replace(
                value,
                with: [SegmentList.operation(begin)] + body.segments.map { $0.shifted(by: shift) }
                    + [SegmentList.operation(EndNote())])
        }
    }

    /// The numbers at the ends of what comments are about. Where a block divides it, the ends go.
    ///
    /// - Returns: The comments whose beginning puts their number out.
    private mutating func placeCommentRanges(_ part: NotePart) -> Set<String> {
        let regions = RegionIndex(resolver.blocks.map(region))
        var places: [String: [(node: XMLNodeID, local: String)]] = [:]
        for (node, id) in nodes(named: ["commentRangeStart", "commentRangeEnd", "commentReference"]) {
            places[id, default: []].append((node, document.names[document.nameNumber(of: node)].local))
        }
        var numbered: Set<String> = []
        for (id, nodes) in places where part.bodies[id] != nil {
            // Blocks stand within one another: the innermost says which are around it.
            let inside = nodes.map { regions.innermost(at: document.range(of: $0.node).lowerBound) }
            let isWhole =
                nodes.count == 3 && nodes[0].local == "commentRangeStart" && inside.allSatisfy { $0 == inside[0] }
                && nodes.allSatisfy { !isRemoved($0.node) }
            if isWhole { numbered.insert(id) }
            for (node, local) in nodes where local != "commentReference" {
                guard isWhole, let value = idRange(of: node) else {
                    edits.replace(document.range(of: node))
                    continue
                }
                let identity = UniqueIdentity(
                    kind: NotePart.Kind.comment.rawValue, original: id, form: .number,
                    repeatsLast: local == "commentRangeEnd")
                edits.replace(value, with: [SegmentList.operation(identity)])
            }
        }
        handledComments = Set(places.keys.filter { part.bodies[$0] != nil })
        return numbered
    }

    private func isRemoved(_ node: XMLNodeID) -> Bool {
        var current: XMLNodeID? = node
        while let element = current {
            if resolver.removed.contains(element) { return true }
            current = document.parent(of: element)
        }
        return false
    }

    private func idRange(of node: XMLNodeID) -> Range<Int>? {
        document.attributeRanges(of: node).first { $0.name.hasSuffix(":id") }?.value
    }

    /// Compiles the part with some of its elements by themselves.
    ///
    /// - Parameter nodes: Children of the root in the order of the part.
    /// - Returns: The program of the rest, which puts out what the elements became at its end, and those of the elements.
    mutating func compile(takingOut nodes: [XMLNodeID]) -> (rest: [Segment], taken: [[Segment]]) {
        repeated = nodes.map { document.range(of: $0) }
        for node in nodes {
            if let value = idRange(of: node) { edits.replace(value, with: [SegmentList.operation(NoteNumber())]) }
        }
        prepare()
        var taken: [[Segment]] = []
        for range in repeated {
            emit(range)
            taken.append(takeOutput())
        }
        var position = 0
        for range in repeated + [document.contentRange(of: 0).upperBound..<document.contentRange(of: 0).upperBound] {
            emit(position..<range.lowerBound)
            position = range.upperBound
        }
        output.append(SegmentList.operation(PutNotes()))
        emit(position..<document.source.count)
        return (takeOutput(), taken)
    }
}

extension Segment {
    /// The same when its source comes after others.
    func shifted(by count: Int) -> Segment {
        func shifted(_ range: SourceRange) -> SourceRange {
            SourceRange(source: Int(range.source) + count, Int(range.lower)..<Int(max(range.lower, range.upper)))
        }
        return switch self {
        case .placeholder(let range, let writer): .placeholder(shifted(range), writer: writer)
        case .statement(let range): .statement(shifted(range))
        case .literal, .operation: self
        }
    }
}
