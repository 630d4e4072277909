internal import Templating
internal import XMLTree

/// Grids of tables with loops over cells.
extension PartCompiler {
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
