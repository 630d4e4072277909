internal import DocumentModel

/// The identifiers of a page, none of which may stand twice: those that the document gives, and those that the writer
/// makes around them.
struct Identifiers {
    /// Those of the document, in any order.
    private var declared: Set<String> = []
    private var used: Set<String> = []
    /// The last number tried for each name of the writer's own.
    private var numbers: [String: Int] = [:]

    init(of document: Document) {
        declare(document.blocks)
        for note in document.notes { declare(note.blocks) }
    }

    /// An identifier holds no white space (HTML, 3.2.6).
    static func normal(_ id: String) -> String {
        String(String.UnicodeScalarView(id.unicodeScalars.map { $0.properties.isWhitespace ? "-" : $0 }))
    }

    /// Whether a link to it arrives.
    func isDeclared(_ id: String) -> Bool { declared.contains(Self.normal(id)) }

    /// - Returns: `nil` for an identifier that stands already.
    mutating func claim(_ id: String) -> String? {
        let id = Self.normal(id)
        guard !id.isEmpty, used.insert(id).inserted else { return nil }
        return id
    }

    /// An identifier of the writer's own, `name` if nobody else has it.
    mutating func fresh(_ name: String) -> String {
        var number = numbers[name, default: 0] + 1
        var id = number == 1 ? name : "\(name)-\(number)"
        while declared.contains(id) || used.contains(id) {
            number += 1
            id = "\(name)-\(number)"
        }
        used.insert(id)
        numbers[name] = number
        return id
    }

    private mutating func declare(_ attributes: Attributes) {
        if let id = attributes.id { declared.insert(Self.normal(id)) }
    }

    private mutating func declare(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .heading(let heading):
                declare(heading.attributes)
                declare(heading.inlines)
            case .paragraph(let paragraph):
                declare(paragraph.attributes)
                declare(paragraph.inlines)
            case .list(let list):
                declare(list.attributes)
                for item in list.items { declare(item.blocks) }
            case .table(let table): declare(table)
            case .quote(let inner, let attributes):
                declare(attributes)
                declare(inner)
            case .division(let division):
                declare(division.attributes)
                declare(division.blocks)
            case .figure(let figure):
                declare(figure.attributes)
                declare(figure.caption)
            case .code, .thematicBreak, .pageBreak, .contents: break
            }
        }
    }

    private mutating func declare(_ table: Table) {
        declare(table.attributes)
        declare(table.caption)
        for row in table.headRows + table.bodyRows {
            declare(row.attributes)
            for cell in row.cells {
                declare(cell.attributes)
                declare(cell.blocks)
            }
        }
    }

    private mutating func declare(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner):
                declare(inner)
            case .span(let inner, let attributes):
                declare(attributes)
                declare(inner)
            case .link(let link): declare(link.inlines)
            case .text, .code, .image, .lineBreak, .note: break
            }
        }
    }
}
