internal import DocumentModel

extension [Inline] {
    /// Whether there is anything to see: an empty paragraph or heading is an obstacle (WCAG 2.2, 2.4.6).
    /// - Parameter notes: How many notes the document has; the marks of others are not written.
    func hasContent(notes: Int) -> Bool { contains { $0.hasContent(notes: notes) } }

    /// Whether there is anything to hear: a picture without words says nothing.
    func hasWords(notes: Int) -> Bool {
        hasContent(notes: notes)
            && contains { inline in
                switch inline {
                case .image(let image): !image.alternative.isEmpty
                case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                    .subscript(let inner), .span(let inner, _):
                    inner.hasWords(notes: notes)
                default: inline.hasContent(notes: notes)
                }
            }
    }
}

extension Inline {
    fileprivate func hasContent(notes: Int) -> Bool {
        switch self {
        case .text(let text), .code(let text): text.unicodeScalars.contains { !$0.properties.isWhitespace }
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
            .subscript(let inner), .span(let inner, _):
            inner.hasContent(notes: notes)
        case .link(let link):
            if case .address = LinkTarget(link.target) { true } else { link.inlines.hasContent(notes: notes) }
        case .image: true
        case .note(let index): index >= 0 && index < notes
        case .lineBreak: false
        }
    }
}

extension [Block] {
    /// Whether a heading or a section stands anywhere in them.
    var haveSections: Bool {
        contains { block in
            switch block {
            case .heading, .contents: true
            case .division(let division): division.blocks.haveSections
            case .quote(let inner, _): inner.haveSections
            case .list(let list): list.items.contains { $0.blocks.haveSections }
            case .table(let table):
                (table.headRows + table.bodyRows).contains { $0.cells.contains { $0.blocks.haveSections } }
            default: false
            }
        }
    }
}
