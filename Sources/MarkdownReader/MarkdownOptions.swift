package import CivilTime

/// What the reader may learn from outside, and how it reads.
package struct MarkdownOptions: Sendable {
    /// Without a loader, every picture is missing.
    package var loadImage: ImageLoader?
    /// The language where the front matter names none.
    package var language = "en-GB"
    /// Reads dates of the front matter that have no offset.
    package var timeZone = TimeZoneRules.london
    /// Whether the space between day and month (`28 January`), title and name (`Mr Jones`), number and `million` or
    /// `billion` becomes a no-break space. The text is otherwise left as typed.
    package var gluesDatesAndTitles = true
    package var limits = MarkdownLimits()

    package init(loadImage: ImageLoader? = nil) { self.loadImage = loadImage }
}

/// How much Markdown the reader takes. The figures that libcmark-gfm needs to stay fast and small come first.
package struct MarkdownLimits: Hashable, Sendable {
    /// Bytes after rendering, front matter included.
    package var bytes = 2 << 20
    /// Block quotes, list items and blocks inside each other, with emphasis and links in the innermost; also open square
    /// brackets in one paragraph.
    package var depth = 100
    package var tableColumns = 256
    /// Cells that rows lack and the parser adds.
    package var addedCells = 100_000
    /// Closing brackets times marks of emphasis, added up over paragraphs: at each link the parser goes back over all
    /// marks before it.
    package var bracketsTimesMarks = 300_000_000
    /// What the text costs the parser and writers, in nodes of about 160 bytes: two for a line, three more for a heading or
    /// the marker of an item, two or three for a character that may begin or end something, four for a cell.
    package var pieces = 200_000
    /// The size of all uses of link reference definitions, in multiples of the source.
    package var referenceExpansion = 8
    /// Bytes of all values put in.
    package var valueBytes = 64 << 20
    package var imageBytes = 16 << 20
    /// Width times height of a picture, in CSS pixels.
    package var imagePixels = 100_000_000.0

    package init() {}
}
