internal import DocumentModel

/// A paragraph or line that captions the table beside it.
struct Caption {
    /// What it begins with, the longest first.
    static let leads: [[UInt8]] = ["Table: ", ": ", "Table:"].map { Array($0.utf8) }

    var inlines: [Inline]
    /// The marker of the attributes behind it.
    var marker: Int?
    /// What it is without a table beside it.
    var paragraph: Paragraph
}
