internal import DocumentModel

/// What the writer decides about one paragraph: a style, and the little that its place adds to it. Small and without
/// references, since it is compared for every paragraph.
struct ParagraphLook: Hashable {
    var style: StyleName
    var label: ListLabel?
    var keepsWithNext = false
    var breaksPageBefore = false
    /// A thematic break, as a line along the paragraph.
    var hasRuleAbove = false
    var hasRuleBelow = false
    var isRightToLeft = false
    var alignment: ParagraphProperties.Alignment?
    var left: Twips?
    var hanging: Twips?
    var before: Twips?
    var after: Twips?

    init(style: StyleName, label: ListLabel? = nil) {
        self.style = style
        self.label = label
    }

    func properties(_ sheet: StyleSheet) -> ParagraphProperties {
        var properties = ParagraphProperties()
        properties.style = style == .normal ? nil : sheet.id(style)
        properties.label = label
        if keepsWithNext { properties.keepsWithNext = true }
        if breaksPageBefore { properties.breaksPageBefore = true }
        if isRightToLeft { properties.isRightToLeft = true }
        properties.alignment = alignment
        if let left { properties.indent = .init(left: left, hanging: hanging) }
        if before != nil || after != nil { properties.spacing = .init(before: before, after: after) }
        let line = Border(eighths: 4, colour: HexColour.word(sheet.house.rule), space: 8)
        if hasRuleAbove {
            properties.borders = Borders(top: line)
            properties.spacing = .init(before: Twips(points: 14), after: after)
        } else if hasRuleBelow {
            properties.borders = Borders(bottom: line)
        }
        return properties
    }
}
