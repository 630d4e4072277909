internal import DocumentModel

/// The widths of a table's columns: by their shares where all have one, else by what their cells hold.
struct TableLayout {
    let widths: [Twips]
    let total: Twips
    let indent: Twips
    /// Whether the widths hold whatever the cells contain.
    let isFixed: Bool

    init(_ columns: [Table.Column], rows: [TableRow], in place: Surroundings, ownIndent: Twips, house: HouseStyle) {
        indent = place.outerIndent + ownIndent + place.listIndent
        // A table in a deep list still has an inch.
        total = Twips(rawValue: max(1440, place.width.rawValue - indent.rawValue))
        let shares = columns.compactMap { $0.share.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }
        isFixed = shares.count == columns.count
        let weights = isFixed ? shares : Self.weights(columns.count, rows, total: total.points, house: house)
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
    private static func weights(
        _ count: Int, _ rows: [TableRow], total: Double, house: HouseStyle
    ) -> [Double] {
        var least = [Double](repeating: 0, count: count)
        var wanted = least
        for row in rows {
            for place in row.places where place.columnSpan == 1 {
                guard let cell = place.cell else { continue }
                let measure = TextMeasure(cell.blocks, size: house.text.size, isBold: row.isHead || cell.isRowHeader)
                least[place.column] = max(least[place.column], measure.longestWord + 12)
                wanted[place.column] = max(wanted[place.column], measure.longestLine + 12)
            }
        }
        for column in least.indices where wanted[column] == 0 {
            least[column] = 24
            wanted[column] = 24
        }
        return share(total, least: least, wanted: wanted)
    }

    /// Columns that want no more than their part get it, narrowest first; the others share what is left by what they want,
    /// none below its longest word if that can be. Where all fit, what is left over is shared in proportion.
    private static func share(_ total: Double, least: [Double], wanted: [Double]) -> [Double] {
        guard wanted.reduce(0, +) > total else { return wanted }
        guard least.reduce(0, +) < total else { return least }
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
