internal import DocumentModel

/// What a block inherits from the blocks around it.
struct Surroundings {
    /// Of plain paragraphs.
    var style: StyleName = .normal
    /// The indent that quotations and callouts around give, their own style's left out.
    var outerIndent = Twips.zero
    /// Where the text of the list item begins, from the outer indent.
    var listIndent = Twips.zero
    /// How many lists stand around.
    var listDepth = 0
    /// The numbered item around: its sequence, and its number.
    var numberedItem: (sequence: Int, number: Int)?
    /// Whether the paragraphs of the list stand close together.
    var isTight = false
    /// Whether the block closes the outermost list, after which the text goes on at its own distance.
    var endsList = false
    /// The distance to what follows, of the last of several lines that stand close together, such as an address.
    var closingSpace: Twips?
    var language = LanguageNumber.ofDocument
    var alignment: ParagraphProperties.Alignment?
    var keepsWithNext = false
    /// The width from margin to margin, or of the cell.
    var width: Twips
    /// Whether the text is a rating in words, which gets a badge.
    var isRating = false
    var isHeaderTable = false
    /// How deep blocks are nested; bounded, so that no document exhausts the stack.
    var depth = 0

    static let deepest = 100
}
