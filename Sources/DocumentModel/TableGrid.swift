/// Where each cell of a table stands, once its spans are resolved: spans that leave the table or run into one another
/// are cut, places that no cell covers get an empty cell, and rows and columns in which no cell begins are taken out.
///
/// Complexity: O(rows × columns).
package struct TableGrid: Sendable {
    package struct Place: Sendable {
        package var column: Int
        package var columnSpan: Int
        package var rowSpan: Int
        /// `nil` where the table has no cell: an empty one is to be written.
        package var cell: Table.Cell?
    }

    /// The columns that are left; those that the table does not describe are natural.
    package private(set) var columns: [Table.Column]
    package private(set) var head: [[Place]]
    package private(set) var body: [[Place]]
    /// For each row of `head` or `body`, the index of the row in ``Table/headRows`` or ``Table/bodyRows``.
    package private(set) var headSources: [Int]
    package private(set) var bodySources: [Int]

    /// The widest span that HTML knows (HTML, 4.9.11).
    private static let widestSpan = 1000

    package init(_ table: Table) {
        let declared = table.columns.count
        if let simple = Self.simple(table.headRows, columns: declared),
            let rest = Self.simple(table.bodyRows, columns: declared)
        {
            (head, body, columns) = (simple, rest, table.columns)
            (headSources, bodySources) = (Array(simple.indices), Array(rest.indices))
            return
        }
        (head, headSources) = Self.place(table.headRows, declared: declared)
        (body, bodySources) = Self.place(table.bodyRows, declared: declared)
        var count = declared
        for rows in [head, body] {
            for row in rows { count = max(count, row.last.map { $0.column + $0.columnSpan } ?? 0) }
        }
        columns = table.columns + Array(repeating: Table.Column(), count: count - declared)
        Self.fill(&head, columns: count)
        Self.fill(&body, columns: count)
        Self.dropCoveredRows(&head, &headSources)
        Self.dropCoveredRows(&body, &bodySources)
        dropCoveredColumns()
    }

    /// The rows of a table without spans, in which every row has a cell for each column; `nil` for any other.
    private static func simple(_ rows: [Table.Row], columns: Int) -> [[Place]]? {
        guard columns > 0 else { return nil }
        for row in rows {
            guard row.cells.count == columns else { return nil }
            for cell in row.cells where cell.columnSpan > 1 || cell.rowSpan > 1 { return nil }
        }
        return rows.map { row in
            row.cells.indices.map { Place(column: $0, columnSpan: 1, rowSpan: 1, cell: row.cells[$0]) }
        }
    }

    private static func place(_ rows: [Table.Row], declared: Int) -> (rows: [[Place]], sources: [Int]) {
        // How many rows, from the present one on, each column is taken.
        var taken = [Int](repeating: 0, count: declared)
        let placed = rows.enumerated().map { index, row in
            var places: [Place] = []
            var column = 0
            for cell in row.cells {
                while column < taken.count, taken[column] > 0 { column += 1 }
                let room = column < declared ? declared - column : declared == 0 ? widestSpan : 1
                var span = min(max(cell.columnSpan, 1), room)
                let height = min(max(cell.rowSpan, 1), rows.count - index)
                if let wall = (column..<column + span).first(where: { $0 < taken.count && taken[$0] > 0 }) {
                    span = wall - column
                }
                if column + span > taken.count {
                    taken += Array(repeating: 0, count: column + span - taken.count)
                }
                for covered in column..<column + span { taken[covered] = height }
                places.append(Place(column: column, columnSpan: span, rowSpan: height, cell: cell))
                column += span
            }
            for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
            return places
        }
        return (placed, Array(rows.indices))
    }

    private static func fill(_ rows: inout [[Place]], columns count: Int) {
        var taken = [Int](repeating: 0, count: count)
        for row in rows.indices {
            for place in rows[row] {
                for column in place.column..<place.column + place.columnSpan { taken[column] = place.rowSpan }
            }
            var isFilled = false
            for column in 0..<count {
                if taken[column] > 0 {
                    taken[column] -= 1
                } else {
                    rows[row].append(Place(column: column, columnSpan: 1, rowSpan: 1, cell: nil))
                    isFilled = true
                }
            }
            if isFilled { rows[row].sort { $0.column < $1.column } }
        }
    }

    private static func dropCoveredRows(_ rows: inout [[Place]], _ sources: inout [Int]) {
        guard rows.contains(where: \.isEmpty) else { return }
        var before = [0]
        for row in rows { before.append(before[before.count - 1] + (row.isEmpty ? 0 : 1)) }
        for row in rows.indices {
            for index in rows[row].indices {
                rows[row][index].rowSpan = before[row + rows[row][index].rowSpan] - before[row]
            }
        }
        sources = sources.indices.filter { !rows[$0].isEmpty }.map { sources[$0] }
        rows.removeAll(where: \.isEmpty)
    }

    private mutating func dropCoveredColumns() {
        var begins = [Bool](repeating: false, count: columns.count)
        for rows in [head, body] {
            for row in rows { for place in row { begins[place.column] = true } }
        }
        guard begins.contains(false) else { return }
        var before = [0]
        for isUsed in begins { before.append(before[before.count - 1] + (isUsed ? 1 : 0)) }
        let moved = { (rows: [[Place]]) in
            rows.map { row in
                row.map { place in
                    var place = place
                    place.columnSpan = before[place.column + place.columnSpan] - before[place.column]
                    place.column = before[place.column]
                    return place
                }
            }
        }
        head = moved(head)
        body = moved(body)
        columns = columns.indices.filter { begins[$0] }.map { columns[$0] }
    }
}
