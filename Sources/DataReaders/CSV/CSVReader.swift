package import Diagnostics

/// Reads CSV by RFC 4180, with a header row: fields in double quotes may hold line breaks and delimiters, `""` is a quote.
/// The delimiter (`,` `;` or tab) is the one that the header row has most of.
package enum CSVReader {
    /// Checks the whole file; its rows are cut into cells when they are asked for.
    /// - Throws: The first mistake, with its place; see ``Diagnostic/Code/csvSyntax`` and the codes beside it.
    package static func read(_ source: SourceText, limits: DataLimits = .standard) throws(Diagnostic) -> CSVTable {
        try InputText.check(source, limits: limits, allowsControls: false)
        var start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var scanner = CSVScanner(source: source, delimiter: UInt8(ascii: ","), limits: limits)
        scanner.skipBlankLines(&start)
        guard start < source.bytes.count else {
            throw Diagnostic(.emptyDataFile, "the data file is empty", at: .file(source.name))
        }
        scanner.delimiter = scanner.likelyDelimiter(from: start)
        var index = start
        let header = try scanner.record(&index)
        let columns = try names(of: header, scanner)
        var rowStarts: [UInt32] = []
        scanner.skipBlankLines(&index)
        while index < source.bytes.count {
            let start = index
            let cells = try scanner.cellCount(&index)
            guard cells == columns.count else { throw ragged(cells, columns.count, start..<index, source) }
            guard rowStarts.count < limits.rows else {
                throw Diagnostic(
                    .dataLimit, "the data file has more than \(limits.rows) rows",
                    at: .source(source, start..<start + 1), hint: LimitHint.fixed("cut the file in parts"))
            }
            rowStarts.append(UInt32(clamping: start))
            scanner.skipBlankLines(&index)
        }
        return CSVTable(
            source: source, columns: columns, columnSpans: header, rowStarts: rowStarts, delimiter: scanner.delimiter)
    }

    private static func names(of header: [DataSpan], _ scanner: CSVScanner) throws(Diagnostic) -> [String] {
        guard header.count <= scanner.limits.columns else {
            throw Diagnostic(
                .dataLimit, "the data file has \(header.count) columns; at most \(scanner.limits.columns) are read",
                at: .source(scanner.source, header[0].range), hint: LimitHint.fixed())
        }
        var builder = DataMappingBuilder()
        for (index, span) in header.enumerated() {
            let name = trimmed(scanner.text(of: span))
            guard !name.isEmpty else {
                throw Diagnostic(
                    .badKey, "column \(index + 1) has no name", at: .source(scanner.source, span.range),
                    hint: "the first row names the columns")
            }
            guard name.utf8.count <= scanner.limits.keyBytes else {
                throw Diagnostic(
                    .dataLimit, "a column name is longer than \(scanner.limits.keyBytes) bytes",
                    at: .source(scanner.source, span.range), hint: LimitHint.fixed())
            }
            let entry = DataMapping.Entry(key: name, keySpan: span, value: DataNode(.null, span))
            if let known = builder.add(entry) {
                throw .duplicateKey(entry.key, entry.keySpan, first: known.keySpan, in: scanner.source)
            }
        }
        return builder.entries.map(\.key)
    }

    private static func trimmed(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        while bytes.first == 0x20 || bytes.first == 0x09 { bytes.removeFirst() }
        while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func ragged(_ found: Int, _ wanted: Int, _ row: Range<Int>, _ source: SourceText) -> Diagnostic {
        let line = source.lineRange(around: row.lowerBound)
        return Diagnostic(
            .csvSyntax, "this row has \(found) \(found == 1 ? "field" : "fields"), the header has \(wanted)",
            at: .source(source, line),
            hint: found > wanted ? "put fields that hold the delimiter in double quotes" : nil)
    }
}
