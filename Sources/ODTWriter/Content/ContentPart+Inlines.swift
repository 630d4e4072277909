internal import Diagnostics
internal import DocumentModel
internal import XMLTree

extension ContentPart {
    mutating func write(_ inlines: [Inline], in surroundings: Surroundings) {
        for inline in inlines { write(inline, in: surroundings) }
    }

    private mutating func write(_ inline: Inline, in surroundings: Surroundings) {
        switch inline {
        case .text(let text): writeText(text)
        case .emphasis(let inner): writeSpan(.emphasis, inner, in: surroundings)
        case .strong(let inner): writeSpan(.strong, inner, in: surroundings)
        case .strikethrough(let inner): writeSpan(.strikethrough, inner, in: surroundings)
        case .superscript(let inner): writeSpan(.superscript, inner, in: surroundings)
        case .subscript(let inner): writeSpan(.subscript, inner, in: surroundings)
        case .code(let text):
            startInline("text:span")
            xml.attribute("text:style-name", CharacterStyle.sourceText.name)
            writeText(text)
            xml.end()
        case .link(let link): write(link, in: surroundings)
        case .image(let image): write(image, in: surroundings)
        case .lineBreak: writeLineBreak()
        case .note(let index): writeNote(index, in: surroundings)
        case .span(let inner, let attributes): writeSpan(inner, attributes, in: surroundings)
        }
    }

    /// Starts an element within a paragraph, after the spaces that stand before it.
    mutating func startInline(_ name: String) {
        writePendingSpaces()
        xml.start(name)
    }

    private mutating func writeSpan(_ style: CharacterStyle, _ inlines: [Inline], in surroundings: Surroundings) {
        guard !inlines.isEmpty else { return }
        startInline("text:span")
        xml.attribute("text:style-name", style.name)
        write(inlines, in: surroundings)
        xml.end()
    }

    private mutating func writeSpan(_ inlines: [Inline], _ attributes: Attributes, in surroundings: Surroundings) {
        if let id = attributes.id { writeBookmark(id) }
        var inner = surroundings
        var elements = 0
        if let tag = attributes.language {
            if let language = LanguageTag(tag) {
                if language != surroundings.language ?? self.language {
                    inner.language = language
                    startInline("text:span")
                    xml.attribute("text:style-name", automatic.name(of: language))
                    elements += 1
                }
            } else {
                warn(.unknownLanguage, "'\(tag)' is not a language tag; the text keeps the language around it")
            }
        }
        if attributes.has("rating"), !surroundings.isInBadge {
            inner.isInBadge = true
            startInline("text:span")
            xml.attribute("text:style-name", StyleName.encoded(CharacterStyle.rating(style.badgeKey(of: inlines))))
            elements += 1
        }
        write(inlines, in: inner)
        for _ in 0..<elements { xml.end() }
    }

    private mutating func write(_ link: Link, in surroundings: Surroundings) {
        guard !link.inlines.isEmpty else { return }
        guard !surroundings.isInLink, let address = address(of: link) else {
            write(link.inlines, in: surroundings)
            return
        }
        startInline("text:a")
        xml.attribute("xlink:type", "simple")
        xml.attribute("xlink:href", address)
        if let title = link.title { xml.attribute("office:title", title) }
        // On a badge, the colour of links could not be read.
        if !surroundings.isInBadge {
            xml.attribute("text:style-name", CharacterStyle.link.name)
            xml.attribute("text:visited-style-name", CharacterStyle.visitedLink.name)
        }
        var inner = surroundings
        inner.isInLink = true
        write(link.inlines, in: inner)
        xml.end()
    }

    /// - Returns: `nil` for a link within the document that leads nowhere.
    private mutating func address(of link: Link) -> String? {
        guard link.target.utf8.first == UInt8(ascii: "#") else { return IRI.encoded(link.target) }
        let id = String(link.target.dropFirst())
        guard survey.identifiers.contains(id) else {
            warn(.linkWithoutTarget(id))
            return nil
        }
        return "#" + IRI.encoded(id)
    }

    /// Writes the place that links to an identifier lead to.
    mutating func writeBookmark(_ id: String) {
        guard writtenBookmarks.insert(id).inserted else { return }
        startInline("text:bookmark")
        xml.attribute("text:name", id)
        xml.end()
    }

    mutating func writePendingBookmarks() {
        for id in pending.bookmarks { writeBookmark(id) }
        pending.bookmarks = []
    }
}
