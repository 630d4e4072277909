internal import DocumentModel
internal import XMLTree

extension StoryWriter {
    /// Starts a paragraph with the properties that its place and what is pending give it.
    ///
    /// - Parameter direct: What the caller adds; the place adds to it.
    func startParagraph(_ style: StyleName, in place: Surroundings, _ direct: ParagraphProperties = .empty) {
        var properties = direct
        let label = pending.label ?? direct.label
        properties.style = style == .normal ? nil : sheet.id(style)
        properties.label = label
        if place.keepsWithNext { properties.keepsWithNext = true }
        if pending.breaksPage { properties.breaksPageBefore = true }
        if pending.hasRule, properties.borders == nil {
            properties.borders = Borders(top: Border(eighths: 4, colour: Colour.hex(house.rule), space: 8))
            properties.spacing = properties.spacing ?? .init()
            properties.spacing?.before = Twips(points: 14)
        }
        if properties.alignment == nil { properties.alignment = place.alignment }
        if place.language?.isRightToLeft == true { properties.isRightToLeft = true }
        indent(&properties, style, isLabelled: label != nil, in: place)
        space(&properties, style, in: place)

        countParagraph()
        xml.start("w:p")
        properties.write(to: xml)
        for bookmark in pending.identifiers.compactMap({ state.bookmarks.take($0) }) {
            startBookmark(bookmark)
            openBookmarks.append(bookmark.number)
        }
        pending = Pending()
    }

    func endParagraph() {
        for number in openBookmarks { endBookmark(number) }
        openBookmarks.removeAll(keepingCapacity: true)
        xml.end()
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

    private func indent(
        _ properties: inout ParagraphProperties, _ style: StyleName, isLabelled: Bool, in place: Surroundings
    ) {
        let around = place.outerIndent + ownIndent(of: place.style)
        let left = around + place.listIndent
        if isLabelled {
            // The numbering indents by itself, from the margin only.
            guard around != .zero, place.listIndent != .zero else { return }
            properties.indent = .init(
                left: left, hanging: Twips(points: style == .numberedParagraph ? 34 : house.listIndent))
        } else if left != ownIndent(of: style), style != .separator {
            properties.indent = .init(left: left)
        }
    }

    private func space(_ properties: inout ParagraphProperties, _ style: StyleName, in place: Surroundings) {
        var before: Twips?
        var after: Twips?
        if let gap = pending.gap, style != .separator, gap.points > sheet.spaceBefore(style) { before = gap }
        if place.listDepth > 0, style.isList, !place.isTight || place.endsList {
            after = Twips(points: house.text.spaceAfter)
        }
        guard before != nil || after != nil else { return }
        var spacing = properties.spacing ?? .init()
        spacing.before = spacing.before ?? before
        spacing.after = spacing.after ?? after
        properties.spacing = spacing
    }

    /// The indent that the paragraph style itself has.
    func ownIndent(of style: StyleName) -> Twips {
        switch style {
        case .quote, .pullQuote: Twips(points: house.listIndent)
        case .callout: Twips(points: 13)
        case .embargo: Twips(points: 5)
        default: .zero
        }
    }
}

extension StyleName {
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
        var direct = ParagraphProperties()
        // A heading as the first thing of a list item takes the item's label; else its style numbers it, or not.
        if pending.label == nil, state.numbering.usesHeadings, level >= 2, !isNumbered { direct.label = ListLabel.none }
        if isNumbered { state.numbering.heading(level: level) }
        place.keepsWithNext = false
        startParagraph(style, in: place, direct)
        write(heading.inlines, as: format(style, in: place, inlines: heading.inlines))
        endParagraph()
        lastHeading = heading.inlines.plainText
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
        let line = Border(eighths: 4, colour: Colour.hex(house.rule), space: 1)
        startParagraph(.separator, in: place, ParagraphProperties(borders: Borders(bottom: line)))
        endParagraph()
    }

    func write(_ division: Division, in place: Surroundings) {
        var inner = place
        note(division.attributes, in: &inner)
        if let role = division.role { apply(role, to: &inner) }
        write(division.blocks, in: inner)
        switch division.role {
        case .cover: pending.breaksPage = true
        // Their lines stand close together.
        case .masthead, .address, .signature, .imprint: pending.gap = Twips(points: 14)
        default: break
        }
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
