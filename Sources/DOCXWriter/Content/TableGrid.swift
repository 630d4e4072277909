internal import DocumentModel

/// A table laid out on its grid: every slot filled, spans cut to what is there. What Word needs and the model does not
/// promise.
struct TableGrid {
    enum Slot {
        /// A cell, its width in columns, and whether it reaches into the rows below.
        case cell(Table.Cell, column: Int, span: Int, startsMerge: Bool)
        /// The rest of a cell that began in a row above.
        case continuation(column: Int, span: Int)
        /// No cell of the model stands here.
        case empty(column: Int)
    }

    struct Row {
        var slots: [Slot] = []
        var isHead: Bool
        var attributes: Attributes
    }

    /// The most columns that Word takes.
    static let mostColumns = 63

    let columnCount: Int
    let rows: [Row]

    /// - Returns: `nil` for a table of more columns than Word takes.
    init?(_ table: Table) {
        let cells = max(table.headRows.map(\.cells.count).max() ?? 0, table.bodyRows.map(\.cells.count).max() ?? 0)
        let declared = max(table.columns.count, cells)
        guard declared <= Self.mostColumns,
            let head = Self.place(table.headRows, isHead: true, within: declared),
            let body = Self.place(table.bodyRows, isHead: false, within: declared)
        else { return nil }
        let width = max(table.columns.count, head.width, body.width)
        guard width <= Self.mostColumns else { return nil }
        columnCount = width
        rows = (head.rows + body.rows).map { row in
            var row = row
            row.fill(to: width)
            return row
        }
    }

    /// Spans end with the head or the body in which they begin, and with the last column.
    private static func place(_ rows: [Table.Row], isHead: Bool, within declared: Int) -> (rows: [Row], width: Int)? {
        var placed: [Row] = []
        var width = 0
        // For each column: the rows that a cell above still covers, and where that cell begins.
        var covered = [(rows: Int, start: Int, span: Int)](repeating: (0, 0, 0), count: mostColumns)
        for (index, source) in rows.enumerated() {
            var row = Row(isHead: isHead, attributes: source.attributes)
            var column = 0
            for cell in source.cells {
                row.continueSpans(&covered, from: &column)
                guard column < mostColumns else { return nil }
                let span = free(covered, from: column, wanted: min(cell.columnSpan, declared - column))
                let height = min(max(1, cell.rowSpan), rows.count - index)
                row.slots.append(.cell(cell, column: column, span: span, startsMerge: height > 1))
                for covering in column..<(column + span) { covered[covering] = (height, column, span) }
                // This row's own share is taken off at once, so that the columns are not taken for covered ones.
                for covering in column..<(column + span) { covered[covering].rows -= 1 }
                column += span
            }
            row.continueRest(&covered, from: column)
            width = max(width, row.width)
            placed.append(row)
        }
        return (placed, width)
    }

    /// The columns from `column` on that no cell above covers, at most as many as wanted.
    private static func free(_ covered: [(rows: Int, start: Int, span: Int)], from column: Int, wanted: Int) -> Int {
        var end = column + 1
        while end < mostColumns, end - column < wanted, covered[end].rows == 0 { end += 1 }
        return end - column
    }
}

extension TableGrid.Row {
    typealias Cover = (rows: Int, start: Int, span: Int)

    fileprivate var width: Int {
        switch slots.last {
        case .cell(_, let column, let span, _), .continuation(let column, let span): column + span
        case .empty(let column): column + 1
        case nil: 0
        }
    }

    /// Passes over the columns that cells above cover, to the next free one.
    fileprivate mutating func continueSpans(_ covered: inout [Cover], from column: inout Int) {
        while column < covered.count, covered[column].rows > 0 {
            let span = covered[column].span
            slots.append(.continuation(column: column, span: span))
            for covering in column..<(column + span) { covered[covering].rows -= 1 }
            column += span
        }
    }

    /// After the last cell of the row: the spans that still reach into it, and gaps before them.
    fileprivate mutating func continueRest(_ covered: inout [Cover], from column: Int) {
        var column = column
        while let next = covered.indices.dropFirst(column).first(where: { covered[$0].rows > 0 }) {
            for gap in column..<next { slots.append(.empty(column: gap)) }
            column = next
            continueSpans(&covered, from: &column)
        }
    }

    fileprivate mutating func fill(to count: Int) {
        for gap in width..<max(width, count) { slots.append(.empty(column: gap)) }
    }
}
