internal import Diagnostics
internal import DocumentModel
internal import XMLTree

/// Writes blocks as WordprocessingML into one part: the body of the document, or its footnotes.
final class StoryWriter {
    /// What was asked for between paragraphs and is a property of the next one.
    struct Pending {
        var breaksPage = false
        var hasRule = false
        /// Whether a table ends where the paragraph begins.
        var followsTable = false
        /// The least distance, where what stands above has none of its own.
        var gap: Twips?
        var label: ListLabel?
    }

    let state: DocumentState
    let sheet: StyleSheet
    let part: String
    let xml = XMLWriter()
    /// Whether marks of footnotes may stand here: not in a footnote.
    let mayHaveNotes: Bool
    var pending = Pending()
    /// Identifiers whose bookmarks begin with the next paragraph.
    var pendingIdentifiers: [String] = []
    /// The numbers of bookmarks that end with the paragraph that is open.
    var openBookmarks: [Int] = []
    /// The words of the last heading, for the title of a table that has none.
    var lastHeading = ""
    var inlineDepth = 0
    var paragraphMarkup = MarkupCache<ParagraphLook>()
    var runMarkup = MarkupCache<RunFormat>()
    var cellMarkup = MarkupCache<CellProperties>()
    var paragraphCount = 0

    init(part: String, state: DocumentState, mayHaveNotes: Bool = true) {
        self.part = part
        self.state = state
        sheet = state.sheet
        self.mayHaveNotes = mayHaveNotes
    }

    func write(_ blocks: [Block], in place: Surroundings) {
        guard place.depth < Surroundings.deepest else {
            return state.fail(
                .documentTooDeep, "blocks are nested more than \(Surroundings.deepest) deep", hint: LimitHint.fixed())
        }
        var place = place
        place.depth += 1
        let endsList = place.endsList
        let closingSpace = place.closingSpace
        let keepsWithNext = place.keepsWithNext
        for (index, block) in blocks.enumerated() {
            place.endsList = endsList && index == blocks.count - 1
            place.closingSpace = index == blocks.count - 1 ? closingSpace : nil
            place.keepsWithNext = keepsWithNext || blocks.keepsWithNext(at: index)
            write(block, in: place)
        }
    }

    private func write(_ block: Block, in place: Surroundings) {
        switch block {
        case .heading(let heading): write(heading, in: place)
        case .paragraph(let paragraph): write(paragraph, in: place)
        case .list(let list): write(list, in: place)
        case .table(let table): write(table, in: place)
        case .quote(let blocks, let attributes): writeQuote(blocks, attributes, in: place)
        case .code(let text, _): writeCode(text, in: place)
        case .division(let division): write(division, in: place)
        case .thematicBreak: pending.hasRule = true
        case .pageBreak: pending.breaksPage = true
        case .figure(let figure): write(figure, in: place)
        case .contents(let depth, let title): writeContents(depth: depth, title: title, in: place)
        }
    }

    /// Word needs a paragraph between two tables and at the end of a cell or of the body.
    func separateTable(in place: Surroundings) {
        guard pending.followsTable else { return }
        pending.followsTable = false
        writeSeparator(ParagraphLook(style: .separator))
    }

    /// Ends a story: what was asked of a paragraph that does not come is written without one, or dropped.
    func finishStory(in place: Surroundings) {
        if pending.hasRule { writeRule(in: place) }
        separateTable(in: place)
        writeBookmarks(of: pendingIdentifiers)
        pendingIdentifiers = []
        pending = Pending()
    }

    func writeBookmarks(of identifiers: [String]) {
        for bookmark in identifiers.compactMap({ state.bookmarks.take($0) }) {
            startBookmark(bookmark)
            endBookmark(bookmark.number)
        }
    }

    func note(_ attributes: Attributes, in place: inout Surroundings) {
        if let id = attributes.id { pendingIdentifiers.append(id) }
        if let language = attributes.language.flatMap({ state.languages.number(of: $0) }) { place.language = language }
        guard !attributes.classes.isEmpty else { return }
        if attributes.has("centre") || attributes.has("center") {
            place.alignment = .center
        } else if attributes.has("right") {
            place.alignment = .right
        } else if attributes.has("left") {
            place.alignment = .left
        }
    }
}
