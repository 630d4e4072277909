internal import DocumentModel

/// A row of a table with something in every column, as Word wants it: where a cell above reaches down, its continuation.
struct TableRow {
    enum Slot {
        /// `nil` where the table has no cell.
        case cell(Table.Cell?, column: Int, span: Int, startsMerge: Bool)
        /// The rest of a cell that began in a row above.
        case continuation(column: Int, span: Int)
    }

    var slots: [Slot] = []
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
            var row = TableRow(isHead: isHead, attributes: attributes)
            var column = 0
            var next = places.startIndex
            while column < columns {
                if let (span, rest) = open[column] {
                    row.slots.append(.continuation(column: column, span: span))
                    open[column] = rest > 1 ? (span, rest - 1) : nil
                    column += span
                } else if next < places.endIndex {
                    let place = places[next]
                    next += 1
                    row.slots.append(
                        .cell(
                            place.cell, column: place.column, span: place.columnSpan, startsMerge: place.rowSpan > 1))
                    if place.rowSpan > 1 { open[place.column] = (place.columnSpan, place.rowSpan - 1) }
                    column = place.column + place.columnSpan
                } else {
                    // The grid leaves no gap; a row that did would still end.
                    column = columns
                }
            }
            return row
        }
    }
}
