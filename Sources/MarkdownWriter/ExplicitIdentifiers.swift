internal import DocumentModel

/// Tells which headings must state their identifier, because a reader would make another one of their text.
enum ExplicitIdentifiers {
    static func find(in document: Document) -> Set<String> {
        var headings: [(id: String, text: String)] = []
        var others: Set<String> = []
        for block in document.blocks + document.notes.flatMap(\.blocks) { collect(block, &headings, &others) }
        var explicit = others
        // Every identifier that is stated keeps the reader from making it elsewhere, which may change others in turn.
        for _ in 0..<4 {
            var identifiers = Identifiers()
            for id in explicit { identifiers.reserve(id) }
            var found = explicit
            for heading in headings {
                if explicit.contains(heading.id) {
                    _ = identifiers.take(heading.id)
                } else if identifiers.make(from: heading.text) != heading.id {
                    found.insert(heading.id)
                }
            }
            if found == explicit { return explicit }
            explicit = found
        }
        return explicit.union(headings.map(\.id))
    }

    private static func collect(
        _ block: Block, _ headings: inout [(id: String, text: String)], _ others: inout Set<String>
    ) {
        func collectAll(_ blocks: [Block]) {
            for block in blocks { collect(block, &headings, &others) }
        }
        switch block {
        case .heading(let heading):
            if let id = heading.attributes.id { headings.append((id, heading.inlines.plainText)) }
        case .list(let list):
            for item in list.items { collectAll(item.blocks) }
        case .quote(let inner, _): collectAll(inner)
        case .division(let division):
            if let id = division.attributes.id { others.insert(id) }
            collectAll(division.blocks)
        case .table(let table):
            if let id = table.attributes.id { others.insert(id) }
        case .figure(let figure):
            if let id = figure.attributes.id { others.insert(id) }
        default: break
        }
    }
}
