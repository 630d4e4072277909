/// The styles that the writer uses. The raw value is the style's id in a document of ours; ``name`` is what Word and its
/// users call it, by which it is found in a reference document, whatever its id there.
enum StyleName: String, CaseIterable, Sendable {
    // Paragraph styles that Word knows.
    case normal = "Normal"
    case heading1 = "Heading1"
    case heading2 = "Heading2"
    case heading3 = "Heading3"
    case heading4 = "Heading4"
    case heading5 = "Heading5"
    case heading6 = "Heading6"
    case listBullet = "ListBullet"
    case listNumber = "ListNumber"
    case listContinue = "ListContinue"
    case quote = "Quote"
    case caption = "Caption"
    case footnoteText = "FootnoteText"
    case contentsHeading = "TOCHeading"
    case contents1 = "TOC1"
    case contents2 = "TOC2"
    case contents3 = "TOC3"
    case contents4 = "TOC4"
    case contents5 = "TOC5"
    case contents6 = "TOC6"
    case header = "Header"
    case footer = "Footer"
    // Paragraph styles of our own.
    case numberedParagraph = "NumberedParagraph"
    case code = "SourceCode"
    case figure = "Figure"
    case tableText = "TableText"
    case tableHeading = "TableHeading"
    case separator = "Separator"
    case embargo = "Embargo"
    case draft = "Draft"
    case masthead = "Masthead"
    case standfirst = "Standfirst"
    case contact = "Contact"
    case boilerplate = "Boilerplate"
    case pullQuote = "PullQuote"
    case rating = "Rating"
    case score = "Score"
    case address = "PostalAddress"
    case signatory = "Signatory"
    case imprint = "Imprint"
    case cover = "Cover"
    case summary = "Summary"
    case callout = "Callout"
    case ends = "Ends"
    // Character styles.
    case defaultParagraphFont = "DefaultParagraphFont"
    case strong = "Strong"
    case emphasis = "Emphasis"
    case hyperlink = "Hyperlink"
    case footnoteReference = "FootnoteReference"
    case inlineCode = "InlineCode"
    // Table styles.
    case tableNormal = "TableNormal"
    case publicationTable = "PublicationTable"
    case headerTable = "HeaderTable"
    // Numbering style.
    case noList = "NoList"

    enum Kind: String, Sendable { case paragraph, character, table, numbering }

    var kind: Kind {
        switch self {
        case .defaultParagraphFont, .strong, .emphasis, .hyperlink, .footnoteReference, .inlineCode: .character
        case .tableNormal, .publicationTable, .headerTable: .table
        case .noList: .numbering
        default: .paragraph
        }
    }

    /// As in `w:name`; Word finds its own styles by these exact words.
    var name: String {
        switch self {
        case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6: "heading \(rawValue.suffix(1))"
        case .contents1, .contents2, .contents3, .contents4, .contents5, .contents6: "toc \(rawValue.suffix(1))"
        case .listBullet: "List Bullet"
        case .listNumber: "List Number"
        case .listContinue: "List Continue"
        case .caption: "caption"
        case .footnoteText: "footnote text"
        case .contentsHeading: "TOC Heading"
        case .header: "header"
        case .footer: "footer"
        case .numberedParagraph: "Numbered Paragraph"
        case .code: "Source Code"
        case .tableText: "Table Text"
        case .tableHeading: "Table Heading"
        case .pullQuote: "Pull Quote"
        case .address: "Postal Address"
        case .defaultParagraphFont: "Default Paragraph Font"
        case .footnoteReference: "footnote reference"
        case .inlineCode: "Inline Code"
        case .tableNormal: "Normal Table"
        case .publicationTable: "Publication Table"
        case .headerTable: "Header Table"
        case .noList: "No List"
        default: rawValue
        }
    }

    /// The style of a heading of a level from 1 to 6.
    static func heading(_ level: Int) -> StyleName {
        let styles: [StyleName] = [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
        return styles[min(max(level, 1), 6) - 1]
    }

    /// The style of an entry in a table of contents that stands for a heading of a level from 1 to 6.
    static func contents(_ level: Int) -> StyleName {
        let styles: [StyleName] = [.contents1, .contents2, .contents3, .contents4, .contents5, .contents6]
        return styles[min(max(level, 1), 6) - 1]
    }
}
