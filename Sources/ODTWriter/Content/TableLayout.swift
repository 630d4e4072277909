internal import DocumentModel

/// How a table looks: rules between rows, a shaded head; a table of names (To, From …) has neither.
struct TableLayout {
    struct Position {
        let column: Int
        let isHead: Bool
        let isFirstRow: Bool
    }

    let isHeaderTable: Bool
    let widths: [Length]
    /// `fo:text-align` of each column; `nil` where the paragraph style decides.
    let alignments: [String?]
    /// For a thematic break before the table.
    var beginsWithRule = false

    init(role: Division.Role?, _ grid: TableGrid, width: Double, fontSize: Double) {
        widths = Length.lengths(ColumnWidths(grid, tableWidth: width, fontSize: fontSize).widths, total: width)
        alignments = grid.columns.map(\.alignment.value)
        isHeaderTable = role == .headerTable
    }

    var rowHeadStyle: ParagraphStyle { isHeaderTable ? .tableHeading : .tableRowHeading }

    /// - Parameter badge: The colours of a cell that holds nothing but a rating.
    func cellStyle(at position: Position, style: HouseStyle, badge: HouseStyle.Badge?) -> AutomaticStyles.Cell {
        let rule = HexColour.css(style.rule)
        var cell = AutomaticStyles.Cell(paddingLeft: Length(points: isHeaderTable && position.column == 0 ? 0 : 6))
        if !isHeaderTable {
            cell.ruleBelow = rule
            if position.isFirstRow { cell.ruleAbove = rule }
            if position.isHead {
                cell.background = HexColour.css(style.tableHead)
                cell.isAtBottom = true
            }
        }
        if beginsWithRule, position.isFirstRow {
            cell.ruleAbove = rule
            cell.ruleAboveIsThick = true
        }
        if let badge { cell.background = HexColour.css(badge.background) }
        return cell
    }
}
