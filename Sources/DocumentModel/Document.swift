public import Diagnostics

/// A document between a reader and a writer: what it says and what each piece of it is, but not how it looks.
public struct Document: Sendable {
    public var metadata: Metadata
    public var blocks: [Block]
    /// The footnotes in the order in which they are first referred to; ``Inline/note(_:)`` holds an index into them.
    public var notes: [Note]
    /// The pictures, by the address that ``Image/source`` gives.
    public var images: [String: ImageData]

    public init(
        metadata: Metadata = Metadata(), blocks: [Block] = [], notes: [Note] = [], images: [String: ImageData] = [:]
    ) {
        self.metadata = metadata
        self.blocks = blocks
        self.notes = notes
        self.images = images
    }
}

/// A footnote. Its number is its index in ``Document/notes`` plus 1.
public struct Note: Sendable {
    public var blocks: [Block]
    public init(blocks: [Block]) { self.blocks = blocks }
}

/// What a document says about itself; goes into the properties of a file and the head of a page.
public struct Metadata: Sendable {
    public var title: String
    public var subtitle: String?
    /// BCP 47, such as `en-GB` or `cy`.
    public var language: String
    public var authors: [String]
    /// The body that publishes the document.
    public var publisher: String?
    public var subject: String?
    public var description: String?
    public var keywords: [String]
    /// The instant of publication as RFC 3339 in UTC; dates every file that is written. `nil` leaves dates out.
    public var published: String?
    /// Text for the page header and, before `page X of Y`, the page footer.
    public var pageHeader: String?
    public var pageFooter: String?
    /// The words that writers themselves put into a document, in its language.
    public var wording: Wording
    /// What kind of publication it is: `press-release`, `letter`, `report` …; chooses nothing but semantics
    /// (JSON-LD type, class of the page).
    public var kind: String?
    /// Whether the page may be found by search engines; `false` while a draft or under embargo.
    public var isIndexable: Bool
    /// Whether headings are numbered by the format (1, 1.1 …).
    public var numbersHeadings: Bool
    /// Whatever else the front matter says, as text.
    public var others: [String: String]

    public init(title: String = "", language: String = "en-GB") {
        self.title = title
        self.language = language
        authors = []
        keywords = []
        wording = Wording(language: language)
        isIndexable = true
        numbersHeadings = false
        others = [:]
    }
}

/// The words of writers, such as those of a page footer, by language.
public struct Wording: Sendable, Hashable {
    /// `Page X of Y`, with `{page}` and `{pages}` where the numbers go.
    public var pageOfPages: String
    public var contents: String
    public var notes: String
    public var backToText: String
    /// `{number}` stands for the note's number.
    public var note: String
    public var skipToContent: String

    /// English, or Welsh for `cy`.
    public init(language: String) {
        if language == "cy" || language.hasPrefix("cy-") {
            pageOfPages = "Tudalen {page} o {pages}"
            contents = "Cynnwys"
            notes = "Troednodiadau"
            backToText = "Yn ôl i’r testun"
            note = "Troednodyn {number}"
            skipToContent = "Neidio i’r prif gynnwys"
        } else {
            pageOfPages = "Page {page} of {pages}"
            contents = "Contents"
            notes = "Footnotes"
            backToText = "Back to text"
            note = "Footnote {number}"
            skipToContent = "Skip to main content"
        }
    }
}

/// A picture as its file has it.
public struct ImageData: Sendable, Hashable {
    /// The kinds of picture that every format takes.
    public enum Format: String, Sendable, Hashable { case png, jpeg, gif, svg }
    public var format: Format
    public var bytes: [UInt8]
    /// Natural size in CSS pixels (1/96 inch).
    public var width: Double
    public var height: Double

    public init(format: Format, bytes: [UInt8], width: Double, height: Double) {
        self.format = format
        self.bytes = bytes
        self.width = width
        self.height = height
    }
}

/// Where something in a document came from, for warnings.
public typealias Origin = Diagnostic.Place
