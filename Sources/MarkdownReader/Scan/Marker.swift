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
        /// What an empty value has left of the notation around it: nothing, but in code it is text.
        case nothing
        /// A run of `*` or `_` too long to be emphasis.
        case literal
    }

    var kind: Kind
    /// Where it stands in the rendered text.
    var range: Range<Int>

    /// Whether the parser must take it for punctuation, as what it stands for begins and ends with some: that decides
    /// where emphasis may begin and end beside it (CommonMark 6.4).
    var isPunctuation: Bool {
        switch kind {
        case .attributes, .autolink, .noteMark, .html, .literal, .nothing: true
        case .opening, .closing, .caption, .destination, .noteLabel: false
        }
    }

    /// Whether the line is a heading for libcmark-gfm, with `# ` before the token: that ends a paragraph or table before
    /// it without a blank line, which would make lists loose.
    var isDisguisedAsHeading: Bool {
        switch kind {
        case .opening, .closing, .caption: true
        default: false
        }
    }
}
