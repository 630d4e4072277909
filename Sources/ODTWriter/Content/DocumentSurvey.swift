internal import Diagnostics
internal import DocumentModel

/// What the writer must know of a document before it writes: that it is not nested too deeply for the calls that follow,
/// which places have identifiers, and under what notice its pages stand.
struct DocumentSurvey {
    /// The deepest nesting of blocks, and of inlines in a block, that is written.
    static let deepestNesting = 100

    private(set) var identifiers: Set<String> = []
    /// The text of the first embargo or draft block, for the page header.
    private(set) var notice: String?

    private var notesOfText: Set<Int> = []

    init(_ document: Document) throws(Diagnostic) {
        try visit(document.blocks, depth: 0)
        // Notes that only notes refer to are not written.
        for index in notesOfText.sorted() where document.notes.indices.contains(index) {
            try visit(document.notes[index].blocks, depth: 0)
        }
    }

    private mutating func visit(_ blocks: [Block], depth: Int) throws(Diagnostic) {
        try Self.check(depth)
        for block in blocks { try visit(block, depth: depth + 1) }
    }

    private mutating func visit(_ block: Block, depth: Int) throws(Diagnostic) {
        switch block {
        case .heading(let heading):
            insert(heading.attributes)
            try visit(heading.inlines, depth: 0)
        case .paragraph(let paragraph):
            insert(paragraph.attributes)
            try visit(paragraph.inlines, depth: 0)
        case .list(let list):
            insert(list.attributes)
            for item in list.items { try visit(item.blocks, depth: depth) }
        case .table(let table): try visit(table, depth: depth)
        case .quote(let inner, let attributes):
            insert(attributes)
            try visit(inner, depth: depth)
        case .division(let division):
            insert(division.attributes)
            try visit(division.blocks, depth: depth)
            if notice == nil, division.role == .embargo || division.role == .draft {
                notice = Self.text(division.blocks)
            }
        case .figure(let figure):
            insert(figure.attributes)
            try visit(figure.caption, depth: 0)
        case .contents(depth: _, let title): try visit(title, depth: 0)
        case .code, .thematicBreak, .pageBreak: break
        }
    }

    private mutating func visit(_ table: Table, depth: Int) throws(Diagnostic) {
        insert(table.attributes)
        try visit(table.caption, depth: 0)
        for row in table.headRows + table.bodyRows {
            insert(row.attributes)
            for cell in row.cells {
                insert(cell.attributes)
                try visit(cell.blocks, depth: depth)
            }
        }
    }

    private mutating func visit(_ inlines: [Inline], depth: Int) throws(Diagnostic) {
        try Self.check(depth)
        for inline in inlines {
            switch inline {
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner):
                try visit(inner, depth: depth + 1)
            case .link(let link): try visit(link.inlines, depth: depth + 1)
            case .span(let inner, let attributes):
                insert(attributes)
                try visit(inner, depth: depth + 1)
            case .note(let index):
                notesOfText.insert(index)
            case .text, .code, .image, .lineBreak: break
            }
        }
    }

    private mutating func insert(_ attributes: Attributes) {
        if let id = attributes.id { identifiers.insert(id) }
    }

    private static func check(_ depth: Int) throws(Diagnostic) {
        guard depth <= deepestNesting else {
            throw Diagnostic(
                .documentTooDeep, "the document is nested more than \(deepestNesting) levels deep, too deep for ODT",
                hint: LimitHint.fixed())
        }
    }

    /// The paragraphs of a notice in one line.
    private static func text(_ blocks: [Block]) -> String? {
        let lines = blocks.compactMap { block -> String? in
            guard case .paragraph(let paragraph) = block else { return nil }
            let text = paragraph.inlines.plainText
            return text.isEmpty ? nil : text
        }
        return lines.isEmpty ? nil : lines.joined(separator: " ")
    }
}
