internal import DocumentModel

/// A row of a table with something in every column, as Word wants it: where a cell above reaches down, its continuation.
struct TableRow {
    enum Slot {
        /// An index into ``places``.
        case place(Int)
        /// The rest of a cell that began in a row above.
        case continuation(column: Int, span: Int)
    }

    var places: [TableGrid.Place]
    /// `nil` where every place is a column, and no cell reaches down.
    var slots: [Slot]?
    var isHead: Bool
    var attributes: Attributes

    /// The most columns that Word takes.
    static let mostColumns = 63

    static func rows(of table: Table, grid: TableGrid) -> [TableRow] {
        let columns = grid.columns.count
        let head = zip(grid.head, grid.headSources.map { table.headRows[$0].attributes })
        let body = zip(grid.body, grid.bodySources.map { table.bodyRows[$0].attributes })
        return rows(head, isHead: true, columns: columns) + rows(body, isHead: false, columns: columns)
    }

    private static func rows(
        _ rows: some Sequence<([TableGrid.Place], Attributes)>, isHead: Bool, columns: Int
    ) -> [TableRow] {
        // By the column in which a cell begins: its width, and how many rows below it still covers.
        var open: [Int: (span: Int, rows: Int)] = [:]
        return rows.map { places, attributes in
            var row = TableRow(places: places, isHead: isHead, attributes: attributes)
            if open.isEmpty, places.count == columns, !places.contains(where: { $0.rowSpan > 1 }) { return row }
            var slots: [Slot] = []
            var column = 0
            var next = places.startIndex
            while column < columns {
                if let (span, rest) = open[column] {
                    slots.append(.continuation(column: column, span: span))
                    open[column] = rest > 1 ? (span, rest - 1) : nil
                    column += span
                } else if next < places.endIndex {
                    slots.append(.place(next))
                    let (start, span, height) = (places[next].column, places[next].columnSpan, places[next].rowSpan)
                    next += 1
                    if height > 1 { open[start] = (span, height - 1) }
                    column = start + span
                } else {
                    // The grid leaves no gap; a row that did would still end.
                    column = columns
                }
            }
            row.slots = slots
            return row
        }
    }
}
