internal import DocumentModel

/// The widths of a table's columns: by their shares where all have one, else by what their cells hold.
struct TableLayout {
    let widths: [Twips]
    let total: Twips
    let indent: Twips
    /// Whether the widths hold whatever the cells contain.
    let isFixed: Bool

    init(_ table: Table, grid: TableGrid, in place: Surroundings, ownIndent: Twips, house: HouseStyle) {
        indent = place.outerIndent + ownIndent + place.listIndent
        // A table in a deep list still has an inch.
        total = Twips(rawValue: max(1440, place.width.rawValue - indent.rawValue))
        let shares = table.columns.compactMap { $0.share.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }
        isFixed = shares.count == grid.columnCount
        let weights = isFixed ? shares : Self.weights(grid, total: total.points, house: house)
        widths = Self.distribute(total, by: weights)
    }

    func width(_ column: Int, _ span: Int) -> Twips {
        let end = min(column + span, widths.count)
        guard column < end else { return .zero }
        return Twips(rawValue: widths[column..<end].reduce(0) { $0 + $1.rawValue })
    }

    /// Whole twips that add up to the total exactly.
    private static func distribute(_ total: Twips, by weights: [Double]) -> [Twips] {
        let sum = weights.reduce(0, +)
        guard sum > 0, sum.isFinite else {
            return weights.map { _ in Twips(rawValue: total.rawValue / max(1, weights.count)) }
        }
        var edge = 0.0
        var last = 0
        return weights.map { weight in
            edge += weight / sum
            let next = Int((min(edge, 1) * Double(total.rawValue)).rounded())
            defer { last = next }
            return Twips(rawValue: max(1, next - last))
        }
    }

    /// What each column wants: room for its longest word at least, for its longest line at most; what is left over goes to
    /// the columns that want more.
    private static func weights(_ grid: TableGrid, total: Double, house: HouseStyle) -> [Double] {
        var least = [Double](repeating: 0, count: grid.columnCount)
        var wanted = least
        for row in grid.rows {
            for case .cell(let cell, let column, 1, _) in row.slots {
                let measure = TextMeasure(cell.blocks, size: house.text.size, isBold: row.isHead || cell.isRowHeader)
                least[column] = max(least[column], measure.longestWord + 12)
                wanted[column] = max(wanted[column], measure.longestLine + 12)
            }
        }
        for column in least.indices where wanted[column] == 0 {
            least[column] = 24
            wanted[column] = 24
        }
        let leastSum = least.reduce(0, +)
        let wantedSum = wanted.reduce(0, +)
        guard leastSum < total else { return least }
        guard wantedSum > total else {
            // All fits: what is left over is shared in proportion, which keeps short columns short.
            return wanted
        }
        let factor = (total - leastSum) / max(1, wantedSum - leastSum)
        return zip(least, wanted).map { $0 + ($1 - $0) * factor }
    }
}
