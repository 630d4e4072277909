/// What an element means to whoever looks for tags in a document, in WordprocessingML, DrawingML and OpenDocument alike.
enum ElementRole: UInt8, Sendable {
    /// Content that is kept as it is; paragraphs inside it, such as those of a text box, are looked into.
    case other
    /// Holds blocks: a body, header, note, text box, section.
    case container
    case list, listItem
    case table, rowGroup, row, cell
    case paragraph
    /// Text under one set of properties, in text elements: `w:r`.
    case run
    /// Wraps runs or text, and may be closed and opened again between them: `w:hyperlink`, `text:span`.
    case span
    /// Wraps runs or text and cannot be divided: a content control or field.
    case fixed
    /// A wrapper that is dropped where a paragraph is filled: `w:smartTag`.
    case loose
    /// Holds text: `w:t`.
    case text
    case tab, lineBreak, space, hyphen
    /// Kept, but no content: bookmarks and anchors.
    case invisible
    /// Left out where a paragraph is filled: marks of the spelling checker, rendered page breaks.
    case dropped
    /// Properties and deleted text: kept, never looked into.
    case hidden
    /// The code of a field: `w:instrText`; and its marks: `w:fldChar`.
    case instruction, fieldMark
    /// A content control, whose content is one child: `w:sdt`.
    case control
    case section

    /// Whether blocks stand directly in it.
    var holdsBlocks: Bool { self == .container || self == .cell || self == .listItem }
}

/// The markup languages that paragraphs are written in.
enum Language: UInt8, Sendable {
    case wordprocessing, drawing, openDocument
}
