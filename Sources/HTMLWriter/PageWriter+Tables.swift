internal import DocumentModel

extension PageWriter {
    mutating func table(_ table: Table) {
        let grid = TableGrid(table)
        guard !grid.head.isEmpty || !grid.body.isEmpty else {
            return paragraph(Paragraph(table.caption))
        }
        guard isPage, Self.isWide(grid) else { return self.table(table, grid, captionID: nil) }
        // Whoever has no mouse must be able to scroll: the region takes the focus (WCAG 2.2, 2.1.1).
        let captionID = table.caption.hasContent ? identifiers.fresh("caption") : nil
        let name = captionID == nil ? lastHeading ?? title : table.caption.plainText
        out.raw("<div class=\"scroll\"")
        out.attribute("role", regionNames.insert(name).inserted ? "region" : "group")
        if let captionID { out.attribute("aria-labelledby", captionID) } else { out.attribute("aria-label", name) }
        out.raw(" tabindex=\"0\">\n")
        self.table(table, grid, captionID: captionID)
        out.raw("</div>\n")
    }

    /// Whether the table is wider than the smallest screen, 320 pixels, with its words unbroken: a guess from the
    /// longest word of each column, which is enough, because narrower tables may break their words.
    private static func isWide(_ grid: TableGrid) -> Bool {
        var widest = [Int](repeating: 0, count: grid.columns.count)
        for place in (grid.head + grid.body).lazy.flatMap({ $0 }) where place.columnSpan == 1 {
            let longest = (place.cell?.blocks ?? []).longestWord
            widest[place.column] = max(widest[place.column], longest)
        }
        // In characters; 3 are the padding of a cell.
        return widest.reduce(0) { $0 + $1 + 3 } > 32
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
        guard caption.hasContent else { return }
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
        // A head without words heads nothing.
        let isHeader = (isHead || place.cell?.isRowHeader == true) && blocks.longestWord > 0
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

extension [Block] {
    /// The length of the longest word, in characters; 0 where there is nothing to read.
    fileprivate var longestWord: Int {
        reduce(0) { longest, block in
            let length =
                switch block {
                case .paragraph(let paragraph): paragraph.inlines.longestWord
                case .heading(let heading): heading.inlines.longestWord
                case .list(let list): (list.items.map(\.blocks.longestWord).max() ?? 0) + 3
                case .quote(let blocks, _): blocks.longestWord + 2
                case .division(let division): division.blocks.longestWord
                case .figure: 20
                case .code, .table, .contents: 20
                case .thematicBreak, .pageBreak: 1
                }
            return Swift.max(longest, length)
        }
    }
}

extension [Inline] {
    fileprivate var longestWord: Int {
        let images = contains { if case .image = $0 { true } else { false } }
        let words = plainText.utf8.split { $0 == UInt8(ascii: " ") }
        let longest = words.lazy.map { $0.count { $0 & 0xC0 != 0x80 } }.max() ?? 0
        return images ? Swift.max(longest, 10) : longest
    }
}
