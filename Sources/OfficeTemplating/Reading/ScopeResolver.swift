internal import Diagnostics
internal import XMLTree

/// Decides where the statements of a part go, so that every block holds whole elements: a paragraph that holds only
/// statements disappears, a block over table rows takes whole rows, one over paragraphs whole paragraphs.
struct ScopeResolver {
    let document: XMLDocument
    let vocabulary: Vocabulary
    let paragraphs: [Paragraph]
    let contents: [Int]
    let sources: [SourceText]
    private(set) var tags: [Tag]
    /// Elements that are left out of the result: paragraphs, rows and cells that hold only statements.
    private(set) var removed: Set<XMLNodeID> = []
    var problems: [Diagnostic] = []
    let blocks: [TagBlock]
    /// The blocks that begin and end in one paragraph, by the number of its source text.
    let inlineBlocks: [Int: [Int]]
    /// All tags in the order in which they stand in the part.
    let order: [Int]
    /// Where the last of several joined paragraphs ends, by the first.
    let joinedEnds: [XMLNodeID: Int]

    init(_ reader: PartReader) {
        document = reader.document
        vocabulary = reader.vocabulary
        paragraphs = reader.paragraphs
        contents = reader.contents
        sources = reader.sources
        let tags = reader.tags
        let document = reader.document
        var ends: [XMLNodeID: Int] = [:]
        for paragraph in reader.paragraphs {
            guard let last = paragraph.nodes.dropFirst().last else { continue }
            ends[paragraph.nodes[0]] = document.range(of: last).upperBound
        }
        joinedEnds = ends
        self.tags = tags
        order = tags.indices.sorted { tags[$0].offset < tags[$1].offset }
        blocks = TagBlock.all(of: tags, in: order)
        var inline: [Int: [Int]] = [:]
        for (number, block) in blocks.enumerated() where tags[block.opening].paragraph == tags[block.closing].paragraph
        {
            inline[tags[block.opening].source, default: []].append(number)
        }
        inlineBlocks = inline
        removeTagOnlyParagraphs()
        removePrefixed()
        for block in blocks { resolve(block) }
        rescuePlainStatements()
        checkJumps()
        checkFilters()
        checkNesting()
        // Once something is wrong, the tags stay where they are: the parser then reports what else is wrong with them, and
        // nothing that only follows from this.
        if !problems.isEmpty {
            removed = []
            for number in self.tags.indices { self.tags[number].placement = .inline }
        }
    }

    // MARK: - Paragraphs of their own

    private mutating func removeTagOnlyParagraphs() {
        for paragraph in paragraphs where !paragraph.isInComment {
            let node = paragraph.nodes[0]
            let hasCellStatement = tags[paragraph.tags].contains {
                if case .cell = $0.statement { true } else { false }
            }
            guard !hasCellStatement, holdsOnlyTags(node, paragraph) else { continue }
            removed.insert(node)
            let offset = document.range(of: node).lowerBound
            for tag in paragraph.tags { tags[tag].placement = .at(offset) }
        }
    }

    private func holdsOnlyTags(_ node: XMLNodeID, _ paragraph: Paragraph) -> Bool {
        !paragraph.tags.isEmpty && paragraph.nodes.allSatisfy { !hasContent(document.range(of: $0)) }
    }

    /// Statements and comments with a prefix that are no part of a block take the place of the element they name.
    private mutating func removePrefixed() {
        let inBlocks = Set(blocks.flatMap(\.tags))
        for number in tags.indices where !inBlocks.contains(number) && tags[number].kind != .placeholder {
            guard let level = tags[number].prefix, level != .run, let node = element(at: level, of: number) else {
                continue
            }
            removed.insert(node)
            tags[number].placement = .at(document.range(of: node).lowerBound)
        }
    }

    /// Moves statements such as `{% set %}` out of rows and cells that are left out.
    private mutating func rescuePlainStatements() {
        guard !removed.isEmpty else { return }
        /// The first of the tags that are put at an offset.
        var first: [Int: Int] = [:]
        func note(_ tag: Tag) {
            guard case .at(let offset) = tag.placement else { return }
            first[offset] = min(first[offset] ?? tag.offset, tag.offset)
        }
        for tag in tags { note(tag) }
        for number in tags.indices where tags[number].kind == .statement && tags[number].statement == .plain {
            var node = document.parent(of: paragraphs[tags[number].paragraph].nodes[0])
            while let current = node {
                if removed.contains(current) {
                    let range = document.range(of: current)
                    let follows = first[range.upperBound].map { $0 < tags[number].offset } ?? false
                    tags[number].placement = .at(follows ? range.upperBound : range.lowerBound)
                    note(tags[number])
                }
                node = document.parent(of: current)
            }
        }
    }

    // MARK: - Blocks

    private mutating func resolve(_ block: TagBlock) {
        let numbers = block.tags
        if let level = numbers.compactMap({ tags[$0].prefix }).filter({ $0 != .run }).max(by: { $0.rank < $1.rank }) {
            return resolve(block, at: level)
        }
        let first = tags[block.opening].paragraph
        if numbers.allSatisfy({ tags[$0].paragraph == first }) { return resolveInline(block) }
        let nodes = numbers.map { paragraphs[tags[$0].paragraph].nodes[0] }
        let common = commonAncestor(of: nodes)
        let children = nodes.map { child(of: common, containing: $0) }
        switch vocabulary.role(of: common, in: document) {
        case .table, .rowGroup: resolveRows(block, children)
        case .row: resolveCells(block, row: common, children)
        case let role where role.holdsBlocks || role == .list: resolveBlocks(block, children)
        default: report(block, "begins in one text box or frame and ends in another")
        }
    }

    private mutating func resolveInline(_ block: TagBlock) {
        let paragraph = paragraphs[tags[block.opening].paragraph]
        if removed.contains(paragraph.nodes[0]) { return }
        let fixed = Set(block.tags.map { paragraph.fixedWrapper(around: tags[$0].wrapper) })
        guard fixed.count <= 1 else {
            return report(block, "begins inside a field or content control and ends outside of it")
        }
    }

    /// A block over several children of a container: whole ones where its tags stand at their edges.
    private mutating func resolveBlocks(_ block: TagBlock, _ children: [XMLNodeID]) {
        let placements = zip(block.tags, children).map { boundary(of: $0, at: $1, block) }
        if placements.allSatisfy({ $0 != nil }) { return assign(block, placements.map { $0 ?? .inline }, children) }
        // In the middle of paragraphs, a block holds the end of one and the beginning of another.
        let isSpliced = zip(block.tags, children).allSatisfy { number, node in
            let paragraph = paragraphs[tags[number].paragraph]
            return isAlone(paragraph.nodes[0], in: node, like: children[0])
                && paragraph.fixedWrapper(around: tags[number].wrapper) < 0
        }
        guard isSpliced else {
            return report(block, "begins inside a table or list and ends outside of it, or the other way round")
        }
        for (number, node) in zip(block.tags, children) {
            removed.remove(node)
            tags[number].placement = .inline
        }
    }

    /// Whether a paragraph is the child of a container, or stands in the item of a list that is, as deep as in another.
    private func isAlone(_ paragraph: XMLNodeID, in child: XMLNodeID, like other: XMLNodeID) -> Bool {
        if paragraph == child { return vocabulary.role(of: other, in: document) == .paragraph }
        return vocabulary.role(of: child, in: document) == .listItem && document.parent(of: paragraph) == child
            && vocabulary.role(of: other, in: document) == .listItem
    }

    /// A block over several rows of a table: whole rows.
    private mutating func resolveRows(_ block: TagBlock, _ children: [XMLNodeID]) {
        var placements: [Placement] = []
        for (number, node) in zip(block.tags, children) {
            if let placement = boundary(of: number, at: node, block) {
                placements.append(placement)
            } else if block.divisions.contains(number) {
                return report(
                    block, "covers table rows, but its '\(word(of: number))' stands in the middle of one",
                    hint: "put '{% \(word(of: number)) %}' into a row of its own")
            } else {
                let range = document.range(of: node)
                placements.append(.at(number == block.opening ? range.lowerBound : range.upperBound))
            }
        }
        assign(block, placements, children)
    }

    /// A block over several cells of one row: the row itself if it begins and ends with it, else whole cells.
    private mutating func resolveCells(_ block: TagBlock, row: XMLNodeID, _ children: [XMLNodeID]) {
        let areTagOnly = children.map { holdsOnlyTags($0) }
        let range = document.range(of: row)
        let coversRow = isAtStart(block.opening, of: row) && isAtEnd(block.closing, of: row)
        if coversRow, block.divisions.isEmpty, !(areTagOnly.first == true && areTagOnly.last == true) {
            tags[block.opening].placement = .at(range.lowerBound)
            tags[block.closing].placement = .at(range.upperBound)
            return
        }
        let placements = zip(block.tags, children).map { boundary(of: $0, at: $1, block) }
        guard placements.allSatisfy({ $0 != nil }) else {
            return report(
                block, "begins in one table cell and ends in another, but neither covers whole cells nor the whole row",
                hint: "begin it at the start of the first cell and end it at the end of the last one")
        }
        assign(block, placements.map { $0 ?? .inline }, children)
    }

    /// Where a tag goes relative to an element that it stands in: before it, after it, or, for `nil`, somewhere inside.
    /// An element that holds only statements is marked for removal by ``assign``.
    private func boundary(of number: Int, at node: XMLNodeID, _ block: TagBlock) -> Placement? {
        let range = document.range(of: node)
        let before = Placement.at(range.lowerBound)
        let after = Placement.at(range.upperBound)
        if holdsOnlyTags(node) { return number == block.opening ? after : before }
        let isAtStart = isAtStart(number, of: node)
        let isAtEnd = isAtEnd(number, of: node)
        if number == block.closing { return isAtEnd ? after : isAtStart ? before : nil }
        return isAtStart ? before : isAtEnd ? after : nil
    }

    private mutating func assign(_ block: TagBlock, _ placements: [Placement], _ children: [XMLNodeID]) {
        for (index, number) in block.tags.enumerated() {
            tags[number].placement = placements[index]
            if holdsOnlyTags(children[index]) { removed.insert(children[index]) }
        }
    }

    /// A block with a prefix: about the elements that it names, whatever else they hold.
    private mutating func resolve(_ block: TagBlock, at level: Tag.Level) {
        var nodes: [XMLNodeID] = []
        for number in block.tags {
            guard let node = element(at: level, of: number) else {
                let place = level == .paragraph ? "paragraph" : "table"
                return report(block, "is about a \(level.word), but stands outside of a \(place)", tag: number)
            }
            nodes.append(node)
        }
        if nodes.allSatisfy({ $0 == nodes[0] }) {
            guard block.divisions.isEmpty else {
                return report(block, "holds a whole \(level.word), so that its 'else' has none to stand in")
            }
            let range = document.range(of: nodes[0])
            tags[block.opening].placement = .at(range.lowerBound)
            tags[block.closing].placement = .at(range.upperBound)
            removed.remove(nodes[0])
            return
        }
        guard nodes.allSatisfy({ document.parent(of: $0) == document.parent(of: nodes[0]) }) else {
            return report(block, "begins in one table, cell or text box and ends in another")
        }
        for (number, node) in zip(block.tags, nodes) {
            let range = document.range(of: node)
            removed.insert(node)
            tags[number].placement = .at(number == block.opening ? range.upperBound : range.lowerBound)
        }
    }

    /// Where a tag stands in the result, as an offset of the part.
    func position(of number: Int) -> Int {
        if case .at(let offset) = tags[number].placement { return offset }
        return tags[number].offset
    }
}
