internal import DocumentModel

/// What has to be known of a document before its first part is written, gathered in one pass.
struct DocumentSurvey {
    /// What links may lead to, in reading order.
    private(set) var identifiers: [String] = []
    private(set) var hasNumberedHeadings = false
    /// Whether some headings below the title have no number.
    private(set) var hasPlainHeadings = false
    private var notes: Set<Int> = []
    private var repeatedNotes: Set<Int> = []
    private var depth = 0
    private let noteCount: Int

    init(_ document: Document) {
        noteCount = document.notes.count
        visit(document.blocks)
        // Marks in notes do not count: Word has none there.
        let (notes, repeated) = (notes, repeatedNotes)
        for note in document.notes { visit(note.blocks) }
        (self.notes, repeatedNotes) = (notes, repeated)
    }

    /// Indexes into the notes, in order.
    var notesReferredToTwice: [Int] { repeatedNotes.filter { (0..<noteCount).contains($0) }.sorted() }

    private mutating func visit(_ blocks: [Block]) {
        // What lies deeper is refused when it is written.
        guard depth <= Surroundings.deepest else { return }
        depth += 1
        for block in blocks { visit(block) }
        depth -= 1
    }

    private mutating func visit(_ block: Block) {
        switch block {
        case .heading(let heading):
            if heading.level >= 2 {
                if heading.isNumbered { hasNumberedHeadings = true } else { hasPlainHeadings = true }
            }
            add(heading.attributes.id)
            visit(heading.inlines)
        case .paragraph(let paragraph):
            add(paragraph.attributes.id)
            visit(paragraph.inlines)
        case .list(let list):
            add(list.attributes.id)
            for item in list.items { visit(item.blocks) }
        case .table(let table):
            add(table.attributes.id)
            visit(table.caption)
            visit(table.headRows)
            visit(table.bodyRows)
        case .quote(let blocks, let attributes):
            add(attributes.id)
            visit(blocks)
        case .division(let division):
            add(division.attributes.id)
            visit(division.blocks)
        case .figure(let figure):
            add(figure.attributes.id)
            visit(figure.caption)
        case .contents(_, let title): visit(title)
        case .code, .thematicBreak, .pageBreak: break
        }
    }

    private mutating func visit(_ rows: [Table.Row]) {
        for row in rows {
            add(row.attributes.id)
            for cell in row.cells {
                add(cell.attributes.id)
                visit(cell.blocks)
            }
        }
    }

    private mutating func visit(_ inlines: [Inline]) {
        guard depth <= Surroundings.deepest else { return }
        depth += 1
        for inline in inlines {
            switch inline {
            case .text, .code, .image, .lineBreak: break
            case .note(let note): if !notes.insert(note).inserted { repeatedNotes.insert(note) }
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner):
                visit(inner)
            case .span(let inner, let attributes):
                add(attributes.id)
                visit(inner)
            case .link(let link): visit(link.inlines)
            }
        }
        depth -= 1
    }

    private mutating func add(_ identifier: String?) {
        if let identifier, !identifier.isEmpty { identifiers.append(identifier) }
    }
}
