/// Bounds what looks like a table. libcmark-gfm takes quadratic time in the cells of one row, and fills rows that are too
/// short: few bytes could make millions of cells.
struct TableBudget {
    enum Verdict {
        /// With the number of cells, inside what may be a table.
        case accepted(cells: Int?)
        case tooWide
        case tooRagged
    }

    private let limits: MarkdownLimits
    /// Whether a delimiter row has been seen since the last blank line.
    private(set) var isInTable = false
    /// Whether that row has as many cells as the line before it: then it is a table, and every line a row.
    private(set) var isSurelyInTable = false
    private var lastCells = 0
    private var columns = 0
    private var widestLine = 0
    private var added = 0

    init(limits: MarkdownLimits) { self.limits = limits }

    mutating func endParagraph() {
        isInTable = false
        isSurelyInTable = false
        lastCells = 0
        columns = 0
        widestLine = 0
    }

    mutating func addLine(_ line: ArraySlice<UInt8>) -> Verdict {
        let cells = Self.cells(of: line)
        widestLine = max(widestLine, cells)
        if Self.isDelimiterRow(line) {
            if !isInTable { isSurelyInTable = cells == lastCells }
            isInTable = true
            columns = max(columns, cells)
        }
        lastCells = cells
        guard isInTable else { return .accepted(cells: nil) }
        if widestLine > limits.tableColumns { return .tooWide }
        added += max(0, columns - cells)
        return added > limits.addedCells ? .tooRagged : .accepted(cells: cells)
    }

    /// Pipes that are not escaped separate cells; those at both ends are left out.
    static func cells(of line: ArraySlice<UInt8>) -> Int {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var count = 1
        var isEscaped = false
        var endsWithPipe = false
        var isFirst = true
        for byte in line {
            if isSpace(byte) {
                isEscaped = false
                continue
            }
            let isPipe = byte == UInt8(ascii: "|") && !isEscaped
            if isPipe, !isFirst { count += 1 }
            endsWithPipe = isPipe && !isFirst
            isFirst = false
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return endsWithPipe ? count - 1 : count
    }

    private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
        var hasDash = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
            default: return false
            }
        }
        return hasDash
    }
}
