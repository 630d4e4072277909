internal import DocumentModel

extension StyleSheet {
    /// The parts of a publication: embargo line, masthead, standfirst and the like.
    static func roleStyles(_ house: HouseStyle) -> [StyleDefinition] {
        openingStyles(house) + bodyStyles(house) + closingStyles(house)
    }

    private static func openingStyles(_ house: HouseStyle) -> [StyleDefinition] {
        let red = HexColour.word(house.embargo)
        var embargo = style(.embargo, next: .normal, isQuick: true)
        let edge = Border(eighths: 12, colour: red, space: 4)
        embargo.paragraph.borders = Borders(top: edge, left: edge, bottom: edge, right: edge)
        embargo.paragraph.spacing = .init(after: Twips(points: 14))
        // The box is drawn outside the text: without indents its sides would stand in the margins.
        embargo.paragraph.indent = .init(left: Twips(points: 5), right: Twips(points: 5))
        embargo.paragraph.keepsLines = true
        embargo.run = RunProperties(isBold: true, colour: red)

        var draft = style(.draft, next: .normal, isQuick: true)
        draft.paragraph.spacing = .init(after: Twips(points: 10))
        draft.run = RunProperties(isBold: true, colour: red)

        var masthead = style(.masthead, isQuick: true)
        masthead.paragraph.spacing = .init(after: Twips(points: 2), line: 240)
        masthead.run.colour = HexColour.word(house.accent)
        masthead.run.size = HalfPoints(points: house.text.size + 1)

        var cover = style(.cover, isQuick: true)
        cover.paragraph.spacing = .init(before: Twips(points: 24), after: Twips(points: 12), line: 240)
        cover.run = RunProperties(isBold: true, colour: HexColour.word(house.accent))
        cover.run.size = HalfPoints(points: house.text.size + 8)

        var standfirst = style(.standfirst, next: .normal, isQuick: true)
        standfirst.paragraph.spacing = .init(after: Twips(points: 14))
        standfirst.run = RunProperties(isBold: true)
        standfirst.run.size = HalfPoints(points: house.text.size + 1)
        return [embargo, draft, masthead, cover, standfirst]
    }

    private static func bodyStyles(_ house: HouseStyle) -> [StyleDefinition] {
        let accent = HexColour.word(house.accent)
        var pullQuote = style(.pullQuote, next: .normal, isQuick: true)
        pullQuote.paragraph.borders = Borders(left: Border(eighths: 36, colour: accent, space: 12))
        pullQuote.paragraph.spacing = .init(before: Twips(points: 10), after: Twips(points: 14))
        pullQuote.paragraph.indent = .init(left: Twips(points: house.listIndent))
        pullQuote.run = RunProperties(isItalic: true, colour: accent)
        pullQuote.run.size = HalfPoints(points: house.text.size + 2)

        var rating = style(.rating, isQuick: true)
        rating.paragraph.spacing = .init(before: Twips(points: 4), after: Twips(points: 10))
        rating.run.isBold = true
        rating.run.size = HalfPoints(points: house.text.size + 3)

        var score = style(.score, isQuick: true)
        score.paragraph.spacing = .init(before: Twips(points: 4), after: Twips(points: 8))
        score.run.isBold = true
        score.run.size = HalfPoints(points: house.text.size + 4)

        var callout = style(.callout, isQuick: true)
        let fill = HexColour.word(house.tableHead)
        // Shading ends at the lines; in its own colour they give the text some room.
        let edge = Border(eighths: 4, colour: fill, space: 7)
        callout.paragraph.borders = Borders(
            top: edge, left: Border(eighths: 36, colour: accent, space: 8), bottom: edge, right: edge)
        callout.paragraph.shading = fill
        callout.paragraph.spacing = .init(before: Twips(points: 10), after: Twips(points: 16))
        callout.paragraph.indent = .init(left: Twips(points: 13), right: Twips(points: 8))
        return [pullQuote, rating, score, style(.summary, isQuick: true), callout]
    }

    private static func closingStyles(_ house: HouseStyle) -> [StyleDefinition] {
        var ends = style(.ends, next: .normal, isQuick: true)
        ends.paragraph.spacing = .init(before: Twips(points: 10), after: Twips(points: 10))
        ends.run.isBold = true

        var contact = style(.contact, isQuick: true)
        contact.paragraph.keepsLines = true

        var address = style(.address, isQuick: true)
        address.paragraph.spacing = .init(after: Twips(points: 2), line: 252)
        address.paragraph.keepsLines = true

        var signatory = style(.signatory, isQuick: true)
        signatory.paragraph.keepsLines = true
        signatory.paragraph.spacing = .init(after: Twips(points: 2))

        var imprint = style(.imprint, isQuick: true)
        imprint.paragraph.spacing = .init(after: Twips(points: 4), line: 240)
        imprint.run.size = HalfPoints(points: house.note.size)
        return [ends, contact, style(.boilerplate, isQuick: true), address, signatory, imprint]
    }
}
