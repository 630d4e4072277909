internal import DocumentModel

extension BlockEmitter {
    /// A table of GFM (4.10): one line a row, cells of one paragraph each, one head row.
    func lines(of table: Table) -> [String] {
        let rows = table.headRows + table.bodyRows
        let width = max(table.columns.count, rows.map { Self.width(of: $0) }.max() ?? 0)
        guard width > 0 else { return [] }
        if table.headRows.count > 1 { warn("a table of Markdown has one head row: the others stand in its body") }
        let head = table.headRows.first.map { cells(of: $0, width, marksHeaders: false) }
        let body = table.headRows.dropFirst() + table.bodyRows
        var lines = [line(head ?? Array(repeating: "", count: width))]
        lines.append("|" + (0..<width).map { rule(table.columns, $0) }.joined(separator: "|") + "|")
        lines += body.map { line(cells(of: $0, width, marksHeaders: dialect == .govspeak)) }
        let caption = captionLine(of: table)
        if caption.isEmpty { return lines }
        return dialect == .markdown ? lines + ["", caption] : [caption, ""] + lines
    }

    private static func width(of row: Table.Row) -> Int {
        row.cells.reduce(0) { min($0 + max(1, min($1.columnSpan, 256)), 256) }
    }

    private func cells(of row: Table.Row, _ width: Int, marksHeaders: Bool) -> [String] {
        var cells: [String] = []
        for cell in row.cells where cells.count < width {
            let text = text(of: cell.blocks)
            cells.append(marksHeaders && cell.isRowHeader ? "# " + text : text)
            guard cell.columnSpan > 1 || cell.rowSpan > 1 else { continue }
            warn("a table of Markdown has no cells over several columns or rows")
            while cells.count < min(width, cells.count + min(cell.columnSpan, width) - 1) {
                cells.append("")
                if cells.count == width { break }
            }
        }
        return cells + Array(repeating: "", count: max(0, width - cells.count))
    }

    private func text(of blocks: [Block]) -> String {
        if blocks.count > 1 { warn("a cell of Markdown holds one paragraph: several are joined by spaces") }
        return blocks.map { block -> String in
            switch block {
            case .paragraph(let paragraph): return source(of: paragraph.inlines, inCell: true)
            default:
                warn("a cell of Markdown holds text only")
                let text = Document(blocks: [block]).outline.map(\.text).joined(separator: " ")
                return source(of: [.text(text)], inCell: true)
            }
        }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func line(_ cells: [String]) -> String {
        "|" + cells.map { $0.isEmpty ? "  " : " \($0) " }.joined(separator: "|") + "|"
    }

    private func rule(_ columns: [Table.Column], _ index: Int) -> String {
        guard index < columns.count else { return " --- " }
        return switch columns[index].alignment {
        case .natural: " --- "
        case .left: " :-- "
        case .centre: " :-: "
        case .right: " --: "
        }
    }

    private func captionLine(of table: Table) -> String {
        var text = InlineEmitter.source(
            of: table.caption.map { if case .lineBreak = $0 { .text(" ") } else { $0 } }, surroundings(),
            beginsBlock: dialect == .govspeak)
        guard dialect == .markdown else { return text }
        var attributes = table.attributes
        if let widths = Self.widths(of: table.columns) { attributes.others["widths"] = widths }
        let hasHeaders =
            !table.bodyRows.isEmpty && table.bodyRows.allSatisfy { $0.cells.first?.isRowHeader ?? false }
        if hasHeaders, !isInTableOfNames, !attributes.has("row-headers") { attributes.classes.append("row-headers") }
        let braces = AttributeSource.braces(attributes)
        if !braces.isEmpty { text += (text.isEmpty ? "" : " ") + braces }
        return text.isEmpty ? "" : ": " + text
    }

    /// The shares of the columns as whole numbers where they are simple, else in thousandths.
    private static func widths(of columns: [Table.Column]) -> String? {
        let shares = columns.compactMap(\.share)
        guard shares.count == columns.count, let least = shares.min(), least > 0.0005 else { return nil }
        for scale in 1...12 {
            let numbers = shares.map { $0 / least * Double(scale) }
            if numbers.allSatisfy({ abs($0 - $0.rounded()) < 1e-9 && $0 < 10_000 }) {
                return numbers.map { String(Int($0.rounded())) }.joined(separator: " ")
            }
        }
        return shares.map { String(Int(($0 * 1000).rounded())) }.joined(separator: " ")
    }
}
