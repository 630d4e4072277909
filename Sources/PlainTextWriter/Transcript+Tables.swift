internal import DocumentModel

extension Transcript {
    mutating func table(_ table: Table) {
        let grid = TableGrid(table)
        let caption = text(table.caption)
        if !caption.isBlank { emit(.words(caption)) }
        guard !isInCell else { return self.cells(of: grid) }
        let labels = self.labels(of: grid)
        let rows = grid.head.map { row($0, isHead: true) } + grid.body.map { row($0, isHead: false) }
        guard rows.contains(where: { $0.cells.contains { !$0.pieces.isEmpty } }) else { return }
        space(1)
        let alignments = grid.columns.map { column -> TextTable.Alignment in
            switch column.alignment {
            case .natural, .left: .left
            case .centre: .centre
            case .right: .right
            }
        }
        emit(.table(TextTable(alignments: alignments, rows: rows, labels: labels)))
    }

    /// A table within a table, cell by cell: columns within columns cannot be read.
    private mutating func cells(of grid: TableGrid) {
        for place in (grid.head + grid.body).lazy.flatMap({ $0 }) {
            guard let cell = place.cell else { continue }
            blocks(cell.blocks, areClose: true)
        }
    }

    private mutating func row(_ places: [TableGrid.Place], isHead: Bool) -> TextTable.Row {
        isInCell = true
        defer { isInCell = false }
        let cells = places.map { place in
            let pieces = apart { transcript in
                transcript.blocks(place.cell?.blocks ?? [], areClose: true)
            }
            return TextTable.Cell(column: place.column, columnSpan: place.columnSpan, pieces: pieces)
        }
        return TextTable.Row(cells: cells, isHead: isHead)
    }

    /// For each column the heads above it, outermost first.
    private func labels(of grid: TableGrid) -> [[UInt8]] {
        var labels = [[UInt8]](repeating: [], count: grid.columns.count)
        for row in grid.head {
            for place in row {
                let text = Self.clean(Array((place.cell?.blocks ?? []).plainText.utf8))
                guard !text.isBlank else { continue }
                for column in place.column..<place.column + place.columnSpan {
                    if !labels[column].isEmpty { labels[column] += ", ".utf8 }
                    labels[column] += text
                }
            }
        }
        return labels
    }

    /// Writes a table of names and values, such as the head of a letter.
    /// - Returns: Whether the table was one: two columns without a head or spans.
    mutating func pairs(_ table: Table) -> Bool {
        guard table.headRows.isEmpty, !isInCell, !table.bodyRows.isEmpty,
            table.bodyRows.allSatisfy({ $0.cells.count == 2 && $0.cells.allSatisfy { $0.columnSpan == 1 } })
        else { return false }
        let caption = text(table.caption)
        if !caption.isBlank {
            emit(.words(caption))
            space(1)
        }
        let pairs = table.bodyRows.map { row in
            var name = Self.clean(Array(row.cells[0].blocks.plainText.utf8))
            if !name.isBlank, name.last != UInt8(ascii: ":") { name.append(UInt8(ascii: ":")) }
            isInCell = true
            defer { isInCell = false }
            return TextPair(name: name, value: apart { $0.blocks(row.cells[1].blocks, areClose: true) })
        }
        emit(.pairs(pairs))
        return true
    }
}

extension [Block] {
    /// The text alone, in one line.
    fileprivate var plainText: String {
        map { block in
            switch block {
            case .paragraph(let paragraph): paragraph.inlines.plainText
            case .heading(let heading): heading.inlines.plainText
            case .list(let list): list.items.map(\.blocks.plainText).joined(separator: " ")
            case .quote(let blocks, _): blocks.plainText
            case .division(let division): division.blocks.plainText
            case .code(let code, _): code
            case .figure(let figure): figure.image.alternative
            case .table, .contents, .thematicBreak, .pageBreak: ""
            }
        }.joined(separator: " ")
    }
}
