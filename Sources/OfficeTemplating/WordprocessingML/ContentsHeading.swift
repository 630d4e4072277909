/// A heading of a finished text, as a table of contents shows it.
struct ContentsHeading: Equatable {
    var level: Int
    /// In the text of the document, entities and all.
    var text: String
    /// The bookmark around it; `nil` if it has none that entries lead to.
    var anchor: String?
    /// Where a bookmark around the heading's content would begin and end, as offsets of the part.
    var content: Range<Int>
}
