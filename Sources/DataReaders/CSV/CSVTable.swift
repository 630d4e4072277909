package import Diagnostics

/// A CSV file: names of columns, and rows that are cut into cells when they are asked for, so that a hundred thousand of
/// them cost little until then.
package struct CSVTable: Sendable, RandomAccessCollection {
    package let source: SourceText
    package let columns: [String]
    private let columnSpans: [DataSpan]
    private let rowStarts: [UInt32]
    private let delimiter: UInt8

    init(source: SourceText, columns: [String], columnSpans: [DataSpan], rowStarts: [UInt32], delimiter: UInt8) {
        self.source = source
        self.columns = columns
        self.columnSpans = columnSpans
        self.rowStarts = rowStarts
        self.delimiter = delimiter
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { rowStarts.count }

    package subscript(position: Int) -> CSVRow {
        var index = Int(rowStarts[position])
        let scanner = CSVScanner(source: source, delimiter: delimiter, limits: .standard)
        // The reader has been through every record already; one that cannot be read never gets here.
        let cells = (try? scanner.record(&index)) ?? []
        return CSVRow(table: self, number: position + 1, cells: cells)
    }

    /// Where a column's name stands.
    package func place(ofColumn index: Int) -> Diagnostic.Place { .source(source, columnSpans[index].range) }

    func entry(_ column: Int, _ cell: DataSpan) -> DataMapping.Entry {
        DataMapping.Entry(
            key: columns[column], keySpan: columnSpans[column],
            value: DataNode(.string(CSVScanner.text(of: cell, in: source)), cell))
    }
}
