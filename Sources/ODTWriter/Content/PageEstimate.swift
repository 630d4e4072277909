internal import DocumentModel

/// Guesses the page that each heading will stand on, for the table of contents: layout is the word processor's, and it
/// corrects the numbers when it updates the index.
struct PageEstimate {
    private let style: HouseStyle
    private let width: Double
    private let height: Double
    /// From the top of the first page, counting only text areas, in points.
    private var position = 0.0
    private var pages: [String: Int] = [:]

    init(_ document: Document, style: HouseStyle, page: PageGeometry) {
        self.style = style
        width = page.textWidth
        height = page.textHeight
        visit(document.blocks, document, width: page.textWidth)
    }

    /// From 1; 1 for an identifier that no heading has.
    func page(of id: String) -> Int { pages[id] ?? 1 }

    /// Positions are sums: one at the top of a page may come out a hair above it.
    private static let tolerance = 0.01

    /// The pages that are full, and how much of the next is.
    private var place: (pages: Double, offset: Double) {
        let pages = ((position + Self.tolerance) / height).rounded(.down)
        return (pages, max(position - pages * height, 0))
    }

    private var currentPage: Int { Int(min(place.pages, 99_998)) + 1 }

    private mutating func visit(_ blocks: [Block], _ document: Document, width: Double) {
        for block in blocks {
            switch block {
            case .heading(let heading):
                let look =
                    style.headings.indices.contains(heading.level - 1) ? style.headings[heading.level - 1] : style.text
                let lines = self.height(of: heading.inlines.plainText, look, width: width)
                let room = height - place.offset
                // A heading stays with the first two lines below it.
                if room < lines + 3 * style.text.size { breakPage() }
                if let id = heading.attributes.id { pages[id] = currentPage }
                advance(lines)
            case .paragraph(let paragraph):
                advance(height(of: paragraph.inlines.plainText, style.text, width: width))
            case .list(let list):
                for item in list.items { visit(item.blocks, document, width: max(width - style.listIndent, 72)) }
            case .table(let table): advance(table)
            case .quote(let inner, _): visit(inner, document, width: max(width - 28, 72))
            case .code(let text, language: _):
                advance(Double(text.utf8.count { $0 == UInt8(ascii: "\n") } + 1) * style.text.size * 1.15)
            case .division(let division):
                visit(division.blocks, document, width: width)
                if division.role == .cover { breakPage() }
            case .thematicBreak: advance(20)
            case .pageBreak: breakPage()
            case .figure(let figure):
                let data = document.images[figure.image.source]
                let picture = data.map {
                    ContentPart.size(of: figure.image, $0, width: width, height: height * 0.9).height
                }
                advance((picture ?? 12) + 8)
                advance(height(of: figure.caption.plainText, style.caption, width: width))
            case .contents(let depth, _):
                let entries = document.contents(depth: depth).count
                advance(Double(entries + 2) * style.text.size * style.lineSpacing * 1.3)
            }
        }
    }

    private mutating func advance(_ distance: Double) { position += max(distance, 0) }

    private mutating func breakPage() {
        guard place.offset > Self.tolerance else { return }
        position = (place.pages + 1) * height
    }

    /// 1.15 is the height of a line of Arial over its font size.
    private func height(of text: String, _ look: HouseStyle.TextStyle, width: Double) -> Double {
        guard !text.isEmpty else { return 0 }
        let lines = (TextMeasure.ems(text.utf8) * look.size / max(width * 0.95, 1)).rounded(.up)
        return lines * look.size * 1.15 * style.lineSpacing + look.spaceBefore + look.spaceAfter
    }

    private mutating func advance(_ table: Table) {
        advance(height(of: table.caption.plainText, style.caption, width: width))
        for row in table.headRows + table.bodyRows {
            var tallest = style.text.size * 1.15
            for (index, cell) in row.cells.enumerated() {
                let share = index < table.columns.count ? table.columns[index].share : nil
                let cellWidth = max(width * (share ?? 1 / Double(max(table.columns.count, 1))) - 12, 24)
                var length = 0.0
                for case .paragraph(let paragraph) in cell.blocks {
                    length += TextMeasure.ems(paragraph.inlines.plainText.utf8) * style.text.size
                }
                tallest = max(tallest, (length / cellWidth).rounded(.up) * style.text.size * 1.15)
            }
            advance(tallest + 7)
        }
        advance(12)
    }
}
