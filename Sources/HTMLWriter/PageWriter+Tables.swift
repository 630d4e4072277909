internal import DocumentModel

extension PageWriter {
    mutating func table(_ table: Table) {
        let grid = TableGrid(table)
        guard !grid.head.isEmpty || !grid.body.isEmpty else {
            return paragraph(Paragraph(table.caption))
        }
        guard isPage, Self.isWide(grid) else { return self.table(table, grid, captionID: nil) }
        // Whoever has no mouse must be able to scroll: the region takes the focus (WCAG 2.2, 2.1.1).
        let captionID = hasContent(table.caption) ? identifiers.fresh("caption") : nil
        let name = captionID == nil ? lastHeading ?? title : table.caption.plainText
        out.raw("<div class=\"scroll\"")
        out.attribute("role", regionNames.insert(name).inserted ? "region" : "group")
        if let captionID { out.attribute("aria-labelledby", captionID) } else { out.attribute("aria-label", name) }
        out.raw(" tabindex=\"0\">\n")
        self.table(table, grid, captionID: captionID)
        out.raw("</div>\n")
    }

    /// Whether the table with its words unbroken may be wider than the smallest screen: 320 pixels less the margins are
    /// 18 em, of which 2 are kept back because the widths of the letters are a guess.
    private static func isWide(_ grid: TableGrid) -> Bool {
        var widest = [Double](repeating: 0, count: grid.columns.count)
        for place in (grid.head + grid.body).lazy.flatMap({ $0 }) where place.columnSpan == 1 {
            widest[place.column] = max(widest[place.column], WordWidth.widest(in: place.cell?.blocks ?? []))
        }
        let padding = 0.8
        return widest.reduce(0) { $0 + $1 + padding } > 16
    }

    private mutating func table(_ table: Table, _ grid: TableGrid, captionID: String?) {
        element("table", attributes: table.attributes) { page in
            page.caption(table.caption, id: captionID)
            page.columns(grid)
            page.rows(grid.head, "thead", table.headRows, grid.headSources, grid)
            page.rows(grid.body, "tbody", table.bodyRows, grid.bodySources, grid)
        }
    }

    private mutating func caption(_ caption: [Inline], id: String?) {
        guard hasContent(caption) else { return }
        out.raw("<caption")
        if let id { out.attribute("id", id) }
        out.raw(">")
        inlines(caption)
        out.raw("</caption>\n")
    }

    private mutating func columns(_ grid: TableGrid) {
        let shares = grid.columns.map { $0.share.flatMap { $0 > 0 && $0 <= 1 ? Int(($0 * 100).rounded()) : nil } }
        guard shares.contains(where: { $0 != nil }) else { return }
        out.raw("<colgroup>\n")
        for share in shares { out.raw(share.map { "<col style=\"width: \($0)%\">\n" } ?? "<col>\n") }
        out.raw("</colgroup>\n")
    }

    private mutating func rows(
        _ rows: [[TableGrid.Place]], _ section: String, _ sources: [Table.Row], _ indices: [Int], _ grid: TableGrid
    ) {
        guard !rows.isEmpty else { return }
        out.raw("<\(section)>\n")
        for (row, index) in zip(rows, indices) {
            element("tr", attributes: sources[index].attributes) { page in
                for place in row { page.cell(place, isHead: section == "thead", grid.columns[place.column]) }
            }
        }
        out.raw("</\(section)>\n")
    }

    private mutating func cell(_ place: TableGrid.Place, isHead: Bool, _ column: Table.Column) {
        let outer = language
        let blocks = place.cell?.blocks ?? []
        // A head without words heads nothing, and one with headings in it is not allowed (HTML, 4.9.10).
        let isMeantAsHeader = isHead || place.cell?.isRowHeader == true
        let isHeader = isMeantAsHeader && WordWidth.widest(in: blocks) > 0 && !blocks.haveSections
        out.raw(isHeader ? "<th" : "<td")
        if isHeader { out.attribute("scope", isHead ? "col" : "row") }
        if place.columnSpan > 1 { out.attribute("colspan", String(place.columnSpan)) }
        if place.rowSpan > 1 { out.attribute("rowspan", String(min(place.rowSpan, 65_534))) }
        align(column.alignment)
        if let attributes = place.cell?.attributes { common(attributes) }
        out.raw(">")
        if place.cell?.attributes.has("rating") == true, case .paragraph(let only) = blocks.first, blocks.count == 1 {
            badge(only.inlines)
        } else if case .paragraph(let only) = blocks.first, blocks.count == 1, only.attributes.id == nil,
            only.attributes.language == nil
        {
            inlines(only.inlines)
        } else {
            self.blocks(blocks)
        }
        language = outer
        out.raw(isHeader ? "</th>\n" : "</td>\n")
    }

    private mutating func align(_ alignment: Table.Alignment) {
        let (className, value): (String, String)
        switch alignment {
        case .natural: return
        case .left: (className, value) = ("left", "left")
        case .centre: (className, value) = ("centre", "center")
        case .right: (className, value) = ("right", "right")
        }
        if isPage { out.attribute("class", className) } else { out.attribute("style", "text-align: \(value)") }
    }
}
