internal import DocumentModel

extension StyleSheet {
    static func characterStyles(_ house: HouseStyle) -> [StyleDefinition] {
        var plain = style(.defaultParagraphFont, basedOn: nil, priority: 1)
        plain.isDefault = true
        var strong = style(.strong, basedOn: .defaultParagraphFont, priority: 22, isQuick: true)
        strong.run.isBold = true
        var emphasis = style(.emphasis, basedOn: .defaultParagraphFont, priority: 20, isQuick: true)
        emphasis.run.isItalic = true
        var link = style(.hyperlink, basedOn: .defaultParagraphFont, priority: 99)
        link.run.colour = HexColour.word(house.link)
        link.run.isUnderlined = true
        var mark = style(.footnoteReference, basedOn: .defaultParagraphFont, priority: 99)
        mark.run.position = .superscript
        var code = style(.inlineCode, basedOn: .defaultParagraphFont, isQuick: true)
        code.run.font = house.codeFonts.first ?? "Courier New"
        code.run.isUnchecked = true
        return [plain, strong, emphasis, link, mark, code]
    }

    static func tableStyles(_ house: HouseStyle) -> [StyleDefinition] {
        var normal = style(.tableNormal, basedOn: nil, priority: 99)
        normal.isDefault = true
        normal.table = TableStyleProperties(
            margins: .init(top: .zero, left: Twips(points: 5.4), bottom: .zero, right: Twips(points: 5.4)))
        let line = Border(eighths: 4, colour: HexColour.word(house.rule))
        let strongLine = Border(eighths: 8, colour: HexColour.word(house.rule))
        var table = style(.publicationTable, basedOn: .tableNormal, isQuick: true)
        table.table = TableStyleProperties(
            margins: .init(
                top: Twips(points: 1.5), left: Twips(points: 5.4), bottom: Twips(points: 1.5), right: Twips(points: 5.4)
            ),
            borders: Borders(top: strongLine, bottom: strongLine, insideHorizontal: line),
            firstRow: (HexColour.word(house.tableHead), strongLine))
        var header = style(.headerTable, basedOn: .tableNormal, isQuick: true)
        header.table = TableStyleProperties(
            margins: .init(
                top: Twips(points: 1), left: .zero, bottom: Twips(points: 1), right: Twips(points: 10)))
        var none = style(.noList, basedOn: nil, priority: 99)
        none.isDefault = true
        return [normal, table, header, none]
    }
}
