internal import DocumentModel

/// A guess at the page on which each heading stands, for a table of contents until its field is updated.
struct PageEstimate {
    private(set) var pages: [String: Int] = [:]
    private(set) var page = 1
    private var y = 0.0
    private let house: HouseStyle
    private let document: Document
    /// How many entries a table of contents has, by its depth.
    private var entryCounts: [Int: Int] = [:]

    init(_ document: Document, house: HouseStyle) {
        self.house = house
        self.document = document
        for block in document.blocks { visit(block, width: house.textWidth, depth: 0) }
    }

    private mutating func visit(_ blocks: [Block], width: Double, depth: Int) {
        guard depth < Surroundings.deepest else { return }
        for block in blocks { visit(block, width: max(72, width), depth: depth + 1) }
    }

    private mutating func visit(_ block: Block, width: Double, depth: Int) {
        switch block {
        case .heading(let heading): add(heading, width: width)
        case .paragraph(let paragraph): add(paragraph.inlines, house.text, width: width)
        case .list(let list):
            for item in list.items {
                visit(item.blocks, width: width - house.listIndent, depth: depth)
            }
        case .table(let table): add(table, width: width)
        case .quote(let blocks, _):
            visit(blocks, width: width - house.listIndent, depth: depth)
        case .code(let text, _): add(height: Double(text.utf8.count { $0 == 0x0A } + 1) * lineHeight(house.text.size))
        case .division(let division):
            visit(division.blocks, width: width, depth: depth)
            if division.role == .cover { startPage() }
        case .thematicBreak: add(height: 14)
        case .pageBreak: startPage()
        case .figure(let figure):
            add(height: figure.image.height ?? 200)
            add(figure.caption, house.caption, width: width)
        case .contents(let depth, _):
            add(height: Double(entryCount(depth: min(max(depth, 1), 5)) + 2) * (house.text.size * 1.8))
        }
    }

    private mutating func entryCount(depth: Int) -> Int {
        if let known = entryCounts[depth] { return known }
        let count = document.contents(depth: depth).count
        entryCounts[depth] = count
        return count
    }

    private mutating func add(_ heading: Heading, width: Double) {
        let level = min(max(heading.level, 1), 6) - 1
        let look = house.headings.indices.contains(level) ? house.headings[level] : house.text
        let height = self.height(of: heading.inlines, size: look.size, width: width)
        // A heading keeps the first two lines of the text below.
        if y + height + 2 * lineHeight(house.text.size) > house.textHeight { startPage() }
        add(height: look.spaceBefore + height + look.spaceAfter)
        if let id = heading.attributes.id, pages[id] == nil { pages[id] = page }
    }

    private mutating func add(_ inlines: [Inline], _ look: HouseStyle.TextStyle, width: Double) {
        guard !inlines.isEmpty else { return }
        let height = height(of: inlines, size: look.size, width: width)
        var rest = height + look.spaceBefore + look.spaceAfter
        guard rest.isFinite else { return }
        while y + rest > house.textHeight, rest > 0, y < house.textHeight, page < 100_000 {
            let fitting = house.textHeight - y
            rest -= max(1, fitting)
            page += 1
            y = 0
        }
        y += max(0, rest)
    }

    private mutating func add(_ table: Table, width: Double) {
        add(table.caption, house.caption, width: width)
        let columns = Double(max(1, table.columns.count))
        let cellWidth = max(24, width / columns - 11)
        add(table.headRows, cellWidth: cellWidth)
        add(table.bodyRows, cellWidth: cellWidth)
        add(height: 10)
    }

    private mutating func add(_ rows: [Table.Row], cellWidth: Double) {
        for row in rows {
            var tallest = 1.0
            for cell in row.cells {
                let line = Double(Self.length(of: cell.blocks)) * house.text.size * 0.5
                tallest = max(tallest, (line / cellWidth).rounded(.up))
            }
            add(height: tallest * lineHeight(house.text.size) + 8)
        }
    }

    private mutating func add(height: Double) {
        guard height.isFinite, height > 0 else { return }
        if y + height > house.textHeight, y > 0 { startPage() }
        y += min(height, house.textHeight)
    }

    private mutating func startPage() {
        page = min(page + 1, 100_000)
        y = 0
    }

    private func height(of inlines: [Inline], size: Double, width: Double) -> Double {
        // Half the size for a character, spaces and thin letters among them.
        let line = Double(Self.length(of: inlines)) * size * 0.5
        return max(1, (line / width).rounded(.up)) * lineHeight(size)
    }

    private static func length(of blocks: [Block]) -> Int {
        var length = 0
        for case .paragraph(let paragraph) in blocks { length += Self.length(of: paragraph.inlines) }
        return length
    }

    /// In bytes, which is near enough to characters.
    private static func length(of inlines: [Inline]) -> Int {
        var length = 0
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): length += text.utf8.count
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner), .span(let inner, _):
                length += Self.length(of: inner)
            case .link(let link): length += Self.length(of: link.inlines)
            case .image, .lineBreak, .note: length += 3
            }
        }
        return length
    }

    private func lineHeight(_ size: Double) -> Double { size * 1.15 * max(0.5, house.lineSpacing) }
}
