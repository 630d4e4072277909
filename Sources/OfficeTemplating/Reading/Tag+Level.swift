extension Tag.Level {
    /// How much of a table or text the level covers.
    var rank: Int {
        switch self {
        case .run: 0
        case .paragraph: 1
        case .cell: 2
        case .row: 3
        }
    }

    var word: String {
        switch self {
        case .run: "run"
        case .paragraph: "paragraph"
        case .cell: "table cell"
        case .row: "table row"
        }
    }
}
