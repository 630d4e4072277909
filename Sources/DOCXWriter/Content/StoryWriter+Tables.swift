internal import Diagnostics
internal import DocumentModel
internal import XMLTree

extension StoryWriter {
    func write(_ table: Table, in place: Surroundings) {
        var place = place
        note(table.attributes, in: &place)
        let grid = TableGrid(table)
        guard grid.columns.count <= TableRow.mostColumns else {
            return state.fail(
                .tableTooWide,
                "a table has \(grid.columns.count) columns, but Word shows \(TableRow.mostColumns) at most",
                at: table.origin, hint: LimitHint.fixed("split the table, or write another format than docx"))
        }
        let rows = TableRow.rows(of: table, grid: grid)
        writePendingLabel(in: place)
        if shows(table.caption) { writeCaption(table.caption, in: place) } else { separateTable(in: place) }
        guard !grid.columns.isEmpty, !rows.isEmpty else { return }
        if pending.hasRule { writeRule(in: place) }
        // The lines before keep the distance (`closingSpace`): in a cell it would be in one column only.
        pending.gap = nil
        let layout = TableLayout(grid, in: place, ownIndent: ownIndent(of: place.style), house: sheet.house)
        startTable(table, layout, in: place)
        for (index, row) in rows.enumerated() {
            // A short table stays on one page; a longer one leaves no row or two behind.
            place.keepsWithNext = rows.count <= 12 || index < 2 || index == rows.count - 2
            write(row, grid.columns, layout, isLast: index == rows.count - 1, isFirst: index == 0, in: place)
        }
        xml.end()
        pending.followsTable = true
        pending.gap = Twips(points: 10)
    }

    func writeCaption(_ caption: [Inline], in place: Surroundings, isAbove: Bool = true) {
        var place = place
        place.keepsWithNext = isAbove
        startParagraph(.caption, in: place)
        write(caption, as: format(.caption, in: place, inlines: caption))
        endParagraph()
    }

    private func startTable(_ table: Table, _ layout: TableLayout, in place: Surroundings) {
        xml.start("w:tbl")
        xml.start("w:tblPr")
        xml.value("w:tblStyle", sheet.id(place.isHeaderTable ? .headerTable : .publicationTable))
        // The first column stands at the right where text begins there.
        if state.languages.isRightToLeft(place.language) { xml.empty("w:bidiVisual") }
        width("w:tblW", layout.total)
        if layout.indent != .zero { width("w:tblInd", layout.indent) }
        if layout.isFixed { xml.empty("w:tblLayout", ["w:type": "fixed"]) }
        writeLook(of: table)
        // Readers aloud announce it; a table without a caption has the words of the heading above.
        let title = shows(table.caption) ? table.caption.plainText : lastHeading
        let name = title.isEmpty ? state.document.metadata.title : title
        if !name.isEmpty { xml.value("w:tblCaption", name) }
        let description = table.attributes.others["summary"] ?? table.attributes.others["description"] ?? ""
        if !description.isEmpty { xml.value("w:tblDescription", description) }
        xml.end()
        xml.start("w:tblGrid")
        for column in layout.widths {
            xml.start("w:gridCol")
            xml.attribute("w:w", column.rawValue)
            xml.end()
        }
        xml.end()
    }

    /// Source: ISO/IEC 29500-1, 17.4.55 (`w:tblLook`); the bits of `w:val` repeat the attributes for older programs.
    private func writeLook(of table: Table) {
        let firstRow = !table.headRows.isEmpty
        let firstColumn = table.bodyRows.contains { $0.cells.contains { $0.isRowHeader } }
        let bits = 0x0600 | (firstRow ? 0x20 : 0) | (firstColumn ? 0x80 : 0)
        let digits = String(bits, radix: 16, uppercase: true)
        xml.start("w:tblLook")
        xml.attribute("w:val", String(repeating: "0", count: 4 - digits.count) + digits)
        xml.attribute("w:firstRow", firstRow ? 1 : 0)
        xml.attribute("w:lastRow", 0)
        xml.attribute("w:firstColumn", firstColumn ? 1 : 0)
        xml.attribute("w:lastColumn", 0)
        xml.attribute("w:noHBand", 1)
        xml.attribute("w:noVBand", 1)
        xml.end()
    }

    private func write(
        _ row: TableRow, _ columns: [Table.Column], _ layout: TableLayout, isLast: Bool, isFirst: Bool,
        in place: Surroundings
    ) {
        var place = place
        note(row.attributes, in: &place)
        // Rows stay whole; those of the head are repeated on every page.
        xml.raw("<w:tr><w:trPr><w:cantSplit/>")
        xml.raw(row.isHead ? "<w:tblHeader/></w:trPr>" : "</w:trPr>")
        // The table style looks after the first row only.
        let shading = row.isHead && !isFirst ? HexColour.word(sheet.house.tableHead) : nil
        if let slots = row.slots {
            for slot in slots {
                switch slot {
                case .place(let index):
                    write(row.places[index], columns, layout, row, shading: shading, isLast: isLast, in: place)
                case .continuation(let column, let span):
                    let width = layout.width(column, span)
                    write(CellProperties(span: span, startsMerge: false, shading: shading), width)
                    writeEmptyParagraph(in: place)
                    xml.raw("</w:tc>")
                }
            }
        } else {
            for slot in row.places {
                write(slot, columns, layout, row, shading: shading, isLast: isLast, in: place)
            }
        }
        xml.raw("</w:tr>")
    }

    private func write(
        _ slot: TableGrid.Place, _ columns: [Table.Column], _ layout: TableLayout, _ row: TableRow, shading: String?,
        isLast: Bool, in place: Surroundings
    ) {
        let width = layout.width(slot.column, slot.columnSpan)
        var properties = CellProperties(span: slot.columnSpan, shading: shading)
        if slot.rowSpan > 1 { properties.startsMerge = true }
        if let cell = slot.cell {
            // Nearly all cells hold one paragraph.
            var only: Paragraph?
            if cell.blocks.count == 1, case .paragraph(let paragraph) = cell.blocks[0] {
                only = paragraph
                if let badge = badgeBackground(paragraph, in: cell) { properties.shading = badge }
            }
            write(properties, width)
            write(cell, only, columns[slot.column].alignment, width: width, row: row, isLast: isLast, in: place)
        } else {
            write(properties, width)
            writeEmptyParagraph(in: place)
        }
        xml.raw("</w:tc>")
    }

    private func write(_ cell: CellProperties, _ width: Twips) {
        CellProperties.writeStart(width: width, to: xml)
        cellMarkup.write(cell, to: xml) {
            XMLWriter.markup { cell.write(to: $0) } + "</w:tcPr>".utf8
        }
    }

    /// A cell has to end with a paragraph, also an empty one.
    private func writeEmptyParagraph(in place: Surroundings) {
        startParagraph(.tableText, in: Surroundings(width: place.width))
        endParagraph()
    }

    private func write(
        _ cell: Table.Cell, _ only: Paragraph?, _ alignment: Table.Alignment, width: Twips, row: TableRow, isLast: Bool,
        in place: Surroundings
    ) {
        var inner = Surroundings(width: width)
        inner.depth = place.depth
        inner.language = place.language
        inner.style = row.isHead || cell.isRowHeader ? .tableHeading : .tableText
        inner.keepsWithNext = (row.isHead || place.keepsWithNext) && !isLast
        switch alignment {
        case .natural: break
        case .left: inner.alignment = .left
        case .centre: inner.alignment = .center
        case .right: inner.alignment = .right
        }
        note(cell.attributes, in: &inner)
        inner.isRating = cell.attributes.has("rating")
        let before = paragraphCount
        if let only { write(only, in: inner) } else { write(cell.blocks, in: inner) }
        if pending.hasRule { writeRule(in: inner) }
        separateTable(in: inner)
        if paragraphCount == before { writeEmptyParagraph(in: inner) }
    }

    /// A cell that holds a rating and nothing else is all badge.
    private func badgeBackground(_ paragraph: Paragraph, in cell: Table.Cell) -> String? {
        if !cell.attributes.has("rating") {
            guard paragraph.inlines.count == 1, case .span(_, let attributes) = paragraph.inlines[0],
                attributes.has("rating")
            else { return nil }
        }
        return sheet.badges.background(sheet.badges.number(for: paragraph.inlines.plainText))
    }

    private func width(_ name: String, _ width: Twips) {
        xml.start(name)
        xml.attribute("w:w", width.rawValue)
        xml.attribute("w:type", "dxa")
        xml.end()
    }
}
