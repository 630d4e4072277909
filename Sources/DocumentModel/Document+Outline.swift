extension Document {
    /// What the document says, line by line in reading order, footnotes last. Marks of footnotes leave nothing, empty
    /// lines are left out, pictures in a line of text stand as their alternative text.
    public var outline: [OutlineLine] {
        var outline = OutlineBuilder(document: self)
        outline.add(blocks)
        for (index, note) in notes.enumerated() {
            outline.noteNumber = index + 1
            outline.add(note.blocks)
        }
        return outline.lines
    }
}

private struct OutlineBuilder {
    let document: Document
    var lines: [OutlineLine] = []
    var noteNumber: Int?
    private var headingNumbers = HeadingNumbers()
    /// What the next paragraph is instead of a paragraph: the first of a list item.
    private var label: String?
    private var cell: (row: Int, column: Int)?

    init(document: Document) { self.document = document }

    mutating func add(_ blocks: [Block]) {
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .heading(let heading):
            let number = headingNumbers.next(for: heading)
            append(.heading(level: heading.level, number: number), heading.inlines.plainText)
        case .paragraph(let paragraph): append(.paragraph, paragraph.inlines.plainText)
        case .list(let list):
            for (index, item) in list.items.enumerated() {
                label = list.label(ofItem: index)
                add(item.blocks)
                label = nil
            }
        case .table(let table): add(table)
        case .quote(let inner, _): add(inner)
        case .code(let text, _): append(.code, text)
        case .division(let division): add(division.blocks)
        case .thematicBreak, .pageBreak: break
        case .figure(let figure):
            append(.image, figure.image.alternative)
            append(.caption, figure.caption.plainText)
        case .contents(let depth, let title):
            append(.contents(level: 0), title.plainText)
            for entry in document.contents(depth: depth) {
                let number = entry.number.map { $0 + " " } ?? ""
                append(.contents(level: entry.level), number + entry.inlines.plainText)
            }
        }
    }

    private mutating func add(_ table: Table) {
        append(.caption, table.caption.plainText)
        for (row, content) in (table.headRows + table.bodyRows).enumerated() {
            for (column, tableCell) in content.cells.enumerated() {
                let outer = cell
                cell = (row, column)
                add(tableCell.blocks)
                cell = outer
            }
        }
    }

    private mutating func append(_ kind: OutlineLine.Kind, _ text: String) {
        var kind = kind
        if kind == .paragraph {
            if let label {
                kind = .item(label: label)
            } else if let cell {
                kind = .cell(row: cell.row, column: cell.column)
            } else if let noteNumber {
                kind = .note(number: noteNumber)
            }
        }
        let line = OutlineLine(kind, text)
        guard !line.text.isEmpty else { return }
        label = nil
        lines.append(line)
    }
}
