/// A piece of text between two decisions: what it says is settled, where its lines break is not.
struct Piece {
    enum Content {
        /// Words to be wrapped; LF is a line end set on purpose.
        case words([UInt8])
        /// Words with a line of the given character below, as wide as the words.
        case underlined([UInt8], UInt8)
        /// Lines that stay as they are.
        case verbatim([UInt8])
        case table(TextTable)
        /// Names and what they stand for, such as the head of a letter.
        case pairs([TextPair])
        case rule([UInt8])
    }

    var content: Content
    /// Columns on the left that stay empty.
    var margin: Int
    /// What stands in the margin of the first line, such as the number of a list item; `nil` for nothing.
    var lead: [UInt8]?
    /// Empty lines before it.
    var gap: Int
}

struct TextPair {
    var name: [UInt8]
    var value: [Piece]
}

struct TextTable {
    struct Cell {
        var column: Int
        var columnSpan: Int
        var pieces: [Piece]
    }

    struct Row {
        var cells: [Cell]
        var isHead: Bool
    }

    enum Alignment { case left, centre, right }

    var alignments: [Alignment]
    var rows: [Row]
    /// The heads of each column in one line, which the record form puts before its values; empty where it has none.
    var labels: [[UInt8]]
}
