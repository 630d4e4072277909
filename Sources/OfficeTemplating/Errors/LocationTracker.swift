internal import XMLTree

/// Says where in a document a paragraph is, in words that somebody with the document on the screen can follow.
struct LocationTracker {
    private struct OpenTable {
        var end: XMLNodeID
        var number: Int
        var row = 0
        var column = 0
    }

    private var paragraphs = 0
    private var tables = 0
    private var open: [OpenTable] = []
    private var heading = ""

    /// Takes note of a node, in the order of the document.
    mutating func enter(_ node: XMLNodeID, _ role: ElementRole, in document: XMLDocument) {
        while let last = open.last, node >= last.end { open.removeLast() }
        switch role {
        case .table:
            tables += 1
            open.append(OpenTable(end: document.end(of: node), number: tables))
        case .row:
            if !open.isEmpty {
                open[open.count - 1].row += 1
                open[open.count - 1].column = 0
            }
        case .cell: if !open.isEmpty { open[open.count - 1].column += 1 }
        case .paragraph: if open.isEmpty { paragraphs += 1 }
        default: break
        }
    }

    mutating func enterHeading(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !words.isEmpty { heading = words.count > 60 ? words.prefix(60) + "…" : words }
    }

    /// For example `table 1, row 2, column 3, under 'Summary'`.
    var location: String {
        var parts: [String] = []
        if let table = open.last {
            parts = ["table \(table.number)", "row \(table.row)", "column \(table.column)"]
        } else {
            parts = ["paragraph \(paragraphs)"]
        }
        if !heading.isEmpty { parts.append("under '\(heading)'") }
        return parts.joined(separator: ", ")
    }
}
