internal import DocumentModel

extension StyleSheet {
    /// Body text and headings.
    static func textStyles(_ house: HouseStyle) -> [StyleDefinition] {
        var normal = style(.normal, basedOn: nil, priority: 0, isQuick: true)
        normal.isDefault = true
        normal.paragraph.controlsWidows = true
        normal.paragraph.spacing = spacing(house.text, line: house.lineSpacing)
        normal.run.colour = HexColour.word(house.text.colour)
        return [normal] + (1...6).map { heading($0, house) }
    }

    private static func heading(_ level: Int, _ house: HouseStyle) -> StyleDefinition {
        var heading = style(.heading(level), next: .normal, priority: 9, isQuick: true)
        let look = house.headings.indices.contains(level - 1) ? house.headings[level - 1] : house.text
        heading.paragraph.keepsWithNext = true
        heading.paragraph.keepsLines = true
        heading.paragraph.spacing = spacing(look, line: 1)
        heading.paragraph.outlineLevel = level - 1
        heading.run = run(look)
        return heading
    }

    /// The paragraphs of lists. Their indents are the numbering's.
    static func listStyles(_ house: HouseStyle) -> [StyleDefinition] {
        [(StyleName.listBullet, 10), (.listNumber, 10), (.listContinue, 11)].map { name, priority in
            var list = style(name, priority: priority, isQuick: true)
            list.paragraph.spacing = .init(after: Twips(points: house.text.spaceAfter / 2))
            return list
        } + [style(.numberedParagraph, isQuick: true)]
    }

    /// A style that differs from the one it is based on only by what the caller adds.
    static func style(
        _ name: StyleName, basedOn: StyleName? = .normal, next: StyleName? = nil, priority: Int? = nil,
        isQuick: Bool = false
    ) -> StyleDefinition {
        StyleDefinition(
            id: name.rawValue, name: name.name, kind: name.kind, basedOn: basedOn, next: next, priority: priority,
            isQuick: isQuick)
    }

    static func spacing(_ look: HouseStyle.TextStyle, line: Double? = nil) -> ParagraphProperties.Spacing {
        let height = line.map { $0.isFinite ? Int((min(max($0, 0.5), 10) * 240).rounded()) : 240 }
        return .init(
            before: Twips(points: max(0, look.spaceBefore)), after: Twips(points: max(0, look.spaceAfter)), line: height
        )
    }

    static func run(_ look: HouseStyle.TextStyle) -> RunProperties {
        var run = RunProperties()
        if look.isBold { run.isBold = true }
        if look.isItalic { run.isItalic = true }
        run.colour = HexColour.word(look.colour)
        run.size = HalfPoints(points: look.size)
        return run
    }
}
