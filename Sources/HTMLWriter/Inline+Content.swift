internal import DocumentModel

extension [Inline] {
    /// Whether there is anything to see or hear: an empty paragraph or heading is an obstacle (WCAG 2.2, 2.4.6).
    var hasContent: Bool {
        contains { inline in
            switch inline {
            case .text(let text), .code(let text): text.unicodeScalars.contains { !$0.properties.isWhitespace }
            case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .superscript(let inlines),
                .subscript(let inlines), .span(let inlines, _):
                inlines.hasContent
            case .link(let link): link.inlines.hasContent || !link.target.isEmpty
            case .image, .note: true
            case .lineBreak: false
            }
        }
    }
}
