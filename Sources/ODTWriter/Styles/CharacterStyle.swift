/// The character styles of ``StylesPart``; the raw value is the display name. Those of rating badges come from the house
/// style: ``rating(_:)``.
enum CharacterStyle: String, CaseIterable {
    case emphasis = "Emphasis"
    case strong = "Strong Emphasis"
    case strikethrough = "Strikethrough"
    case superscript = "Superscript"
    case `subscript` = "Subscript"
    case sourceText = "Source Text"
    case link = "Internet Link"
    case visitedLink = "Visited Internet Link"
    case indexLink = "Index Link"
    case footnoteSymbol = "Footnote Symbol"
    case footnoteAnchor = "Footnote anchor"
    case numberingSymbols = "Numbering Symbols"
    case bulletSymbols = "Bullet Symbols"

    /// What `text:style-name` refers to.
    var name: String { StyleName.encoded(rawValue) }

    /// The display name of the style of a rating badge, by a key of `HouseStyle.badges`; `nil` for the neutral badge.
    static func rating(_ key: String?) -> String { "Rating " + (key ?? "other") }
}
