internal import DocumentModel

/// The widths of a table's columns: by their shares where all have one, else by what their cells hold.
struct TableLayout {
    let widths: [Twips]
    let total: Twips
    let indent: Twips
    /// Whether the widths hold whatever the cells contain.
    let isFixed: Bool

    init(_ grid: TableGrid, in place: Surroundings, ownIndent: Twips, house: HouseStyle) {
        indent = place.outerIndent + ownIndent + place.listIndent
        // A table in a deep list still has an inch.
        total = Twips(rawValue: max(1440, place.width.rawValue - indent.rawValue))
        let columns = ColumnWidths(grid, tableWidth: total.points, fontSize: house.text.size)
        isFixed = columns.isGiven
        widths = Self.twips(columns.widths, total: total)
    }

    func width(_ column: Int, _ span: Int) -> Twips {
        let end = min(column + span, widths.count)
        guard column < end else { return .zero }
        return Twips(rawValue: widths[column..<end].reduce(0) { $0 + $1.rawValue })
    }

    /// Whole twips that add up to the total exactly.
    private static func twips(_ points: [Double], total: Twips) -> [Twips] {
        var edge = 0.0
        var last = 0
        return points.map { width in
            edge += width
            let next = min(Twips(points: edge).rawValue, total.rawValue)
            defer { last = next }
            return Twips(rawValue: max(1, next - last))
        }
    }
}
