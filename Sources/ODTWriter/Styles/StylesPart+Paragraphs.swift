internal import DocumentModel

extension StylesPart {
    typealias Properties = [(String, String)]

    var paragraphDefinitions: [StyleDefinition] {
        textDefinitions + headingDefinitions + listDefinitions + tableDefinitions + noteDefinitions + pageDefinitions
            + contentsDefinitions + roleDefinitions
    }

    /// The properties of a text style of the house style.
    func look(_ look: HouseStyle.TextStyle, spacing: Bool = true) -> (paragraph: Properties, text: Properties) {
        let size = Self.size(look.size)
        let weight = look.isBold ? "bold" : "normal"
        let posture = look.isItalic ? "italic" : "normal"
        let text = [
            ("fo:font-size", size), ("style:font-size-asian", size), ("style:font-size-complex", size),
            ("fo:font-weight", weight), ("style:font-weight-asian", weight), ("style:font-weight-complex", weight),
            ("fo:font-style", posture), ("style:font-style-asian", posture), ("style:font-style-complex", posture),
            ("fo:color", HexColour.css(look.colour)),
        ]
        return (spacing ? space(before: look.spaceBefore, after: look.spaceAfter) : [], text)
    }

    /// Sizes from 1 to 400 pt; anything else becomes 12 pt.
    static func size(_ points: Double) -> String {
        Length(points: (1...400).contains(points) ? points : 12).description
    }

    /// Space above and below. The house style means the larger of two spaces that meet, as browsers and Word take it, but
    /// readers of ODT add them up: what most paragraphs leave below is taken off above.
    func space(before: Double, after: Double) -> Properties {
        exactSpace(before: max(before - max(style.text.spaceAfter, 0), 0), after: after)
    }

    func exactSpace(before: Double, after: Double) -> Properties {
        [
            ("fo:margin-top", Length(points: max(before, 0)).description),
            ("fo:margin-bottom", Length(points: max(after, 0)).description),
        ]
    }

    func margins(left: Double, right: Double = 0) -> Properties {
        [
            ("fo:margin-left", Length(points: left).description),
            ("fo:margin-right", Length(points: right).description), ("fo:text-indent", "0pt"),
            ("style:auto-text-indent", "false"),
        ]
    }

    func bold(_ isBold: Bool = true) -> Properties {
        let weight = isBold ? "bold" : "normal"
        return [
            ("fo:font-weight", weight), ("style:font-weight-asian", weight), ("style:font-weight-complex", weight),
        ]
    }

    func size(_ points: Double) -> Properties {
        let size = Self.size(points)
        return [("fo:font-size", size), ("style:font-size-asian", size), ("style:font-size-complex", size)]
    }

    private var lineHeight: String {
        let factor = (0.5...4).contains(style.lineSpacing) ? style.lineSpacing : 1.15
        return "\(Int((factor * 100).rounded()))%"
    }

    private var textDefinitions: [StyleDefinition] {
        [
            StyleDefinition(.standard, from: nil),
            StyleDefinition(
                .textBody, from: .standard,
                paragraph: [("fo:line-height", lineHeight)]
                    + space(before: style.text.spaceBefore, after: style.text.spaceAfter)),
            StyleDefinition(
                .quotations, from: .textBody, group: "html",
                paragraph: margins(left: ContentPart.quoteIndent, right: ContentPart.quoteIndent)
                    + bar(HexColour.css(style.quoteBar), width: "2.25pt")),
            StyleDefinition(
                .preformatted, from: .standard, group: "html",
                paragraph: space(before: 0, after: style.text.spaceAfter) + [
                    ("fo:background-color", HexColour.css(style.tableHead)), ("fo:padding", "4pt"),
                    ("fo:border", "none"),
                ], text: fontProperties(codeFont) + size(min(style.text.size, 11))),
        ]
    }

    /// A bar on the left, with the text off it.
    func bar(_ colour: String, width: String) -> Properties {
        [
            ("fo:border-left", "\(width) solid \(colour)"), ("fo:border-right", "none"), ("fo:border-top", "none"),
            ("fo:border-bottom", "none"), ("fo:padding-left", "10pt"), ("fo:padding-right", "0pt"),
            ("fo:padding-top", "0pt"), ("fo:padding-bottom", "0pt"),
        ]
    }

    private var headingDefinitions: [StyleDefinition] {
        let title = style.headings.first ?? style.text
        var definitions = [
            StyleDefinition(
                .heading, from: .standard, next: .textBody,
                paragraph: [("fo:keep-with-next", "always"), ("fo:keep-together", "always")])
        ]
        for level in 1...6 {
            let look = look(style.headings.indices.contains(level - 1) ? style.headings[level - 1] : style.text)
            var definition = StyleDefinition(
                .heading(level), from: .heading, next: .textBody, paragraph: look.paragraph, text: look.text)
            definition.outlineLevel = level
            definitions.append(definition)
        }
        for level in 2...6 {
            var definition = StyleDefinition(.heading(level, isListed: false), from: .heading(level), next: .textBody)
            definition.outlineLevel = level
            definitions.append(definition)
        }
        let look = look(title)
        definitions.append(
            StyleDefinition(
                .title, from: .heading, next: .textBody, group: "chapter", paragraph: look.paragraph, text: look.text))
        return definitions
    }

    private var listDefinitions: [StyleDefinition] {
        [
            StyleDefinition(.list, from: .textBody, group: "list", paragraph: space(before: 0, after: 3)),
            StyleDefinition(
                .listEnd, from: .list, group: "list", paragraph: space(before: 0, after: style.text.spaceAfter)),
            StyleDefinition(
                .listSpaced, from: .list, group: "list", paragraph: space(before: 0, after: style.text.spaceAfter)),
        ]
    }

    private var tableDefinitions: [StyleDefinition] {
        let caption = look(style.caption)
        return [
            StyleDefinition(
                .tableContents, from: .standard, group: "extra", paragraph: [("fo:orphans", "0"), ("fo:widows", "0")]),
            StyleDefinition(.tableRowHeading, from: .tableContents, group: "extra"),
            StyleDefinition(
                .tableHeading, from: .tableContents, group: "extra", paragraph: [("fo:keep-with-next", "auto")],
                text: bold()),
            StyleDefinition(
                .caption, from: .standard, group: "extra", paragraph: caption.paragraph, text: caption.text),
            StyleDefinition(
                .tableCaption, from: .caption, group: "extra", paragraph: [("fo:keep-with-next", "always")]),
            StyleDefinition(
                .figureCaption, from: .caption, group: "extra",
                paragraph: exactSpace(before: 2, after: style.text.spaceAfter + 4)),
            StyleDefinition(
                .picture, from: .standard, group: "extra",
                paragraph: exactSpace(before: 6, after: 2) + [("fo:keep-with-next", "always")]),
        ]
    }

    private var noteDefinitions: [StyleDefinition] {
        let note = look(style.note)
        return [
            StyleDefinition(
                .footnote, from: .standard, group: "extra",
                paragraph: note.paragraph + [
                    ("fo:margin-left", "14pt"), ("fo:margin-right", "0pt"), ("fo:text-indent", "-14pt"),
                    ("style:auto-text-indent", "false"), ("text:number-lines", "false"),
                ], text: note.text),
            StyleDefinition(
                .footnoteContinued, from: .footnote, group: "extra",
                // All three: LibreOffice takes the left margin from no parent where the indent is given.
                paragraph: margins(left: 14)),
        ]
    }
}
