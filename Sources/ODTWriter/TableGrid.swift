internal import DocumentModel

/// Where the cells of a table stand: rows of equal length, in which every place is a cell, covered by one, or filled up.
///
/// Spans are cut where they would leave the table, its head or body, or run into a cell that reaches down from above.
struct TableGrid {
    enum Place {
        /// A cell of the row, by its index, and the columns and rows that it takes.
        case cell(Int, columns: Int, rows: Int)
        case covered
        /// Nothing was given for the place.
        case missing
    }

    let columnCount: Int
    let head: [[Place]]
    let body: [[Place]]

    init(_ table: Table) {
        let head = Self.rows(table.headRows, columns: table.columns.count)
        let body = Self.rows(table.bodyRows, columns: table.columns.count)
        let count = (head + body).reduce(table.columns.count) { max($0, $1.count) }
        let filled = { (row: [Place]) in row + [Place](repeating: .missing, count: count - row.count) }
        self.head = head.map(filled)
        self.body = body.map(filled)
        columnCount = count
    }

    /// Complexity: O(*rows* × *columns*), since a span covers only columns that the table has.
    private static func rows(_ rows: [Table.Row], columns: Int) -> [[Place]] {
        // For each column, how many rows further down a cell from above still covers it.
        var covered = [Int](repeating: 0, count: columns)
        var result: [[Place]] = []
        result.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            var places: [Place] = []
            let skipCovered = {
                while places.count < covered.count, covered[places.count] > 0 {
                    covered[places.count] -= 1
                    places.append(.covered)
                }
            }
            for (cellIndex, cell) in row.cells.enumerated() {
                skipCovered()
                let start = places.count
                let rowSpan = min(max(cell.rowSpan, 1), rows.count - index)
                var columnSpan = 1
                while columnSpan < cell.columnSpan, start + columnSpan < columns, covered[start + columnSpan] == 0 {
                    columnSpan += 1
                }
                if start + columnSpan > covered.count {
                    covered += [Int](repeating: 0, count: start + columnSpan - covered.count)
                }
                places.append(.cell(cellIndex, columns: columnSpan, rows: rowSpan))
                for column in start..<start + columnSpan {
                    covered[column] = rowSpan - 1
                    if column > start { places.append(.covered) }
                }
            }
            while places.count < covered.count {
                if covered[places.count] > 0 { skipCovered() } else { places.append(.missing) }
            }
            result.append(places)
        }
        return result
    }
}
