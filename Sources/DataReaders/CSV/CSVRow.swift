package import Diagnostics
package import Templating

/// One row of a CSV file. Every cell is a text.
package struct CSVRow: Sendable {
    private let table: CSVTable
    /// Counted from 1, the header left out.
    package let number: Int
    private let cells: [DataSpan]

    init(table: CSVTable, number: Int, cells: [DataSpan]) {
        self.table = table
        self.number = number
        self.cells = cells
    }

    package var place: Diagnostic.Place {
        let start = cells.first?.range.lowerBound ?? 0
        return .source(table.source, start..<(cells.last?.range.upperBound ?? start))
    }

    /// The row as a mapping from column names to texts, with places.
    package var root: DataNode {
        var builder = DataMappingBuilder()
        for (column, cell) in cells.enumerated() where column < table.columns.count {
            _ = builder.add(table.entry(column, cell))
        }
        let span = DataSpan(cells.first?.range.lowerBound ?? 0, cells.last?.range.upperBound ?? 0)
        return DataNode(.mapping(builder.finished()), span)
    }

    /// The row as a data file of its own.
    package var file: DataFile { DataFile(source: table.source, root: root) }

    /// The row as a dictionary for templates.
    package var value: Value {
        var pairs: [(String, Value)] = []
        pairs.reserveCapacity(cells.count)
        for (column, cell) in cells.enumerated() where column < table.columns.count {
            pairs.append((table.columns[column], .string(CSVScanner.text(of: cell, in: table.source))))
        }
        return .dict(pairs)
    }
}
