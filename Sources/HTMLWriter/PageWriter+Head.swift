internal import DocumentModel

extension PageWriter {
    /// The title of the page, never empty.
    var title: String {
        for candidate in [document.metadata.title, document.blocks.firstText ?? "", document.metadata.publisher ?? ""]
        where candidate.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
            return candidate
        }
        return "Document"
    }

    mutating func head() {
        let metadata = document.metadata
        out.raw("<head>\n<meta charset=\"utf-8\">\n")
        out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        out.text(title)
        out.raw("</title>\n")
        meta("name", "description", metadata.description)
        for author in metadata.authors { meta("name", "author", author) }
        if !metadata.isIndexable { meta("name", "robots", "noindex") }
        openGraph()
        if let canonical { link("canonical", canonical) }
        out.raw("<style>\n")
        out.raw(StyleSheet(style, for: document).text)
        out.raw("</style>\n<script type=\"application/ld+json\">\n")
        out.raw(StructuredData(metadata, title: title, language: language, canonical: canonical).json)
        out.raw("\n</script>\n</head>\n")
    }

    /// The address that the page will have, from the front matter.
    private var canonical: String? {
        guard let address = document.metadata.others["canonical"], case .address(let target) = LinkTarget(address),
            target.lowercased().hasPrefix("http")
        else { return nil }
        return target
    }

    /// Source: The Open Graph protocol, ogp.me.
    private mutating func openGraph() {
        let metadata = document.metadata
        meta("property", "og:type", "article")
        meta("property", "og:title", title)
        meta("property", "og:description", metadata.description)
        meta("property", "og:site_name", metadata.publisher)
        meta("property", "og:locale", LanguageTag.locale(language))
        meta("property", "og:url", canonical)
        meta("property", "article:published_time", metadata.published)
    }

    private mutating func meta(_ kind: String, _ name: String, _ content: String?) {
        guard let content, !content.isEmpty else { return }
        out.raw("<meta")
        out.attribute(kind, name)
        out.attribute("content", content)
        out.raw(">\n")
    }

    private mutating func link(_ relation: String, _ target: String) {
        out.raw("<link")
        out.attribute("rel", relation)
        out.attribute("href", target)
        out.raw(">\n")
    }
}

extension [Block] {
    /// The text of the first heading, or else of the first paragraph.
    fileprivate var firstText: String? {
        for block in self {
            switch block {
            case .heading(let heading) where heading.inlines.hasWords(notes: 0): return heading.inlines.plainText
            case .paragraph(let paragraph) where paragraph.inlines.hasWords(notes: 0):
                return String(paragraph.inlines.plainText.prefix(80))
            case .division(let division):
                if let text = division.blocks.firstText { return text }
            default: continue
            }
        }
        return nil
    }
}
