internal import DocumentModel

/// Gathers the identifiers that links may lead to, in reading order.
struct IdentifierCollector {
    private(set) var identifiers: [String] = []
    private var depth = 0

    mutating func visit(_ blocks: [Block]) {
        // What lies deeper is refused when it is written.
        guard depth <= Surroundings.deepest else { return }
        depth += 1
        defer { depth -= 1 }
        for block in blocks { visit(block) }
    }

    private mutating func visit(_ block: Block) {
        switch block {
        case .heading(let heading):
            add(heading.attributes)
            visit(heading.inlines)
        case .paragraph(let paragraph):
            add(paragraph.attributes)
            visit(paragraph.inlines)
        case .list(let list):
            add(list.attributes)
            for item in list.items { visit(item.blocks) }
        case .table(let table): visit(table)
        case .quote(let blocks, let attributes):
            add(attributes)
            visit(blocks)
        case .division(let division):
            add(division.attributes)
            visit(division.blocks)
        case .figure(let figure):
            add(figure.attributes)
            visit(figure.caption)
        case .contents(_, let title): visit(title)
        case .code, .thematicBreak, .pageBreak: break
        }
    }

    private mutating func visit(_ table: Table) {
        add(table.attributes)
        visit(table.caption)
        for row in table.headRows + table.bodyRows {
            for cell in row.cells {
                add(cell.attributes)
                visit(cell.blocks)
            }
        }
    }

    private mutating func visit(_ inlines: [Inline]) {
        guard depth <= Surroundings.deepest else { return }
        depth += 1
        defer { depth -= 1 }
        for inline in inlines {
            switch inline {
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner):
                visit(inner)
            case .span(let inner, let attributes):
                add(attributes)
                visit(inner)
            case .link(let link): visit(link.inlines)
            case .text, .code, .image, .lineBreak, .note: break
            }
        }
    }

    private mutating func add(_ attributes: Attributes) {
        if let id = attributes.id, !id.isEmpty { identifiers.append(id) }
    }
}
