internal import DocumentModel
internal import XMLTree

extension ContentPart {
    mutating func write(_ paragraph: Paragraph, in surroundings: Surroundings) {
        let inner = entering(paragraph.attributes, from: surroundings)
        writeParagraph(paragraph.inlines, style: style(for: paragraph, in: inner), in: inner)
    }

    /// Writes a paragraph. One without content is left out: space between paragraphs belongs to their styles.
    mutating func writeParagraph(_ inlines: [Inline], style: ParagraphStyle, in surroundings: Surroundings) {
        guard inlines.hasContent(in: document) else { return }
        if surroundings.role == .rating, style == .rating, !inlines.holdsRating {
            writeBadge(inlines, in: surroundings)
        } else {
            startParagraph("text:p", style: style, in: surroundings)
            write(inlines, in: surroundings)
            endParagraph()
        }
    }

    /// Writes a rating as a coloured field about as wide as its words.
    private mutating func writeBadge(_ inlines: [Inline], in surroundings: Surroundings) {
        let key = style.badgeKey(of: inlines)
        let width = (TextMeasure.ems(inlines.plainText) * 1.2 + 1) * (style.text.size + 3) + 12
        startParagraph(
            "text:p", style: .rating, in: surroundings, background: HexColour.css(style.badge(key).background),
            marginRight: Length(points: max(page.textWidth - surroundings.indent - width, 0)))
        var badge = surroundings
        badge.isInBadge = true
        startInline("text:span")
        xml.attribute("text:style-name", StyleName.encoded(CharacterStyle.rating(key)))
        write(inlines, in: badge)
        xml.end()
        endParagraph()
    }

    mutating func write(_ heading: Heading, in surroundings: Surroundings) {
        let inner = entering(heading.attributes, from: surroundings)
        guard heading.inlines.hasContent(in: document) else { return }
        let level = min(max(heading.level, 1), 6)
        startParagraph(
            "text:h", style: .heading(level, isListed: !heading.attributes.has("unlisted")), in: inner)
        xml.attribute("text:outline-level", level)
        // The outline style numbers every heading of a document with numbers; this one is left out of the count.
        if document.metadata.numbersHeadings, level > 1, !heading.isNumbered {
            xml.attribute("text:is-list-header", "true")
        }
        writePendingBookmarks()
        write(heading.inlines, in: inner)
        endParagraph()
        lastHeading = heading.inlines.plainText
    }

    /// Code is one paragraph whose lines are broken: `text:s` keeps its indentation.
    mutating func writeCode(_ text: String, in surroundings: Surroundings) {
        var lines = text[...]
        while lines.utf8.last == UInt8(ascii: "\n") { lines.removeLast() }
        guard !lines.isEmpty else { return }
        startParagraph("text:p", style: .preformatted, in: surroundings)
        writePendingBookmarks()
        writeText(String(lines), keepsLines: true)
        endParagraph()
    }

    mutating func write(_ figure: Figure, in surroundings: Surroundings) {
        var inner = entering(figure.attributes, from: surroundings)
        inner.alignment = nil
        writeParagraph(
            [.image(figure.image)], style: figure.caption.isEmpty && !inner.isInTable ? .textBody : .picture, in: inner)
        writeParagraph(figure.caption, style: .figureCaption, in: inner)
    }

    mutating func write(_ division: Division, in surroundings: Surroundings) {
        var inner = entering(division.attributes, from: surroundings)
        if let role = division.role {
            inner.role = role
            if let style = ParagraphStyle(role: role), !inner.isInTable, !inner.isInNote {
                inner.paragraphStyle = style
            }
        }
        write(division.blocks, in: inner)
        // A cover is a page of its own.
        if inner.role == .cover, !inner.isInTable, !inner.isInNote { pending.breaksPage = true }
    }

    /// Starts a paragraph and writes what waited for one.
    mutating func startParagraph(
        _ element: String, style: ParagraphStyle, in surroundings: Surroundings,
        background: String? = nil, marginRight: Length? = nil
    ) {
        resumeLists(count: surroundings.listLevel, needsItem: true)
        if !lists.levels.isEmpty { lists.levels[lists.levels.count - 1].itemHasParagraph = true }
        var automatic = AutomaticStyles.Paragraph(parent: style)
        automatic.alignment = surroundings.alignment
        automatic.language = surroundings.language
        automatic.background = background
        automatic.marginRight = marginRight
        if !surroundings.isInTable, !surroundings.isInNote {
            automatic.breaksPage = pending.breaksPage
            automatic.hasRule = pending.drawsRule
            automatic.keepsWithNext = surroundings.keepsWithNext
            pending.breaksPage = false
            pending.drawsRule = false
        }
        if surroundings.quoteLevel > 1, surroundings.listLevel == 0 {
            automatic.marginLeft = Length(points: Self.quoteIndent * Double(surroundings.quoteLevel))
            automatic.marginRight = automatic.marginLeft
        }
        xml.start(element)
        xml.attribute("text:style-name", self.automatic.name(of: automatic))
        flow = TextFlow()
        paragraphCount += 1
        if element == "text:p" { writePendingBookmarks() }
    }

    mutating func endParagraph() {
        writeTrailingSpaces()
        xml.end()
    }

    private func style(for paragraph: Paragraph, in surroundings: Surroundings) -> ParagraphStyle {
        guard surroundings.listLevel > 0, surroundings.paragraphStyle == .textBody else {
            return surroundings.paragraphStyle
        }
        if !surroundings.listIsTight { return .listSpaced }
        return surroundings.endsList ? .listEnd : .list
    }
}

extension ParagraphStyle {
    /// The style of plain paragraphs in a part of the document; `nil` where they are like any other.
    init?(role: Division.Role) {
        switch role {
        case .embargo: self = .embargo
        case .draft: self = .draft
        case .masthead: self = .masthead
        case .standfirst: self = .standfirst
        case .contact: self = .contact
        case .boilerplate: self = .boilerplate
        case .pullQuote: self = .pullQuote
        case .rating: self = .rating
        case .score: self = .score
        case .address: self = .address
        case .signature: self = .signature
        case .imprint: self = .imprint
        case .cover: self = .cover
        case .summary: self = .summary
        case .callout: self = .callout
        case .ends: self = .ends
        case .headerTable, .notesToEditors, .strengths, .improvements, .recommendations, .ratings, .keyQuestions,
            .copyList, .numberedParagraphs:
            return nil
        }
    }
}

extension [Inline] {
    /// Whether a paragraph of these shows anything.
    func hasContent(in document: Document) -> Bool { contains { $0.hasContent(in: document) } }

    /// Whether a span of the class `rating` is among them, at any depth.
    var holdsRating: Bool {
        contains { inline in
            switch inline {
            case .span(let inner, let attributes): attributes.has("rating") || inner.holdsRating
            case .emphasis(let inner), .strong(let inner): inner.holdsRating
            default: false
            }
        }
    }
}

extension Inline {
    fileprivate func hasContent(in document: Document) -> Bool {
        switch self {
        case .text(let text), .code(let text): !text.isEmpty
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
            .subscript(let inner), .span(let inner, _):
            inner.hasContent(in: document)
        case .link(let link): link.inlines.hasContent(in: document)
        case .image(let image): document.images[image.source] != nil || !image.alternative.isEmpty
        case .note(let index): document.notes.indices.contains(index)
        case .lineBreak: false
        }
    }
}
