internal import DocumentModel
internal import XMLTree

extension ContentPart {
    /// Writes a table under its caption, its head rows marked so that they repeat on every page.
    ///
    /// Source: ODF 1.3 part 3, 9.1.2 (`table:table`), 9.1.6 (`table:table-header-rows`), 9.1.4 and 9.1.5 (cells).
    mutating func write(_ table: Table, in surroundings: Surroundings) {
        var inner = entering(table.attributes, from: surroundings)
        let grid = TableGrid(table)
        suspendLists()
        inner.listLevel = 0
        inner.alignment = nil
        writeParagraph(table.caption, style: .tableCaption, in: inner)
        // Rows in which no cell begins are left out; their identifiers stand before the table.
        for (rows, sources) in [(table.headRows, grid.headSources), (table.bodyRows, grid.bodySources)] {
            let kept = Set(sources)
            for (index, row) in rows.enumerated() where !kept.contains(index) {
                if let id = row.attributes.id { pending.bookmarks.append(id) }
            }
        }
        guard !grid.columns.isEmpty, !(grid.head.isEmpty && grid.body.isEmpty) else { return }
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
        var layout = TableLayout(role: surroundings.role, grid, width: width, fontSize: style.text.size)
        xml.start("table:table")
        xml.attribute("table:name", "Table\(tableCount)")
        let breaksPage = pending.breaksPage && !isInTable && !surroundings.isInNote
        xml.attribute(
            "table:style-name",
            automatic.name(
                of: AutomaticStyles.Table(
                    width: Length(points: width), marginLeft: Length(points: isInTable ? 0 : surroundings.indent),
                    breaksPage: breaksPage, isWhole: table.isShort)))
        if !isInTable, !surroundings.isInNote {
            layout.beginsWithRule = pending.drawsRule
            pending.breaksPage = false
            pending.drawsRule = false
        }
        // Readers aloud announce it; a table without a caption has the words of the heading above.
        let title = [table.caption.plainText, lastHeading, document.metadata.title].first { !$0.isEmpty } ?? ""
        if !title.isEmpty { xml.element("table:title", text: title) }
        writeColumns(layout, grid)
        var inner = surroundings
        (inner.isInTable, inner.indent, inner.listLevel, inner.isInNumberedList) = (true, 0, 0, false)
        (inner.listIsTight, inner.endsList, inner.quoteLevel) = (true, true, 0)
        if !grid.head.isEmpty {
            xml.start("table:table-header-rows")
            for (index, (places, source)) in zip(grid.head, grid.headSources).enumerated() {
                writeRow(places, of: table.headRows[source], layout, isHead: true, isFirst: index == 0, in: inner)
            }
            xml.end()
        }
        for (index, (places, source)) in zip(grid.body, grid.bodySources).enumerated() {
            let isFirst = grid.head.isEmpty && index == 0
            writeRow(places, of: table.bodyRows[source], layout, isHead: false, isFirst: isFirst, in: inner)
        }
        xml.end()
    }

    /// The first column is a head column where it heads every row.
    private mutating func writeColumns(_ layout: TableLayout, _ grid: TableGrid) {
        let first = grid.body.compactMap { $0.first }.filter { $0.column == 0 }
        let headsRows = layout.widths.count > 1 && !first.isEmpty && first.allSatisfy { $0.cell?.isRowHeader == true }
        for (column, width) in layout.widths.enumerated() {
            if column == 0, headsRows { xml.start("table:table-header-columns") }
            xml.start("table:table-column")
            xml.attribute("table:style-name", automatic.name(ofColumnOfWidth: width))
            xml.end()
            if column == 0, headsRows { xml.end() }
        }
    }

    private mutating func writeRow(
        _ places: [TableGrid.Place], of row: Table.Row, _ layout: TableLayout, isHead: Bool, isFirst: Bool,
        in surroundings: Surroundings
    ) {
        let inner = entering(row.attributes, from: surroundings)
        xml.start("table:table-row")
        xml.attribute("table:style-name", automatic.name(ofRowThatKeepsTogether: row.isShort))
        var column = 0
        for place in places {
            writeCoveredCells(place.column - column)
            let position = TableLayout.Position(column: place.column, isHead: isHead, isFirstRow: isFirst)
            write(place, at: position, layout, in: inner)
            writeCoveredCells(place.columnSpan - 1)
            column = place.column + place.columnSpan
        }
        writeCoveredCells(layout.widths.count - column)
        xml.end()
    }

    /// Cells that another one reaches over, from the left or from above.
    private func writeCoveredCells(_ count: Int) {
        guard count > 0 else { return }
        for _ in 0..<count { xml.empty("table:covered-table-cell") }
    }

    private mutating func write(
        _ place: TableGrid.Place, at position: TableLayout.Position, _ layout: TableLayout,
        in surroundings: Surroundings
    ) {
        let cell = place.cell ?? Table.Cell([])
        var inner = entering(cell.attributes, from: surroundings)
        startCell(
            layout.cellStyle(at: position, style: style, badge: cell.rating.map { style.badge(style.badgeKey(of: $0)) })
        )
        if place.columnSpan > 1 { xml.attribute("table:number-columns-spanned", place.columnSpan) }
        if place.rowSpan > 1 { xml.attribute("table:number-rows-spanned", place.rowSpan) }
        inner.alignment = layout.alignments[place.column]
        inner.paragraphStyle =
            position.isHead ? .tableHeading : cell.isRowHeader ? layout.rowHeadStyle : .tableContents
        let columns = layout.widths[place.column..<place.column + place.columnSpan]
        inner.width = max(columns.reduce(-14) { $0 + $1.points }, 12)
        let before = paragraphCount
        write(cell.blocks, in: inner)
        // Word processors expect a paragraph in every cell.
        if paragraphCount == before { xml.empty("text:p", ["text:style-name": inner.paragraphStyle.name]) }
        xml.end()
    }

    private mutating func startCell(_ cell: AutomaticStyles.Cell) {
        xml.start("table:table-cell")
        xml.attribute("table:style-name", automatic.name(of: cell))
        xml.attribute("office:value-type", "string")
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

extension Table {
    /// Whether the table surely fits a page, and so can be kept from being divided.
    var isShort: Bool {
        let rows = headRows + bodyRows
        return rows.count <= 10 && rows.allSatisfy { $0.isShort && $0.length < 200 }
    }
}

extension Table.Row {
    /// The length of its text in bytes.
    fileprivate var length: Int {
        cells.reduce(0) { sum, cell in
            cell.blocks.reduce(sum) { sum, block in
                guard case .paragraph(let paragraph) = block else { return sum }
                return sum + paragraph.inlines.plainText.utf8.count
            }
        }
    }

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
