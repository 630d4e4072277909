internal import DocumentModel

/// Chooses the widths of a table's columns: shares where the document gives them, and for the rest what their text needs,
/// as browsers do (at least the longest word, at most the longest line).
struct ColumnWidths {
    /// In points; they add up to the width of the table.
    let widths: [Length]

    private static let padding = 14.0
    /// What no column falls below, unless the table has too many.
    private static let least = 24.0

    init(_ grid: TableGrid, tableWidth: Double, fontSize: Double) {
        let count = grid.columns.count
        var extents = [TextMeasure.Extent](repeating: TextMeasure.Extent(), count: count)
        for row in grid.head + grid.body {
            for place in row where place.columnSpan == 1 {
                guard let cell = place.cell else { continue }
                Self.measure(cell.blocks, &extents[place.column], depth: 0)
                extents[place.column].endLine()
            }
        }
        let shares = grid.columns.map { column in
            column.share.flatMap { $0.isFinite && $0 > 0 ? min($0, 1) : nil }
        }
        let shared = shares.reduce(0) { $0 + ($1 ?? 0) } * tableWidth
        let open = (0..<count).filter { shares[$0] == nil }
        let free = Self.distribute(
            max(tableWidth - shared, Double(open.count) * Self.least),
            among: open.map { (extents[$0].word * fontSize, extents[$0].line * fontSize) })
        var widths = shares.map { ($0 ?? 0) * tableWidth }
        for (column, width) in zip(open, free) { widths[column] = width }
        let sum = widths.reduce(0, +)
        let factor = sum > 0 ? tableWidth / sum : 1
        self.widths = Self.rounded(widths.map { $0 * factor }, to: Length(points: tableWidth))
    }

    private static func distribute(_ width: Double, among columns: [(word: Double, line: Double)]) -> [Double] {
        let least = columns.map { max($0.word + padding, Self.least) }
        let most = columns.map { max($0.line + padding, Self.least) }
        let (leastSum, mostSum) = (least.reduce(0, +), most.reduce(0, +))
        if mostSum <= width {
            let factor = mostSum > 0 ? width / mostSum : 1
            return most.map { $0 * factor }
        }
        if leastSum >= width { return least.map { $0 * width / leastSum } }
        // What is over goes to the columns by what they lack; the square root keeps one long text from taking it all.
        let lack = zip(least, most).map { ($1 - $0).squareRoot() }
        let sum = lack.reduce(0, +)
        return zip(least, lack).map { $0 + (sum > 0 ? (width - leastSum) * $1 / sum : 0) }
    }

    /// The last column takes what rounding leaves over.
    private static func rounded(_ widths: [Double], to total: Length) -> [Length] {
        var lengths = widths.map { Length(points: $0) }
        let sum = lengths.reduce(0) { $0 + $1.hundredths }
        if let last = lengths.last {
            let rest = Double(max(last.hundredths + total.hundredths - sum, 1)) / 100
            lengths[lengths.count - 1] = Length(points: rest)
        }
        return lengths.map { max($0, Length(points: 0.01)) }
    }

    private static func measure(_ blocks: [Block], _ extent: inout TextMeasure.Extent, depth: Int) {
        guard depth < 20 else { return }
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): extent.add(paragraph.inlines.plainText)
            case .heading(let heading): extent.add(heading.inlines.plainText, factor: 1.1)
            case .code(let text, language: _): extent.add(text)
            case .list(let list): for item in list.items { measure(item.blocks, &extent, depth: depth + 1) }
            case .quote(let inner, _): measure(inner, &extent, depth: depth + 1)
            case .division(let division): measure(division.blocks, &extent, depth: depth + 1)
            case .figure, .table, .thematicBreak, .pageBreak, .contents: break
            }
            extent.endLine()
        }
    }
}
