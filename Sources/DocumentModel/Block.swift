/// The upper of the model's two levels: what stands below one another.
public indirect enum Block: Sendable {
    case heading(Heading)
    case paragraph(Paragraph)
    case list(List)
    case table(Table)
    case quote([Block], Attributes)
    case code(String, language: String?)
    /// A named block (`::: notes-to-editors`): a part of the document with a role.
    case division(Division)
    case thematicBreak
    case pageBreak
    /// A picture that stands alone, with its caption.
    case figure(Figure)
    /// A table of contents over headings of level 1 to `depth`. The entries are computed: ``Document/contents(depth:)``.
    case contents(depth: Int, title: [Inline])
}

/// A heading, which is also an entry of the table of contents.
public struct Heading: Sendable {
    /// 1…6; 1 is the title of the document.
    public var level: Int
    public var inlines: [Inline]
    /// `id` is always set by the reader, unique in the document.
    public var attributes: Attributes
    /// Whether the format numbers it (``Metadata/numbersHeadings``, without the class `unnumbered`).
    public var isNumbered: Bool

    public init(level: Int, inlines: [Inline], attributes: Attributes = Attributes(), isNumbered: Bool = false) {
        self.level = level
        self.inlines = inlines
        self.attributes = attributes
        self.isNumbered = isNumbered
    }
}

/// A paragraph of text.
public struct Paragraph: Sendable {
    public var inlines: [Inline]
    public var attributes: Attributes

    public init(_ inlines: [Inline], attributes: Attributes = Attributes()) {
        self.inlines = inlines
        self.attributes = attributes
    }
}

/// A list of items, each of which holds blocks.
public struct List: Sendable {
    /// What stands before the items.
    public enum Marker: Sendable, Hashable {
        case bullet
        /// `start` is the first number; `style` how numbers look.
        case ordered(start: Int, style: NumberStyle)
        /// Numbered paragraphs of a section: 1.1, 1.2 …, where the first number is that of the list item around or of the
        /// section heading: `prefix` is that number.
        case numberedParagraphs(prefix: Int, start: Int)
    }

    /// How the numbers of an ordered list are written.
    public enum NumberStyle: Sendable, Hashable {
        /// `1.`, `a.`, `A.`, `i.`, `I.`
        case decimal, lowerAlpha, upperAlpha, lowerRoman, upperRoman
    }

    /// One item, which may hold lists of its own.
    public struct Item: Sendable {
        public var blocks: [Block]
        public init(_ blocks: [Block]) { self.blocks = blocks }
    }

    public var marker: Marker
    public var items: [Item]
    /// Whether the items stand close together (no blank lines between them in Markdown).
    public var isTight: Bool
    /// Whether the numbers go on from the last list of the same sequence; its start then only repeats what follows from
    /// that. Lists of one sequence share one numbering in DOCX and ODT.
    public var continues: Bool
    public var attributes: Attributes

    public init(
        _ marker: Marker, items: [Item], isTight: Bool = true, continues: Bool = false,
        attributes: Attributes = Attributes()
    ) {
        self.marker = marker
        self.items = items
        self.isTight = isTight
        self.continues = continues
        self.attributes = attributes
    }
}

/// A table with its caption. Cells may span columns and rows.
public struct Table: Sendable {
    /// How the text of a column stands; `natural` is as the language is written.
    public enum Alignment: Sendable, Hashable { case natural, left, centre, right }

    /// What holds for all cells of a column.
    public struct Column: Sendable, Hashable {
        public var alignment: Alignment
        /// The share of the table's width, all shares adding up to 1; `nil` where the content decides.
        public var share: Double?
        public init(alignment: Alignment = .natural, share: Double? = nil) {
            self.alignment = alignment
            self.share = share
        }
    }

    /// A cell, which may hold any blocks.
    public struct Cell: Sendable {
        public var blocks: [Block]
        public var columnSpan: Int
        public var rowSpan: Int
        /// Whether the cell heads its row.
        public var isRowHeader: Bool
        public var attributes: Attributes
        public init(
            _ blocks: [Block], columnSpan: Int = 1, rowSpan: Int = 1, isRowHeader: Bool = false,
            attributes: Attributes = Attributes()
        ) {
            self.blocks = blocks
            self.columnSpan = columnSpan
            self.rowSpan = rowSpan
            self.isRowHeader = isRowHeader
            self.attributes = attributes
        }
    }

    /// A row of the head or of the body.
    public struct Row: Sendable {
        /// Only the cells that begin in this row; cells that reach into it from above or the left are not repeated.
        public var cells: [Cell]
        public var attributes: Attributes
        public init(_ cells: [Cell], attributes: Attributes = Attributes()) {
            self.cells = cells
            self.attributes = attributes
        }
    }

    public var caption: [Inline]
    public var columns: [Column]
    public var headRows: [Row]
    public var bodyRows: [Row]
    public var attributes: Attributes
    /// Where the table begins in what it was read from, for what a format cannot hold; `nil` for one made by a program.
    public var origin: Origin?

    public init(
        columns: [Column], headRows: [Row], bodyRows: [Row], caption: [Inline] = [],
        attributes: Attributes = Attributes()
    ) {
        self.columns = columns
        self.headRows = headRows
        self.bodyRows = bodyRows
        self.caption = caption
        self.attributes = attributes
    }
}

/// A picture that stands alone, with its caption.
public struct Figure: Sendable {
    public var image: Image
    public var caption: [Inline]
    public var attributes: Attributes
    public init(_ image: Image, caption: [Inline] = [], attributes: Attributes = Attributes()) {
        self.image = image
        self.caption = caption
        self.attributes = attributes
    }
}

/// A named part of the document.
public struct Division: Sendable {
    /// The roles that writers know. Any other class is an unknown block: the reader warns and the content is kept.
    public enum Role: String, Sendable, CaseIterable {
        /// The line that says until when nothing may be published.
        case embargo
        case draft
        case masthead
        case standfirst
        /// A table of names without a head (To, Copy to, From, Publication date): the first column heads the rows.
        case headerTable = "header-table"
        case notesToEditors = "notes-to-editors"
        case contact
        case boilerplate
        case pullQuote = "pull-quote"
        case strengths
        case improvements = "areas-for-improvement"
        case recommendations
        case ratings
        case rating
        case score
        case keyQuestions = "key-questions"
        case copyList = "copy-list"
        case address
        case signature
        case imprint
        case cover
        case summary
        case numberedParagraphs = "numbered-paragraphs"
        case callout
        case ends
    }

    /// `nil` for a block with no role of its own: only a language or an identifier.
    public var role: Role?
    public var blocks: [Block]
    public var attributes: Attributes

    public init(_ role: Role?, blocks: [Block], attributes: Attributes = Attributes()) {
        self.role = role
        self.blocks = blocks
        self.attributes = attributes
    }
}
