internal import DocumentModel

/// What a block or inline takes from the blocks around it.
struct Surroundings {
    /// The style of plain paragraphs here.
    var paragraphStyle: ParagraphStyle = .textBody
    /// `nil` where the text is in the language of the document.
    var language: LanguageTag?
    var alignment: String?
    /// The room for pictures and tables, in points.
    var width: Double
    /// From the left margin of the text area, for lists and what stands in them, in points.
    var indent = 0.0
    /// How many lists are around.
    var listLevel = 0
    /// Whether the list around has numbers, which numbered paragraphs in it build on.
    var isInNumberedList = false
    /// Whether the items of the list around, and of those around it, stand close together.
    var listIsTight = true
    /// Whether nothing follows in the outermost list around.
    var endsList = true
    /// Whether no page ends between the paragraph and the next.
    var keepsWithNext = false
    var isInTable = false
    var isInNote = false
    var isInLink = false
    /// The colour and background of a badge around, which nothing in it may change.
    var isInBadge = false
    var role: Division.Role?
    /// How many quotations are around.
    var quoteLevel = 0
}
