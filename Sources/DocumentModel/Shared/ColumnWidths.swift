/// The widths of a table's columns: shares where the document gives them, and for the rest what their text needs, as
/// browsers do (at least the longest word, at most the longest line). Word processors lay tables out by the widths in the
/// file, so the writers choose them without a font at hand.
package struct ColumnWidths: Sendable {
    /// In points; they add up to the width of the table.
    package let widths: [Double]
    /// Whether the document gave the share of every column, which then holds whatever the cells contain.
    package let isGiven: Bool

    /// What stands beside the text of a cell.
    private static let padding = 12.0
    private static let least = 24.0

    /// - Parameters:
    ///   - tableWidth: In points.
    ///   - fontSize: Of the text of the cells, in points.
    package init(_ grid: TableGrid, tableWidth: Double, fontSize: Double) {
        let shares = grid.columns.map { column in
            column.share.flatMap { $0.isFinite && $0 > 0 ? min($0, 1) : nil }
        }
        isGiven = !shares.contains { $0 == nil }
        var widths = shares.map { ($0 ?? 0) * tableWidth }
        if !isGiven {
            let open = shares.indices.filter { shares[$0] == nil }
            let size = fontSize.isFinite ? min(max(fontSize, 1), 200) : 12
            let (least, wanted) = Self.needs(of: grid, size: size)
            let rest = max(tableWidth - widths.reduce(0, +), Double(open.count) * Self.least)
            let free = Self.share(rest, least: open.map { least[$0] }, wanted: open.map { wanted[$0] })
            for (column, width) in zip(open, free) { widths[column] = width }
        }
        let sum = widths.reduce(0, +)
        self.widths = sum > 0 ? widths.map { $0 / sum * tableWidth } : widths
    }

    private static func needs(of grid: TableGrid, size: Double) -> (least: [Double], wanted: [Double]) {
        var plain = [TextMeasure](repeating: TextMeasure(), count: grid.columns.count)
        var bold = plain
        for place in grid.head.joined() where place.columnSpan == 1 { measure(place, &bold) }
        for place in grid.body.joined() where place.columnSpan == 1 {
            if place.cell?.isRowHeader == true { measure(place, &bold) } else { measure(place, &plain) }
        }
        func width(_ column: Int, _ part: KeyPath<TextMeasure, Int>) -> Double {
            let hundredths = max(Double(plain[column][keyPath: part]), Double(bold[column][keyPath: part]) * 1.07)
            return max(hundredths / 100 * size + padding, least)
        }
        return (plain.indices.map { width($0, \.word) }, plain.indices.map { width($0, \.line) })
    }

    private static func measure(_ place: TableGrid.Place, _ columns: inout [TextMeasure]) {
        guard let cell = place.cell else { return }
        columns[place.column].add(cell.blocks)
    }

    /// Columns that want no more than their part get it, narrowest first; the others share what is left by what they want,
    /// none below its longest word if that can be.
    private static func share(_ total: Double, least: [Double], wanted: [Double]) -> [Double] {
        guard wanted.reduce(0, +) > total else { return wanted.map { $0 * total / max(wanted.reduce(0, +), 1) } }
        guard least.reduce(0, +) < total else { return least.map { $0 * total / max(least.reduce(0, +), 1) } }
        var widths = least
        var rest = total - least.reduce(0, +)
        let narrowestFirst = wanted.indices.sorted { wanted[$0] - least[$0] < wanted[$1] - least[$1] }
        for (position, column) in narrowestFirst.enumerated() {
            let part = rest / Double(wanted.count - position)
            let more = min(wanted[column] - least[column], part)
            widths[column] += more
            rest -= more
        }
        return widths
    }
}
