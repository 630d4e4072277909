internal import DocumentModel

/// A division on the way from its opening line to its closing one, or the surroundings of all.
struct OpenDivision {
    /// `nil` for the surroundings.
    var marker: Int?
    var classes: [String] = []
    var items: [BlockItem] = []
    /// Where numbered paragraphs stood when it was opened.
    var section: NumberedSection
}

/// A block, or a caption on the way to its table.
enum BlockItem {
    case block(Block)
    case caption(Caption)
}

/// Classes that the reader acts on and that are no role of a division.
enum ReaderClass: String, CaseIterable {
    case pageBreak = "page-break"
    case contents
    case decimal
    case lowerAlpha = "lower-alpha"
    case upperAlpha = "upper-alpha"
    case lowerRoman = "lower-roman"
    case upperRoman = "upper-roman"
    case `continue`

    /// Classes that only change how a block looks, where a format can show it.
    static let looks: Set<String> = ["left", "centre", "center", "right"]

    var numberStyle: List.NumberStyle? {
        switch self {
        case .decimal: .decimal
        case .lowerAlpha: .lowerAlpha
        case .upperAlpha: .upperAlpha
        case .lowerRoman: .lowerRoman
        case .upperRoman: .upperRoman
        default: nil
        }
    }
}
