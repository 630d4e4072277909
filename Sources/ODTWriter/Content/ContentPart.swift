internal import Diagnostics
internal import DocumentModel
internal import XMLTree

/// Writes `content.xml`: the text of a document in our named styles, with automatic styles where a style has no name.
///
/// Source: ODF 1.3 part 3, 3.1.3.2 (`office:document-content`), 3.4 (`office:text`).
struct ContentPart {
    let document: Document
    let style: HouseStyle
    let page: PageGeometry
    let survey: DocumentSurvey
    let language: LanguageTag
    /// The blocks; the automatic styles, which are known only afterwards, stand before them in the part.
    let xml = XMLWriter()

    var automatic: AutomaticStyles
    var pictures = Pictures()
    var warnings: [Diagnostic] = []
    /// What waits for the next paragraph.
    var pending = Pending()
    var lists = OpenLists()
    var flow = TextFlow()
    /// How many paragraphs are written: a cell in which the count does not grow gets an empty one.
    var paragraphCount = 0
    var tableCount = 0
    var frameCount = 0
    var contentsCount = 0
    var listCount = 0
    /// The words of the last heading.
    var lastHeading = ""
    /// By list kind, the identifier of the last list at the outermost level.
    var lastList: [ListKind: String] = [:]
    var writtenNotes: Set<Int> = []
    var writtenBookmarks: Set<String> = []
    /// Made for the first table of contents.
    var pageEstimate: PageEstimate?

    /// From the text around to a quotation, on both sides, in points.
    static let quoteIndent = 14.0

    struct Pending {
        var bookmarks: [String] = []
        var breaksPage = false
        var drawsRule = false
    }

    init(_ document: Document, style: HouseStyle, page: PageGeometry, survey: DocumentSurvey, language: LanguageTag) {
        self.document = document
        self.style = style
        self.page = page
        self.survey = survey
        self.language = language
        automatic = AutomaticStyles(rule: HexColour.css(style.rule))
    }

    /// Returns the bytes of the part. ``pictures`` and ``warnings`` are complete afterwards.
    mutating func write() throws(XMLError) -> [UInt8] {
        xml.start("office:body")
        xml.start("office:text")
        write(document.blocks, in: Surroundings(width: page.textWidth))
        writeWaitingBookmarks()
        warnOfUnusedNotes()
        xml.end()
        xml.end()
        let body = try xml.finish()

        let part = XMLWriter(reserving: body.count)
        part.startRoot("office:document-content")
        automatic.write(to: part)
        // Our writer puts an XML declaration, which ends with the first line, before the body.
        let start = body.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        part.raw(body[start...])
        part.end()
        return try part.finish()
    }

    mutating func write(_ blocks: [Block], in surroundings: Surroundings) {
        for (index, block) in blocks.enumerated() {
            var inner = surroundings
            inner.endsList = surroundings.endsList && index == blocks.count - 1
            inner.keepsWithNext = surroundings.keepsWithNext || blocks.keepsWithNext(at: index)
            write(block, in: inner)
        }
    }

    private mutating func write(_ block: Block, in surroundings: Surroundings) {
        switch block {
        case .heading(let heading): write(heading, in: surroundings)
        case .paragraph(let paragraph): write(paragraph, in: surroundings)
        case .list(let list): write(list, in: surroundings)
        case .table(let table): write(table, in: surroundings)
        case .quote(let inner, let attributes):
            var quoted = entering(attributes, from: surroundings)
            quoted.paragraphStyle = .quotations
            quoted.quoteLevel += 1
            quoted.indent += Self.quoteIndent
            quoted.width = max(quoted.width - 2 * Self.quoteIndent, 72)
            write(inner, in: quoted)
        case .code(let text, language: _): writeCode(text, in: surroundings)
        case .division(let division): write(division, in: surroundings)
        case .thematicBreak: pending.drawsRule = true
        case .pageBreak: if !surroundings.isInTable, !surroundings.isInNote { pending.breaksPage = true }
        case .figure(let figure): write(figure, in: surroundings)
        case .contents(let depth, let title): writeContents(depth: depth, title: title, in: surroundings)
        }
    }

    /// What holds inside a block with attributes: its language. Its identifier waits for the next paragraph.
    mutating func entering(_ attributes: Attributes, from surroundings: Surroundings) -> Surroundings {
        var inner = surroundings
        if let id = attributes.id { pending.bookmarks.append(id) }
        if let tag = attributes.language {
            if let language = LanguageTag(tag) {
                inner.language = language == self.language ? nil : language
            } else {
                warn(.unknownLanguage, "'\(tag)' is not a language tag; the text keeps the language around it")
            }
        }
        return inner
    }

    mutating func warn(_ code: Diagnostic.Code, _ message: String) {
        warn(Diagnostic(code, message, severity: .warning))
    }

    mutating func warn(_ warning: Diagnostic) {
        // One document can hold the same mistake in every row.
        guard warnings.count < 100 else { return }
        warnings.append(warning)
    }

    /// A footnote has no place but that of its mark.
    private mutating func warnOfUnusedNotes() {
        for index in document.notes.indices where !writtenNotes.contains(index) {
            warn(.noteUnused(index))
        }
    }

    /// A document may end with identifiers that have no text after them; a link to one still needs its place.
    private mutating func writeWaitingBookmarks() {
        guard !pending.bookmarks.isEmpty else { return }
        xml.start("text:p", ["text:style-name": ParagraphStyle.textBody.name])
        writePendingBookmarks()
        xml.end()
    }
}
