internal import Templating
internal import XMLTree

/// Keeps the document valid where statements leave elements out: nothing stands empty that may not.
extension PartCompiler {
    mutating func placeStructure() {
        let regions = resolver.blocks.map {
            resolver.position(
                of: $0.opening)..<max(resolver.position(of: $0.opening), resolver.position(of: $0.closing))
        }
        let droppable = Set(placeDroppableParagraphs())
        placeDroppableTables(regions, droppable)
        placeGuards(droppable)
        placeTableSeparators()
    }

    // MARK: - Paragraphs

    /// Paragraphs whose content stands in blocks, all of it: they go when nothing of it comes out.
    private mutating func placeDroppableParagraphs() -> [XMLNodeID] {
        var result: [XMLNodeID] = []
        for paragraph in paragraphs where paragraph.nodes.count == 1 && !paragraph.endsSection {
            let node = paragraph.nodes[0]
            guard !resolver.removed.contains(node), standsInBlocks(paragraph, of: ["if", "for"]) else { continue }
            placeDrop(of: node, contentAt: paragraph.contentStart)
            result.append(node)
        }
        return result
    }

    /// Whether all content of a paragraph stands between the tags of blocks that open and close in it.
    func standsInBlocks(_ paragraph: Paragraph, of keywords: [String]) -> Bool {
        var regions: [Range<Int>] = []
        for number in resolver.inlineBlocks[paragraph.source] ?? [] {
            let block = resolver.blocks[number]
            guard tags[block.opening].placement == .inline, keywords.contains(block.keyword) else { continue }
            regions.append(tags[block.opening].offset..<tags[block.closing].offset)
        }
        guard !regions.isEmpty else { return false }
        let range = document.range(of: paragraph.nodes[0])
        regions.sort { $0.lowerBound < $1.lowerBound }
        // Content stands in ascending order too, and a paragraph may have as many blocks as pieces.
        var next = 0
        var reach = 0
        return resolver.contents(in: range).allSatisfy { offset in
            while next < regions.count, regions[next].lowerBound <= offset {
                reach = max(reach, regions[next].upperBound)
                next += 1
            }
            return offset < reach
        }
    }

    private mutating func placeDrop(of node: XMLNodeID, contentAt content: Int, to end: Int? = nil) {
        let range = document.range(of: node)
        let closing = range.upperBound - (end ?? document.contentRange(of: node).upperBound)
        edits.insert(at: range.lowerBound, rank: EditList.Rank.elementStart, [SegmentList.operation(Mark())])
        edits.insert(at: content, rank: EditList.Rank.containerStart, [SegmentList.operation(Mark())])
        edits.insert(
            at: range.upperBound, rank: EditList.Rank.elementEnd,
            [SegmentList.operation(DropIfEmpty(closingLength: closing))])
    }

    // MARK: - Tables and lists

    /// Tables all of whose rows may be left out, rows all of whose cells may, lists all of whose items may, and items all of
    /// whose paragraphs may.
    private mutating func placeDroppableTables(_ regions: [Range<Int>], _ droppable: Set<XMLNodeID>) {
        guard !regions.isEmpty || !resolver.removed.isEmpty else { return }
        let ordered = regions.sorted { $0.lowerBound < $1.lowerBound }
        var vanishing = droppable
        // The inner ones first: what holds nothing but them may vanish too.
        for node in (0..<document.nodeCount).reversed() where document.kind(of: node) == .element {
            guard let parts = parts(of: node), let first = parts.first, let last = parts.last,
                !resolver.removed.contains(node), mayVanish(parts, of: node, ordered, vanishing)
            else { continue }
            vanishing.insert(node)
            // Content controls around the rows go with them.
            let isWrapped = document.parent(of: last) != node
            placeDrop(
                of: node, contentAt: document.range(of: first).lowerBound,
                to: isWrapped ? document.range(of: last).upperBound : nil)
        }
    }

    /// The elements without which a table, row, list or item is not there either; `nil` for other elements.
    private func parts(of node: XMLNodeID) -> [XMLNodeID]? {
        switch vocabulary.role(of: node, in: document) {
        case .table: rows(of: node)
        case .row: cells(of: node)
        case .list: document.children(of: node).filter { vocabulary.role(of: $0, in: document) == .listItem }
        case .listItem: document.children(of: node).filter { document.kind(of: $0) == .element }
        default: nil
        }
    }

    /// Whether every part of a table or row is removed or stands in a block that begins inside: one around takes it whole.
    private func mayVanish(
        _ parts: [XMLNodeID], of node: XMLNodeID, _ regions: [Range<Int>], _ vanishing: Set<XMLNodeID>
    ) -> Bool {
        let start = document.range(of: node).lowerBound
        var low = 0
        var high = regions.count
        while low < high {
            let middle = (low + high) / 2
            if regions[middle].lowerBound <= start { low = middle + 1 } else { high = middle }
        }
        var next = low
        var end = 0
        return parts.allSatisfy { part in
            let range = document.range(of: part)
            while next < regions.count, regions[next].lowerBound <= range.lowerBound {
                end = max(end, regions[next].upperBound)
                next += 1
            }
            return resolver.removed.contains(part) || vanishing.contains(part) || range.upperBound <= end
        }
    }

    private func rows(of table: XMLNodeID) -> [XMLNodeID] {
        var result: [XMLNodeID] = []
        for child in document.children(of: table) where document.kind(of: child) == .element {
            switch vocabulary.role(of: child, in: document) {
            case .row: result.append(child)
            case .rowGroup, .container, .control: result += rows(of: child)
            default: break
            }
        }
        return result
    }

    private func cells(of row: XMLNodeID) -> [XMLNodeID] {
        document.children(of: row).filter {
            document.kind(of: $0) == .element
                && [.cell, .control].contains(vocabulary.role(of: $0, in: document))
        }
    }

    /// Tables before which something stands that may be left out: side by side with the table before it, one would grow
    /// together with it.
    private mutating func placeTableSeparators() {
        guard !vocabulary.isOpenDocument, !resolver.tags.isEmpty, document.names.contains(where: { $0.local == "tbl" })
        else { return }
        /// By container: whether the last block so far is a table that the template has beside the next one.
        var endsWithTable: [XMLNodeID: Bool] = [:]
        for node in 0..<document.nodeCount where document.kind(of: node) == .element {
            let role = vocabulary.role(of: node, in: document)
            guard role == .table || role == .paragraph || role == .control, let parent = document.parent(of: node)
            else {
                continue
            }
            if role == .table, endsWithTable[parent] == false {
                edits.insert(
                    at: document.range(of: node).lowerBound, rank: EditList.Rank.elementStart + 1,
                    [SegmentList.operation(SeparateTables(prefix: prefix(of: node)))])
            }
            endsWithTable[parent] = role == .table
        }
    }

    // MARK: - Containers

    /// Cells and other containers in which statements may leave no paragraph.
    private mutating func placeGuards(_ droppable: Set<XMLNodeID>) {
        var containers: Set<XMLNodeID> = []
        for paragraph in paragraphs where paragraph.language == .wordprocessing {
            let node = paragraph.nodes[0]
            if resolver.removed.contains(node) || droppable.contains(node) || definitionNodes.contains(node)
                || paragraph.nodes.count > 1,
                let parent = document.parent(of: node)
            {
                containers.insert(parent)
            }
            for tag in tags[paragraph.tags] {
                guard case .at(let offset) = tag.placement, let parent = container(of: node, at: offset) else {
                    continue
                }
                containers.insert(parent)
            }
        }
        for node in containers.sorted() {
            let role = vocabulary.role(of: node, in: document)
            guard role.holdsBlocks, !resolver.removed.contains(node), !holdsRowsOrCells(node)
            else { continue }
            let isBody = document.names[document.nameNumber(of: node)].local == "body"
            placeGuard(node, isCell: role == .cell || isBody, isBody: isBody)
        }
    }

    /// The element around a paragraph in whose content an offset lies.
    private func container(of node: XMLNodeID, at offset: Int) -> XMLNodeID? {
        var current = document.parent(of: node)
        while let element = current {
            let content = document.contentRange(of: element)
            if content.lowerBound <= offset, offset <= content.upperBound { return element }
            current = document.parent(of: element)
        }
        return nil
    }

    /// Whether it is the content of a control around rows or cells, which takes no paragraph.
    private func holdsRowsOrCells(_ node: XMLNodeID) -> Bool {
        document.children(of: node).contains {
            document.kind(of: $0) == .element && [.row, .cell].contains(vocabulary.role(of: $0, in: document))
        }
    }

    private mutating func placeGuard(_ node: XMLNodeID, isCell: Bool, isBody: Bool) {
        let prefix = prefix(of: node)
        let last = document.children(of: node).reversed().first {
            document.kind(of: $0) == .element && vocabulary.role(of: $0, in: document) == .paragraph
        }
        let paragraph = last.map { emptyParagraph(like: $0) } ?? Array("<\(prefix)p/>".utf8)
        // The properties of the last section stand at the very end of a body.
        let section = document.children(of: node).first { vocabulary.role(of: $0, in: document) == .section }
        edits.insert(
            at: section.map { document.range(of: $0).lowerBound } ?? document.contentRange(of: node).upperBound,
            rank: EditList.Rank.containerEnd,
            [
                SegmentList.operation(
                    EnsureParagraph(paragraph: paragraph, isCell: isCell, allowsControl: isBody, prefix: prefix))
            ])
    }

    private func emptyParagraph(like node: XMLNodeID) -> [UInt8] {
        let paragraph = ParagraphReader(node, document, vocabulary).paragraph
        return paragraphOpening(paragraph) + Array("</\(prefix(of: node))p>".utf8)
    }
}
