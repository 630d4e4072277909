internal import Packaging
internal import Templating
internal import XMLTree

/// Lists that begin anew in every round of a loop, links whose address holds tags, and grids of tables with loops over cells.
extension PartCompiler {
    /// A list wholly inside a round of a loop, beside other paragraphs, gets an instance of its own in each round; a list
    /// that goes on over rounds stays one.
    ///
    /// - Parameter definitions: What each instance of a numbering is an instance of.
    mutating func placeNumberings(_ definitions: [Int: Int]) {
        guard !definitions.isEmpty else { return }
        var uses: [(instance: Int, node: XMLNodeID, value: Range<Int>)] = []
        var paragraphStarts: [Int] = []
        for node in 0..<document.nodeCount where document.kind(of: node) == .element {
            if vocabulary.role(of: node, in: document) == .paragraph, !resolver.removed.contains(node) {
                paragraphStarts.append(document.range(of: node).lowerBound)
            }
            let name = document.names[document.nameNumber(of: node)]
            guard name.local == "numId",
                let value = document.attribute("val", in: name.namespace, of: node).flatMap({ Int($0) }),
                definitions[value] != nil, let range = document.attributeRanges(of: node).first?.value
            else { continue }
            uses.append((value, node, range))
        }
        guard !uses.isEmpty else { return }
        var settled: Set<Int> = []
        let loops = resolver.blocks.filter { $0.keyword == "for" }.sorted { region($0).count < region($1).count }
        for loop in loops {
            let region = region(loop)
            let count = paragraphStarts.count { region.contains($0) }
            let inside = uses.filter { region.contains($0.value.lowerBound) }
            let own = Set(inside.map(\.instance)).filter { instance in
                !settled.contains(instance) && inside.count { $0.instance == instance } < count
                    && !uses.contains { $0.instance == instance && !region.contains($0.value.lowerBound) }
            }.sorted()
            guard !own.isEmpty else { continue }
            settled.formUnion(own)
            let pairs = own.compactMap { instance in definitions[instance].map { (instance: instance, abstract: $0) } }
            edits.insert(
                at: region.lowerBound, rank: EditList.Rank.statement + 1,
                [SegmentList.operation(RestartNumbering(numberings: pairs))])
            for use in inside where own.contains(use.instance) {
                edits.replace(use.value, with: [SegmentList.operation(CurrentNumbering(instance: use.instance))])
                noteRenumbered(use.node)
            }
        }
    }

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

    /// Tables in which statements repeat or leave out cells.
    mutating func placeGrids() {
        var tables: Set<XMLNodeID> = []
        for block in resolver.blocks {
            guard case .at(let offset) = tags[block.opening].placement else { continue }
            var node: XMLNodeID? = paragraphs[tags[block.opening].paragraph].nodes[0]
            var row: XMLNodeID?
            while let current = node {
                let role = vocabulary.role(of: current, in: document)
                let content = document.contentRange(of: current)
                if role == .row, content.lowerBound <= offset, offset <= content.upperBound { row = current }
                if role == .table, row != nil {
                    tables.insert(current)
                    break
                }
                if role == .table || role == .paragraph && row != nil { break }
                node = document.parent(of: current)
            }
        }
        for tag in tags where tag.statement == .cell("hm") || tag.statement == .cell("colspan") {
            var node: XMLNodeID? = paragraphs[tag.paragraph].nodes[0]
            while let current = node, vocabulary.role(of: current, in: document) != .table {
                node = document.parent(of: current)
            }
            if let node { tables.insert(node) }
        }
        for table in tables.sorted() {
            let range = document.range(of: table)
            let isOpenDocument = vocabulary.language(of: table, in: document) == .openDocument
            edits.insert(at: range.lowerBound, rank: EditList.Rank.elementStart - 1, [SegmentList.operation(Mark())])
            edits.insert(
                at: range.upperBound, rank: EditList.Rank.elementEnd + 1,
                [SegmentList.operation(RepairGrid(prefix: prefix(of: table), isOpenDocument: isOpenDocument))])
        }
    }
}
