internal import DocumentModel
internal import XMLTree

extension StoryWriter {
    /// Starts a paragraph with the properties that its place and what is pending give it.
    ///
    /// - Parameter label: The number that the paragraph has if no list item gives it one.
    func startParagraph(_ style: StyleName, in place: Surroundings, label: ListLabel? = nil) {
        // Two borders would fight for the paragraph.
        if pending.hasRule, style.hasBorders { writeRule(in: place) }
        var look = ParagraphLook(style: style, label: pending.label ?? label)
        look.keepsWithNext = place.keepsWithNext
        look.breaksPageBefore = pending.breaksPage
        look.hasRuleAbove = pending.hasRule
        look.alignment = place.alignment
        look.isRightToLeft = state.languages.isRightToLeft(place.language)
        indent(&look, in: place)
        space(&look, in: place)
        start(look)
        if !pendingIdentifiers.isEmpty { startBookmarks() }
        pending = Pending()
    }

    private func start(_ look: ParagraphLook) {
        paragraphCount += 1
        paragraphMarkup.write(look, to: xml) {
            Array("<w:p>".utf8) + XMLWriter.markup { look.properties(sheet).write(to: $0) }
        }
    }

    func endParagraph() {
        if !openBookmarks.isEmpty {
            for number in openBookmarks { endBookmark(number) }
            openBookmarks.removeAll(keepingCapacity: true)
        }
        xml.raw("</w:p>")
    }

    private func startBookmarks() {
        for bookmark in pendingIdentifiers.compactMap({ state.bookmarks.take($0) }) {
            startBookmark(bookmark)
            openBookmarks.append(bookmark.number)
        }
        pendingIdentifiers.removeAll(keepingCapacity: true)
    }

    func startBookmark(_ bookmark: Bookmarks.Bookmark) {
        xml.start("w:bookmarkStart")
        xml.attribute("w:id", bookmark.number)
        xml.attribute("w:name", bookmark.name)
        xml.end()
    }

    func endBookmark(_ number: Int) {
        xml.start("w:bookmarkEnd")
        xml.attribute("w:id", number)
        xml.end()
    }

    private func indent(_ look: inout ParagraphLook, in place: Surroundings) {
        let around = place.outerIndent + ownIndent(of: place.style)
        let left = around + place.listIndent
        if look.label != nil {
            // The numbering indents by itself, from the margin only.
            guard around != .zero, place.listIndent != .zero else { return }
            look.left = left
            look.hanging = Twips(points: look.style == .numberedParagraph ? 34 : sheet.house.listIndent)
        } else if left != ownIndent(of: look.style), look.style != .separator {
            look.left = left
        }
    }

    private func space(_ look: inout ParagraphLook, in place: Surroundings) {
        if let gap = pending.gap, look.style != .separator, gap.points > sheet.spaceBefore(look.style) {
            look.before = gap
        }
        if place.listDepth > 0, look.style.isList, !place.isTight || place.endsList {
            look.after = Twips(points: sheet.house.text.spaceAfter)
        }
        if let space = place.closingSpace, look.style == place.style { look.after = space }
    }

    /// The indent that the paragraph style itself has.
    func ownIndent(of style: StyleName) -> Twips {
        switch style {
        case .quote, .pullQuote: Twips(points: sheet.house.listIndent)
        case .callout: Twips(points: 13)
        case .embargo: Twips(points: 5)
        default: .zero
        }
    }
}

extension StyleName {
    /// Whether the style itself draws lines around its paragraphs.
    fileprivate var hasBorders: Bool {
        switch self {
        case .quote, .pullQuote, .callout, .embargo: true
        default: false
        }
    }

    var isList: Bool {
        switch self {
        case .listBullet, .listNumber, .listContinue: true
        default: false
        }
    }
}

extension StoryWriter {
    func write(_ paragraph: Paragraph, in place: Surroundings) {
        var place = place
        note(paragraph.attributes, in: &place)
        // An empty paragraph would only be a gap; the styles make those.
        guard shows(paragraph.inlines) || pending.label != nil else { return }
        startParagraph(place.style, in: place)
        write(paragraph.inlines, as: format(place.style, in: place, inlines: paragraph.inlines))
        endParagraph()
    }

    func write(_ heading: Heading, in place: Surroundings) {
        var place = place
        note(heading.attributes, in: &place)
        guard shows(heading.inlines) || heading.isNumbered else { return }
        let level = min(max(heading.level, 1), 6)
        let style = StyleName.heading(level)
        let isNumbered = heading.isNumbered && level >= 2
        // A heading as the first thing of a list item takes the item's label; else its style numbers it, or not.
        let label = self.label(ofHeading: level, isNumbered: isNumbered, style)
        if isNumbered { state.numbering.heading(level: level) }
        place.keepsWithNext = false
        startParagraph(style, in: place, label: label)
        write(heading.inlines, as: format(style, in: place, inlines: heading.inlines))
        endParagraph()
        lastHeading = heading.inlines.plainText
    }

    /// Where a heading's style does not number it by itself, the paragraph says so; where the style of a reference document
    /// numbers and must not, likewise.
    private func label(ofHeading level: Int, isNumbered: Bool, _ style: StyleName) -> ListLabel? {
        guard state.numbering.usesHeadings, level >= 2 else { return nil }
        if isNumbered {
            let isInStyle = state.numbering.isInHeadingStyles
            return isInStyle ? nil : ListLabel(instance: state.numbering.headings, level: level - 2)
        }
        return sheet.reference?.styles.isNumbered(sheet.id(style)) == true ? ListLabel.none : nil
    }

    func writeQuote(_ blocks: [Block], _ attributes: Attributes, in place: Surroundings) {
        var inner = place
        note(attributes, in: &inner)
        inner.outerIndent = place.outerIndent + ownIndent(of: place.style) + place.listIndent
        inner.listIndent = .zero
        inner.style = .quote
        write(blocks, in: inner)
    }

    func writeCode(_ text: String, in place: Surroundings) {
        var place = place
        place.alignment = nil
        startParagraph(.code, in: place)
        let format = RunFormat()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { writeLineBreak(format) }
            write(String(line), as: format)
        }
        endParagraph()
    }

    /// A thematic break that no paragraph can carry.
    func writeRule(in place: Surroundings) {
        pending.hasRule = false
        var look = ParagraphLook(style: .separator)
        look.hasRuleBelow = true
        writeSeparator(look)
    }

    /// A paragraph without text, where Word asks for one.
    func writeSeparator(_ look: ParagraphLook) {
        start(look)
        xml.raw("</w:p>")
    }

    func write(_ division: Division, in place: Surroundings) {
        var inner = place
        note(division.attributes, in: &inner)
        if let role = division.role { apply(role, to: &inner) }
        switch division.role {
        // Their lines stand close together; the last keeps the usual distance.
        case .masthead, .address, .signature, .imprint: inner.closingSpace = Twips(points: 14)
        default: break
        }
        write(division.blocks, in: inner)
        if division.role == .cover { pending.breaksPage = true }
    }

    private func apply(_ role: Division.Role, to place: inout Surroundings) {
        place.isHeaderTable = role == .headerTable
        place.isRating = role == .rating
        guard let style = StyleName(role: role) else { return }
        place.outerIndent = place.outerIndent + ownIndent(of: place.style) + place.listIndent
        place.listIndent = .zero
        place.style = style
    }
}

extension StyleName {
    /// The paragraph style of plain paragraphs in a part of the document; `nil` where they look like those around.
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
        case .signature: self = .signatory
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
