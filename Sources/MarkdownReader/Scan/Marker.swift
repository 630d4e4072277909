/// A piece of the source that the scanner has taken out, so that libcmark-gfm sees a letter in its place. Where the parser
/// finds it to stand in code, or anywhere else that gives it no meaning, the source's own bytes are put back.
struct Marker {
    enum Kind {
        /// A line of colons that opens a division.
        case opening(AttributeList)
        /// A line of colons that closes one.
        case closing
        /// `: ` or `Table: ` in the line after a table.
        case caption
        case attributes(AttributeList)
        /// The address between angle brackets, tokens of values still in it.
        case autolink([UInt8])
        /// The address of a link between angle brackets.
        case destination([UInt8])
        case noteMark(label: String)
        /// The label of a footnote's text: an index into ``ScannedMarkdown/notes``.
        case noteLabel(Int)
        /// Looks like a tag of HTML.
        case html
        /// A run of `*` or `_` too long to be emphasis.
        case literal
    }

    var kind: Kind
    /// Where it stands in the rendered text.
    var range: Range<Int>

    /// Whether the line is a heading for libcmark-gfm, with `# ` before the token: that ends a paragraph or table before
    /// it without a blank line, which would make lists loose.
    var isDisguisedAsHeading: Bool {
        switch kind {
        case .opening, .closing, .caption: true
        default: false
        }
    }
}

/// Characters that stand for themselves whatever is around them, as noncharacters from U+FDD4 on.
enum Escape {
    /// What each of them stands for; the first is a `<` without a backslash.
    private static let characters: [UInt8] = Array("<<>[]^~:".utf8)

    /// - Returns: `nil` for characters whose escapes only libcmark-gfm needs to know.
    static func bytes(forEscaped character: UInt8) -> [UInt8]? {
        guard let index = characters[1...].firstIndex(of: character) else { return nil }
        return [0xEF, 0xB7, 0x94 + UInt8(index)]
    }

    static let bareLessThan: [UInt8] = [0xEF, 0xB7, 0x94]

    /// - Parameter last: The third byte of the noncharacter.
    static func character(_ last: UInt8) -> (character: UInt8, hasBackslash: Bool)? {
        guard last >= 0x94, Int(last) - 0x94 < characters.count else { return nil }
        return (characters[Int(last) - 0x94], last != 0x94)
    }
}
