/// A guess at the page on which each heading stands, for a table of contents: layout is the word processor's, and it
/// corrects the numbers when it updates the table.
package struct PageEstimate: Sendable {
    /// By the identifiers of headings, from 1.
    package private(set) var pages: [String: Int] = [:]
    /// How many pages the document has.
    package private(set) var count = 1
    private var y = 0.0
    private let style: HouseStyle
    private let textHeight: Double
    /// How many entries a table of contents has, by its depth.
    private var entryCounts: [Int: Int] = [:]
    private let document: Document

    private static let deepest = 100
    private static let mostPages = 100_000

    /// - Parameters:
    ///   - width: Of the text area, in points.
    ///   - height: Of the text area, in points.
    package init(_ document: Document, style: HouseStyle, width: Double, height: Double) {
        self.style = style
        self.document = document
        textHeight = max(height, 72)
        visit(document.blocks, width: width, depth: 0)
    }

    private mutating func visit(_ blocks: [Block], width: Double, depth: Int) {
        guard depth < Self.deepest else { return }
        for block in blocks { visit(block, width: max(72, width), depth: depth + 1) }
    }

    private mutating func visit(_ block: Block, width: Double, depth: Int) {
        switch block {
        case .heading(let heading): add(heading, width: width)
        case .paragraph(let paragraph): add(paragraph.inlines, style.text, width: width)
        case .list(let list):
            for item in list.items { visit(item.blocks, width: width - style.listIndent, depth: depth) }
        case .table(let table): add(table, width: width)
        case .quote(let blocks, _): visit(blocks, width: width - style.listIndent, depth: depth)
        case .code(let text, _): add(height: Double(text.utf8.count { $0 == 0x0A } + 1) * lineHeight(style.text.size))
        case .division(let division):
            visit(division.blocks, width: width, depth: depth)
            if division.role == .cover { startPage() }
        case .thematicBreak: add(height: 14)
        case .pageBreak: startPage()
        case .figure(let figure):
            add(height: height(of: figure.image, width: width) + 8)
            add(figure.caption, style.caption, width: width)
        case .contents(let depth, _):
            add(
                height: Double(entryCount(depth: min(max(depth, 1), 5)) + 2) * style.text.size * style.lineSpacing * 1.4
            )
        }
    }

    private mutating func entryCount(depth: Int) -> Int {
        if let known = entryCounts[depth] { return known }
        let count = document.contents(depth: depth).count
        entryCounts[depth] = count
        return count
    }

    private func height(of image: Image, width: Double) -> Double {
        guard let data = document.images[image.source] else { return lineHeight(style.text.size) }
        let shown = min(image.width ?? data.width * 0.75, width)
        let height = image.height ?? shown * data.height / data.width
        return height.isFinite ? min(height, textHeight * 0.9) : 200
    }

    private mutating func add(_ heading: Heading, width: Double) {
        let level = min(max(heading.level, 1), 6) - 1
        let look = style.headings.indices.contains(level) ? style.headings[level] : style.text
        let height = height(of: heading.inlines, size: look.size, width: width)
        // A heading keeps the first two lines of the text below.
        if y + height + 2 * lineHeight(style.text.size) > textHeight { startPage() }
        add(height: look.spaceBefore + height + look.spaceAfter)
        if let id = heading.attributes.id, pages[id] == nil { pages[id] = count }
    }

    private mutating func add(_ inlines: [Inline], _ look: HouseStyle.TextStyle, width: Double) {
        guard !inlines.isEmpty else { return }
        var rest = height(of: inlines, size: look.size, width: width) + look.spaceBefore + look.spaceAfter
        guard rest.isFinite else { return }
        while y + rest > textHeight, rest > 0, y < textHeight, count < Self.mostPages {
            rest -= max(1, textHeight - y)
            count += 1
            y = 0
        }
        y += max(0, rest)
    }

    private mutating func add(_ table: Table, width: Double) {
        add(table.caption, style.caption, width: width)
        let widths = table.columns.map { column in
            max(24, width * (column.share ?? 1 / Double(table.columns.count)) - 12)
        }
        add(table.headRows, widths)
        add(table.bodyRows, widths)
        add(height: 10)
    }

    private mutating func add(_ rows: [Table.Row], _ widths: [Double]) {
        for row in rows {
            var tallest = 1.0
            for (column, cell) in row.cells.enumerated() {
                let line = Double(Self.length(of: cell.blocks)) * style.text.size * 0.47
                tallest = max(tallest, (line / (column < widths.count ? widths[column] : 24)).rounded(.up))
            }
            add(height: tallest * lineHeight(style.text.size) + 8)
        }
    }

    private mutating func add(height: Double) {
        guard height.isFinite, height > 0 else { return }
        if y + height > textHeight, y > 0 { startPage() }
        y += min(height, textHeight)
    }

    private mutating func startPage() {
        count = min(count + 1, Self.mostPages)
        y = 0
    }

    private func height(of inlines: [Inline], size: Double, width: Double) -> Double {
        // Not quite half the size for a character, spaces and thin letters among them.
        let line = Double(Self.length(of: inlines)) * size * 0.47
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

    /// 1.15 is the height of a line of Arial over its font size.
    private func lineHeight(_ size: Double) -> Double { size * 1.15 * max(0.5, style.lineSpacing) }
}
