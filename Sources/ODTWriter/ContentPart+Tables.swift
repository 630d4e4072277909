internal import DocumentModel
internal import XMLTree

extension ContentPart {
    /// Writes a table under its caption, its head rows marked so that they repeat on every page.
    ///
    /// Source: ODF 1.3 part 3, 9.1.2 (`table:table`), 9.1.6 (`table:table-header-rows`), 9.1.4 and 9.1.5 (cells).
    mutating func write(_ table: Table, in surroundings: Surroundings) {
        var inner = entering(table.attributes, from: surroundings)
        let grid = TableGrid(table)
        guard grid.columnCount > 0, !(grid.head.isEmpty && grid.body.isEmpty) else { return }
        suspendLists()
        inner.listLevel = 0
        inner.alignment = nil
        writeParagraph(table.caption, style: .tableCaption, in: inner)
        // Lists around stay suspended until something follows; in the cells none is open.
        let outer = lists
        lists = OpenLists()
        writeTable(table, grid, in: inner)
        lists = outer
    }

    private mutating func writeTable(_ table: Table, _ grid: TableGrid, in surroundings: Surroundings) {
        tableCount += 1
        let isInTable = surroundings.isInTable
        let width = max(surroundings.width, 24)
        var layout = TableLayout(role: surroundings.role, hasHead: !grid.head.isEmpty)
        layout.widths =
            ColumnWidths(
                table, grid: grid, tableWidth: width,
                fontSize: style.text.size
            ).widths
        xml.start("table:table")
        xml.attribute("table:name", "Table\(tableCount)")
        let breaksPage = pending.breaksPage && !isInTable && !surroundings.isInNote
        xml.attribute(
            "table:style-name",
            automatic.name(
                of: AutomaticStyles.Table(
                    width: Length(points: width), marginLeft: Length(points: isInTable ? 0 : surroundings.indent),
                    breaksPage: breaksPage)))
        if !isInTable, !surroundings.isInNote {
            layout.beginsWithRule = pending.drawsRule
            pending.breaksPage = false
            pending.drawsRule = false
        }
        let title = table.caption.plainText
        if !title.isEmpty { xml.element("table:title", text: title) }
        writeColumns(layout, table, grid)
        var inner = surroundings
        (inner.isInTable, inner.indent, inner.listLevel, inner.isInNumberedList) = (true, 0, 0, false)
        (inner.listIsTight, inner.endsList, inner.quoteLevel) = (true, true, 0)
        if !grid.head.isEmpty {
            xml.start("table:table-header-rows")
            writeRows(table.headRows, grid.head, isHead: true, table, layout, in: inner)
            xml.end()
        }
        writeRows(table.bodyRows, grid.body, isHead: false, table, layout, in: inner)
        xml.end()
    }

    /// The first column is a head column where it heads every row.
    private mutating func writeColumns(_ layout: TableLayout, _ table: Table, _ grid: TableGrid) {
        var headsEveryRow = !grid.body.isEmpty && grid.columnCount > 1
        for (row, places) in zip(table.bodyRows, grid.body) where headsEveryRow {
            switch places[0] {
            case .cell(let index, columns: _, rows: _): headsEveryRow = row.cells[index].isRowHeader
            case .covered: break
            case .missing: headsEveryRow = false
            }
        }
        for (column, width) in layout.widths.enumerated() {
            if column == 0, headsEveryRow { xml.start("table:table-header-columns") }
            xml.start("table:table-column")
            xml.attribute("table:style-name", automatic.name(ofColumnOfWidth: width))
            xml.end()
            if column == 0, headsEveryRow { xml.end() }
        }
    }

    private mutating func writeRows(
        _ rows: [Table.Row], _ places: [[TableGrid.Place]], isHead: Bool, _ table: Table, _ layout: TableLayout,
        in surroundings: Surroundings
    ) {
        for (index, (row, places)) in zip(rows, places).enumerated() {
            let inner = entering(row.attributes, from: surroundings)
            xml.start("table:table-row")
            xml.attribute("table:style-name", automatic.name(ofRowThatKeepsTogether: row.isShort))
            let isFirst = index == 0 && (isHead || !layout.hasHead)
            for (column, place) in places.enumerated() {
                let position = TableLayout.Position(column: column, isHead: isHead, isFirstRow: isFirst)
                switch place {
                case .cell(let cell, let columns, let rows):
                    write(row.cells[cell], columns: columns, rows: rows, at: position, table, layout, in: inner)
                case .covered: xml.empty("table:covered-table-cell")
                case .missing:
                    startCell(layout.cellStyle(at: position, style: style, badge: nil))
                    writeEmptyCellParagraph(isHead ? .tableHeading : .tableContents)
                    xml.end()
                }
            }
            xml.end()
        }
    }

    private mutating func write(
        _ cell: Table.Cell, columns: Int, rows: Int, at position: TableLayout.Position, _ table: Table,
        _ layout: TableLayout, in surroundings: Surroundings
    ) {
        var inner = entering(cell.attributes, from: surroundings)
        let badge = cell.rating.map { style.badge(style.badgeKey(of: $0)) }
        startCell(layout.cellStyle(at: position, style: style, badge: badge))
        if columns > 1 { xml.attribute("table:number-columns-spanned", columns) }
        if rows > 1 { xml.attribute("table:number-rows-spanned", rows) }
        if table.columns.indices.contains(position.column) {
            inner.alignment = table.columns[position.column].alignment.value
        }
        inner.paragraphStyle =
            position.isHead ? .tableHeading : cell.isRowHeader ? layout.rowHeadStyle : .tableContents
        let end = min(position.column + columns, layout.widths.count)
        inner.width = max(layout.widths[position.column..<end].reduce(-14) { $0 + $1.points }, 12)
        let before = paragraphCount
        write(cell.blocks, in: inner)
        if paragraphCount == before { writeEmptyCellParagraph(inner.paragraphStyle) }
        xml.end()
    }

    private mutating func startCell(_ cell: AutomaticStyles.Cell) {
        xml.start("table:table-cell")
        xml.attribute("table:style-name", automatic.name(of: cell))
        xml.attribute("office:value-type", "string")
    }

    /// Word processors expect a paragraph in every cell.
    private func writeEmptyCellParagraph(_ style: ParagraphStyle) {
        xml.empty("text:p", ["text:style-name": style.name])
    }
}

extension Table.Alignment {
    /// `fo:text-align`; `nil` where the paragraph style decides.
    var value: String? {
        switch self {
        case .natural: nil
        case .left: "start"
        case .centre: "center"
        case .right: "end"
        }
    }
}

extension Table.Row {
    /// Whether the row is short enough never to be divided between pages: a longer one could exceed a page.
    var isShort: Bool {
        cells.allSatisfy { cell in
            cell.blocks.allSatisfy { block in
                guard case .paragraph(let paragraph) = block else { return false }
                return paragraph.inlines.plainText.utf8.count < 600
            } && cell.blocks.count < 6
        }
    }
}

extension Table.Cell {
    /// The words of a cell that holds a rating and nothing else.
    var rating: [Inline]? {
        guard blocks.count == 1, case .paragraph(let paragraph) = blocks[0], paragraph.inlines.count == 1,
            case .span(let words, let attributes) = paragraph.inlines[0], attributes.has("rating")
        else { return nil }
        return words
    }
}
