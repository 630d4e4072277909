internal import DocumentModel

/// What has to be known of a document before its first part is written.
struct DocumentSurvey {
    private(set) var hasNumberedHeadings = false
    /// Indexes into the notes, in order.
    private(set) var notesReferredToTwice: [Int] = []
    private var notes: Set<Int> = []
    private var repeatedNotes: Set<Int> = []
    private var depth = 0

    init(_ document: Document) {
        visit(document.blocks)
        notesReferredToTwice = repeatedNotes.filter(document.notes.indices.contains).sorted()
    }

    private mutating func visit(_ blocks: [Block]) {
        guard depth <= Surroundings.deepest else { return }
        depth += 1
        defer { depth -= 1 }
        for block in blocks {
            switch block {
            case .heading(let heading):
                if heading.isNumbered, heading.level >= 2 { hasNumberedHeadings = true }
                visit(heading.inlines)
            case .paragraph(let paragraph): visit(paragraph.inlines)
            case .list(let list): for item in list.items { visit(item.blocks) }
            case .table(let table):
                visit(table.caption)
                for row in table.headRows + table.bodyRows { for cell in row.cells { visit(cell.blocks) } }
            case .quote(let blocks, _): visit(blocks)
            case .division(let division): visit(division.blocks)
            case .figure(let figure): visit(figure.caption)
            case .code, .thematicBreak, .pageBreak, .contents: break
            }
        }
    }

    private mutating func visit(_ inlines: [Inline]) {
        guard depth <= Surroundings.deepest else { return }
        depth += 1
        defer { depth -= 1 }
        for inline in inlines {
            switch inline {
            case .note(let note):
                if !notes.insert(note).inserted { repeatedNotes.insert(note) }
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner), .span(let inner, _):
                visit(inner)
            case .link(let link): visit(link.inlines)
            case .text, .code, .image, .lineBreak: break
            }
        }
    }
}
