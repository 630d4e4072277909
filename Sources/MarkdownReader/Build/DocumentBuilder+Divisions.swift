internal import Diagnostics
internal import DocumentModel

extension DocumentBuilder {
    func open(_ list: AttributeList, _ marker: Int, _ open: inout [OpenDivision]) {
        divisionDepth += 1
        if divisionDepth == options.limits.depth + 1 {
            problems.error(
                .markdownTooDeep, "blocks stand inside each other more than \(options.limits.depth) deep",
                at: scanned.markers[marker].range, hint: LimitHint.fixed())
        }
        let classes = list.classes.map { Self.identifier(tokens.substituting($0[...])) }
        if classes.contains(Division.Role.recommendations.rawValue) {
            recommendationDepth += 1
            if !classes.contains(ReaderClass.continue.rawValue) { nextNumber = nil }
        }
        open.append(OpenDivision(marker: marker, classes: classes, section: section))
    }

    func close(_ marker: Int, _ open: inout [OpenDivision]) {
        guard open.count > 1, let opening = open.last?.marker else {
            problems.error(
                .unopenedDivision, "':::' closes a block that is not open here", at: scanned.markers[marker].range)
            return
        }
        divisionDepth -= 1
        // Problems that are already noted end the reading; building on would nest the model too deep for its writers.
        guard divisionDepth < options.limits.depth else {
            open.removeLast()
            return
        }
        let closed = open.removeLast()
        if closed.classes.contains(Division.Role.recommendations.rawValue) { recommendationDepth -= 1 }
        open[open.count - 1].items += finished(closed, opening).map { .block($0) }
    }

    /// What a division becomes when its end is reached.
    private func finished(_ open: OpenDivision, _ marker: Int) -> [Block] {
        let range = scanned.markers[marker].range
        var attributes = self.attributes(marker)
        let blocks = resolvingCaptions(open.items)
        let roles = attributes.classes.compactMap(Division.Role.init)
        let actions = attributes.classes.compactMap(ReaderClass.init)
        warnOfUnknownClass(attributes.classes, roles, actions, at: range)
        attributes.classes.removeAll { name in ReaderClass(rawValue: name) != nil || name == roles.first?.rawValue }
        if actions.contains(.pageBreak) { return [.pageBreak] + blocks }
        if actions.contains(.contents) { return [contents(blocks, attributes, at: range)] }
        guard let role = roles.first else {
            // A division only for its lists leaves no trace.
            if attributes.isEmpty, !actions.isEmpty { return blocks }
            return blocks.isEmpty ? [] : [.division(Division(nil, blocks: blocks, attributes: attributes))]
        }
        if role == .numberedParagraphs {
            let prefix = attributes.others.removeValue(forKey: "prefix").flatMap { Int($0) }
            return [numberedParagraphs(blocks, attributes, from: open.section, prefix: prefix)]
        }
        // Values that are empty leave nothing, not even the frame around them.
        return blocks.isEmpty ? [] : [division(role, blocks: blocks, attributes: attributes)]
    }

    private func warnOfUnknownClass(
        _ classes: [String], _ roles: [Division.Role], _ actions: [ReaderClass], at range: Range<Int>
    ) {
        guard roles.isEmpty, actions.isEmpty, let first = classes.first(where: { !ReaderClass.looks.contains($0) })
        else {
            return
        }
        let known = Division.Role.allCases.map(\.rawValue) + ReaderClass.allCases.map(\.rawValue)
        problems.warn(
            .unknownDivision, "there is no block named '\(first)': its content is kept", at: range,
            hint: NearestName.of(first, among: known).map { "did you mean '\($0)'?" })
    }

    private func contents(_ blocks: [Block], _ attributes: Attributes, at range: Range<Int>) -> Block {
        var title: [Inline] = [.text(wording.contents)]
        if case .paragraph(let paragraph)? = blocks.first { title = paragraph.inlines }
        var depth = 2
        if let text = attributes.others["depth"] {
            if let number = Int(text), (1...6).contains(number) {
                depth = number
            } else {
                problems.warn(.invalidAttribute, "the depth of the contents is a number from 1 to 6", at: range)
            }
        }
        return .contents(depth: depth, title: title)
    }

    /// A division of a role that asks for more than a frame.
    func division(_ role: Division.Role, blocks: [Block], attributes: Attributes) -> Block {
        var blocks = blocks
        switch role {
        case .headerTable, .copyList: blocks = Self.pairTables(blocks)
        default: break
        }
        return .division(Division(role, blocks: blocks, attributes: attributes))
    }

    // MARK: - Tables of names

    /// Tables whose first column heads the rows; lists and lines of `To: Dr Jones` become such tables.
    private static func pairTables(_ blocks: [Block]) -> [Block] {
        var result: [Block] = []
        var rows: [Table.Row] = []
        func flush() {
            guard !rows.isEmpty else { return }
            result.append(.table(Table(columns: [.init(), .init()], headRows: [], bodyRows: rows)))
            rows = []
        }
        for block in blocks {
            switch block {
            case .table(var table):
                flush()
                markRowHeaders(&table)
                result.append(.table(table))
            case .list(let list) where list.items.allSatisfy({ pair($0.blocks) != nil }):
                rows += list.items.compactMap { pair($0.blocks) }
            case .paragraph:
                if let row = pair([block]) {
                    rows.append(row)
                } else {
                    flush()
                    result.append(block)
                }
            default:
                flush()
                result.append(block)
            }
        }
        flush()
        return result
    }

    /// The row of a paragraph such as `To: Dr Jones` or `**To:** Dr Jones`, with the blocks after it in its second cell.
    private static func pair(_ blocks: [Block]) -> Table.Row? {
        guard case .paragraph(let paragraph)? = blocks.first, let first = paragraph.inlines.first else { return nil }
        let label: [Inline]
        var rest = Array(paragraph.inlines.dropFirst())
        switch first {
        case .strong(let inlines), .emphasis(let inlines):
            guard inlines.plainText.utf8.last == UInt8(ascii: ":") else { return nil }
            label = inlines
        case .text(let text):
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let after = text.utf8.index(after: colon)
            guard after == text.utf8.endIndex || text.utf8[after] == UInt8(ascii: " ") else { return nil }
            label = [.text(String(text[...colon]))]
            if after != text.utf8.endIndex { rest.insert(.text(String(text[after...])), at: 0) }
        default: return nil
        }
        if case .text(let text)? = rest.first {
            let trimmed = String(text.drop { $0 == " " })
            if trimmed.isEmpty { rest.removeFirst() } else { rest[0] = .text(trimmed) }
        }
        return Table.Row([
            Table.Cell([.paragraph(Paragraph(label))], isRowHeader: true),
            Table.Cell([.paragraph(Paragraph(rest))] + blocks.dropFirst()),
        ])
    }

    // MARK: - Numbered paragraphs

    /// Every paragraph becomes an item numbered within its section (1.1, 1.2 …), every item of an ordered list too; other
    /// blocks belong to the item before them.
    private func numberedParagraphs(
        _ blocks: [Block], _ attributes: Attributes, from opening: NumberedSection, prefix: Int?
    ) -> Block {
        var section = opening
        if let prefix { section.begin(prefix: prefix) }
        var result: [Block] = []
        var items: [List.Item] = []
        func flush() {
            guard !items.isEmpty else { return }
            let marker = List.Marker.numberedParagraphs(prefix: section.prefix, start: section.next)
            result.append(.list(List(marker, items: items, isTight: false, continues: section.next > 1)))
            section.next += items.count
            items = []
        }
        for block in blocks {
            switch block {
            case .heading(let heading):
                flush()
                section.begin(heading, number: heading.attributes.id.flatMap { numberOfHeading[$0] })
                result.append(block)
            case .paragraph: items.append(List.Item([block]))
            case .list(let list) where list.isOrdered: items += list.items
            default:
                if items.isEmpty {
                    flush()
                    result.append(block)
                } else {
                    items[items.count - 1].blocks.append(block)
                }
            }
        }
        flush()
        self.section = section
        return .division(Division(.numberedParagraphs, blocks: result, attributes: attributes))
    }

}

extension List {
    fileprivate var isOrdered: Bool {
        if case .ordered = marker { return true }
        return false
    }
}
