/// The paragraph styles of ``StylesPart``; each is there for what a paragraph is. The raw value is the display name. Where
/// LibreOffice has a style for the purpose, the name is its name, so that documents of users bring their own look to it.
enum ParagraphStyle: String, CaseIterable {
    case standard = "Standard"
    case textBody = "Text body"
    case title = "Title"
    case heading = "Heading"
    case heading1 = "Heading 1"
    case heading2 = "Heading 2"
    case heading3 = "Heading 3"
    case heading4 = "Heading 4"
    case heading5 = "Heading 5"
    case heading6 = "Heading 6"
    /// Headings that a table of contents leaves out.
    case unlistedHeading2 = "Unlisted Heading 2"
    case unlistedHeading3 = "Unlisted Heading 3"
    case unlistedHeading4 = "Unlisted Heading 4"
    case unlistedHeading5 = "Unlisted Heading 5"
    case unlistedHeading6 = "Unlisted Heading 6"
    /// Items of a tight list; its last paragraph; items of a list with space between them.
    case list = "List"
    case listEnd = "List End"
    case listSpaced = "List Spaced"
    case quotations = "Quotations"
    case preformatted = "Preformatted Text"
    case tableContents = "Table Contents"
    case tableHeading = "Table Heading"
    case tableRowHeading = "Table Row Heading"
    case caption = "Caption"
    /// The captions of tables and of figures, under the names that LibreOffice gives them.
    case tableCaption = "Table"
    case figureCaption = "Figure"
    /// The paragraph that holds a figure's picture.
    case picture = "Picture"
    case footnote = "Footnote"
    /// A footnote's paragraphs after the first, which has the number.
    case footnoteContinued = "Footnote Continued"
    case header = "Header"
    case footer = "Footer"
    case headerEmbargo = "Header Embargo"
    case contentsHeading = "Contents Heading"
    case contents1 = "Contents 1"
    case contents2 = "Contents 2"
    case contents3 = "Contents 3"
    case contents4 = "Contents 4"
    case contents5 = "Contents 5"
    case embargo = "Embargo"
    case draft = "Draft"
    case masthead = "Masthead"
    case standfirst = "Standfirst"
    case pullQuote = "Pull Quote"
    case rating = "Rating"
    case score = "Score"
    case contact = "Contact"
    case boilerplate = "Boilerplate"
    case address = "Address"
    case signature = "Signature"
    case imprint = "Imprint"
    case cover = "Cover"
    case summary = "Summary"
    case callout = "Callout"
    case ends = "Ends"

    /// What `text:style-name` refers to.
    var name: String { StyleName.encoded(rawValue) }

    private static let headings: [ParagraphStyle] = [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
    private static let unlistedHeadings: [ParagraphStyle] = [
        .heading1, .unlistedHeading2, .unlistedHeading3, .unlistedHeading4, .unlistedHeading5, .unlistedHeading6,
    ]
    private static let contents: [ParagraphStyle] = [.contents1, .contents2, .contents3, .contents4, .contents5]

    /// - Parameter level: Taken into 1…6.
    static func heading(_ level: Int, isListed: Bool = true) -> ParagraphStyle {
        (isListed ? headings : unlistedHeadings)[min(max(level, 1), 6) - 1]
    }

    /// - Parameter level: Taken into 1…5.
    static func contents(_ level: Int) -> ParagraphStyle { contents[min(max(level, 1), 5) - 1] }
}
