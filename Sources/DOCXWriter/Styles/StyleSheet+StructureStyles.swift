internal import DocumentModel

extension StyleSheet {
    /// Quotations, captions, notes, contents, page headers and what stands in tables.
    static func structureStyles(_ house: HouseStyle) -> [StyleDefinition] {
        var quote = style(.quote, priority: 29, isQuick: true)
        quote.paragraph.borders = Borders(left: Border(eighths: 18, colour: HexColour.word(house.quoteBar), space: 10))
        quote.paragraph.indent = .init(left: Twips(points: house.listIndent))

        var code = style(.code, isQuick: true)
        code.paragraph.keepsLines = true
        code.paragraph.shading = "F3F4F5"
        code.paragraph.spacing = .init(line: 240)
        code.paragraph.alignment = .left
        code.run = RunProperties(font: house.codeFonts.first ?? "Courier New", isUnchecked: true)
        code.run.size = HalfPoints(points: house.text.size - 1.5)

        var caption = style(.caption, next: .normal, priority: 35, isQuick: true)
        caption.paragraph.keepsLines = true
        caption.paragraph.spacing = spacing(house.caption)
        caption.run = run(house.caption)

        var figure = style(.figure)
        figure.paragraph.spacing = .init(after: Twips(points: 4), line: 240)

        var note = style(.footnoteText, priority: 99)
        note.paragraph.spacing = spacing(house.note, line: 1)
        note.run = run(house.note)
        return [quote, code, caption, figure, note] + contentsStyles(house) + pageStyles(house) + cellStyles(house)
    }

    private static func contentsStyles(_ house: HouseStyle) -> [StyleDefinition] {
        var heading = style(.contentsHeading, next: .normal, priority: 39, isQuick: true)
        let look = house.headings.count > 1 ? house.headings[1] : house.text
        heading.paragraph.keepsWithNext = true
        heading.paragraph.spacing = spacing(look, line: 1)
        heading.run = run(look)
        let width = Twips(points: house.textWidth)
        return [heading]
            + (1...6).map { level in
                var entry = style(.contents(level), next: .normal, priority: 39)
                // Level 1 is the document's title: entries begin with headings of level 2, at the margin.
                let indent = Twips(points: Double(max(0, level - 2)) * house.listIndent)
                let number = indent + Twips(points: level < 3 ? 24 : 36)
                entry.paragraph.tabs = [.init(position: number), .init(position: width, isRight: true, hasDots: true)]
                entry.paragraph.spacing = .init(before: Twips(points: level < 3 ? 3 : 0), after: Twips(points: 3))
                entry.paragraph.indent = .init(left: indent)
                return entry
            }
    }

    private static func pageStyles(_ house: HouseStyle) -> [StyleDefinition] {
        [StyleName.header, .footer].map { name in
            var page = style(name, priority: 99)
            page.paragraph.tabs = [.init(position: Twips(points: house.textWidth), isRight: true)]
            page.paragraph.spacing = .init(before: .zero, after: .zero, line: 240)
            page.run.size = HalfPoints(points: house.note.size)
            if name == .header { page.paragraph.spacing?.after = Twips(points: 12) }
            if name == .footer {
                page.paragraph.borders = Borders(top: Border(eighths: 4, colour: HexColour.word(house.rule), space: 6))
            }
            return page
        }
    }

    private static func cellStyles(_ house: HouseStyle) -> [StyleDefinition] {
        var text = style(.tableText, isQuick: true)
        text.paragraph.spacing = .init(before: Twips(points: 2), after: Twips(points: 2), line: 252)
        var heading = style(.tableHeading, basedOn: .tableText, isQuick: true)
        heading.run.isBold = true
        // Stands only where Word asks for a paragraph: between two tables, at the end of a cell or of the document.
        var separator = style(.separator)
        separator.paragraph.spacing = .init(before: .zero, after: .zero, line: 120, isExact: true)
        separator.run.size = HalfPoints(points: 2)
        return [text, heading, separator]
    }
}

extension HouseStyle {
    /// The width between the margins, in points; at least an inch, whatever the margins are.
    var textWidth: Double {
        let width = pageWidth - marginLeft - marginRight
        return width.isFinite ? min(max(width, 72), 1584) : 451.3
    }

    /// The height between the margins, in points; at least an inch.
    var textHeight: Double {
        let height = pageHeight - marginTop - marginBottom
        return height.isFinite ? min(max(height, 72), 1584) : 697.9
    }
}
