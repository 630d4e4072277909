internal import DocumentModel

/// How the items of a list are marked; one named list style for each, but for numbered paragraphs, whose style depends on
/// the number before the point.
enum ListKind: Hashable {
    case bullets
    case numbers(List.NumberStyle)
    /// `3.1`, `3.2` …, where the first number is written before the second.
    case numberedParagraphs(prefix: Int)
    /// The same where the list stands in an item of a numbered list, whose number comes first.
    case nestedNumberedParagraphs

    static let named: [ListKind] = [
        .bullets, .numbers(.decimal), .numbers(.lowerAlpha), .numbers(.upperAlpha), .numbers(.lowerRoman),
        .numbers(.upperRoman),
    ]

    /// LibreOffice's names of the styles; `nil` where the style is automatic.
    var styleName: String? {
        switch self {
        case .bullets: "List 1"
        case .numbers(.decimal): "Numbering 123"
        case .numbers(.lowerAlpha): "Numbering abc"
        case .numbers(.upperAlpha): "Numbering ABC"
        case .numbers(.lowerRoman): "Numbering ivx"
        case .numbers(.upperRoman): "Numbering IVX"
        case .numberedParagraphs, .nestedNumberedParagraphs: nil
        }
    }

    /// `style:num-format`; Source: ODF 1.3 part 3, 19.500.
    var numberFormat: String {
        switch self {
        case .numbers(.lowerAlpha): "a"
        case .numbers(.upperAlpha): "A"
        case .numbers(.lowerRoman): "i"
        case .numbers(.upperRoman): "I"
        default: "1"
        }
    }

    var hasLetters: Bool { self == .numbers(.lowerAlpha) || self == .numbers(.upperAlpha) }
}
