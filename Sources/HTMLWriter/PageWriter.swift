internal import Diagnostics
internal import DocumentModel

/// One page in the making.
struct PageWriter {
    let document: Document
    let style: HouseStyle
    let options: HTMLWriter.Options
    var out = HTMLBuffer()
    private(set) var warnings: [Diagnostic] = []

    let contentIdentifiers: [String: String]
    var identifiers: Identifiers
    var headingLevels: HeadingLevels
    var headingNumbers = HeadingNumbers()
    /// The language around what is being written.
    var language: String
    var isInLink = false
    /// Whether what is written repeats something, as the entries of a table of contents do: without identifiers, links
    /// and notes of its own.
    var isCopy = false
    /// The notes whose marks stand in a link, and so have to wait for its end.
    var waitingNotes: [Int] = []
    /// For each note the identifiers of its marks, and its own once it has one.
    var noteMarks: [[String]]
    var noteIdentifiers: [String?]
    var lastHeading: String?
    /// The names of the regions of the page.
    var regionNames: Set<String> = []
    private var entries: [ContentsEntry]?

    init(_ document: Document, style: HouseStyle, options: HTMLWriter.Options) {
        self.document = document
        self.style = style
        self.options = options
        contentIdentifiers = options.pictures == .attached ? HTMLWriter.contentIdentifiers(of: document) : [:]
        identifiers = Identifiers(of: document)
        language = LanguageTag.valid(document.metadata.language) ?? "en-GB"
        noteMarks = Array(repeating: [], count: document.notes.count)
        noteIdentifiers = Array(repeating: nil, count: document.notes.count)
        switch options.extent {
        case .page: headingLevels = HeadingLevels(top: 1)
        case .fragment(let level): headingLevels = HeadingLevels(top: level)
        }
    }

    /// Whether there is anything to write.
    func hasContent(_ inlines: [Inline]) -> Bool { inlines.hasContent(notes: document.notes.count) }
    func hasWords(_ inlines: [Inline]) -> Bool { inlines.hasWords(notes: document.notes.count) }

    var isPage: Bool { options.extent == .page }

    mutating func write() {
        switch options.extent {
        case .page: page()
        case .fragment:
            blocks(document.blocks)
            notes()
            out.lineEnd()
        }
    }

    mutating func warn(_ code: Diagnostic.Code, _ message: String) {
        warn(Diagnostic(code, message, severity: .warning))
    }

    mutating func warn(_ warning: Diagnostic) { warnings.append(warning) }

    /// All headings that a table of contents may list.
    mutating func allEntries() -> [ContentsEntry] {
        if let entries { return entries }
        let found = document.contents(depth: 5)
        entries = found
        return found
    }

    private mutating func page() {
        let all = document.blocks
        let opening = all.prefix { $0.hasRole([.embargo, .draft, .masthead]) }.count
        let imprint = all[opening...].reversed().prefix { $0.hasRole([.imprint]) }.count
        let main = identifiers.fresh("main")
        out.raw("<!DOCTYPE html>\n<html")
        out.attribute("lang", language)
        if LanguageTag.isRightToLeft(language) { out.attribute("dir", "rtl") }
        out.raw(">\n")
        head()
        out.raw("<body>\n<a class=\"skip\"")
        out.attribute("href", "#\(main)")
        out.raw(">")
        out.text(document.metadata.wording.skipToContent)
        out.raw("</a>\n")
        if opening > 0 { landmark("header", Array(all[..<opening])) }
        out.raw("<main")
        out.attribute("id", main)
        out.raw(">\n")
        missingTitle()
        blocks(Array(all[opening..<all.count - imprint]))
        notes()
        out.raw("</main>\n")
        if imprint > 0 { landmark("footer", Array(all[(all.count - imprint)...])) }
        out.raw("</body>\n</html>\n")
    }

    private mutating func landmark(_ name: String, _ blocks: [Block]) {
        out.raw("<\(name)>\n")
        self.blocks(blocks)
        out.raw("</\(name)>\n")
    }

    /// A page whose text has no title gets one that is heard but not seen.
    private mutating func missingTitle() {
        guard !document.blocks.hasTitle(notes: document.notes.count) else { return }
        headingLevels.title()
        out.raw("<h1 class=\"unseen\">")
        out.text(title)
        out.raw("</h1>\n")
    }
}

extension Block {
    fileprivate func hasRole(_ roles: [Division.Role]) -> Bool {
        if case .division(let division) = self, let role = division.role { roles.contains(role) } else { false }
    }
}

extension [Block] {
    /// Whether a heading of level 1 is among them.
    fileprivate func hasTitle(notes: Int) -> Bool {
        contains { block in
            switch block {
            case .heading(let heading): heading.level <= 1 && heading.inlines.hasWords(notes: notes)
            case .division(let division): division.blocks.hasTitle(notes: notes)
            case .quote(let blocks, _): blocks.hasTitle(notes: notes)
            case .list(let list): list.items.contains { $0.blocks.hasTitle(notes: notes) }
            case .table(let table):
                (table.headRows + table.bodyRows).contains { $0.cells.contains { $0.blocks.hasTitle(notes: notes) } }
            default: false
            }
        }
    }
}
