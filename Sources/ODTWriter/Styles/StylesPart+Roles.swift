internal import DocumentModel

extension StylesPart {
    /// The styles of the parts of a publication.
    var roleDefinitions: [StyleDefinition] {
        let accent = HexColour.css(style.accent)
        return noticeDefinitions + [
            StyleDefinition(
                .masthead, from: .standard, paragraph: space(before: 0, after: 14) + together,
                text: size(style.text.size + 1) + [("fo:color", accent)]),
            StyleDefinition(
                .standfirst, from: .textBody, paragraph: space(before: 0, after: 14),
                text: size(style.text.size + 1) + bold()),
            StyleDefinition(
                .pullQuote, from: .textBody,
                paragraph: margins(left: style.listIndent, right: style.listIndent) + space(before: 10, after: 14)
                    + bar(accent, width: "4.5pt") + [("fo:keep-together", "always")],
                text: size(style.text.size + 2) + italic + [("fo:color", accent)]),
            StyleDefinition(
                .rating, from: .textBody, paragraph: exactSpace(before: 4, after: 10),
                text: size(style.text.size + 3) + bold()),
            StyleDefinition(
                .score, from: .textBody, paragraph: exactSpace(before: 4, after: 8),
                text: size(style.text.size + 4) + bold()),
            StyleDefinition(.contact, from: .textBody, paragraph: [("fo:keep-together", "always")]),
            StyleDefinition(.boilerplate, from: .textBody),
            StyleDefinition(
                .address, from: .textBody, paragraph: space(before: 0, after: style.text.spaceAfter) + together),
            StyleDefinition(
                .signature, from: .textBody,
                paragraph: space(before: 0, after: style.text.spaceAfter) + together + [("fo:keep-together", "always")]),
            StyleDefinition(.imprint, from: .textBody, text: size(max(style.note.size, 10))),
            StyleDefinition(
                .cover, from: .textBody, paragraph: space(before: 24, after: 12),
                text: size(style.text.size + 8) + bold() + [("fo:color", accent)]),
            StyleDefinition(.summary, from: .textBody),
            StyleDefinition(
                .callout, from: .textBody,
                paragraph: margins(left: 12) + space(before: 4, after: 12) + [
                    ("fo:background-color", HexColour.css(style.tableHead)),
                    ("fo:border-left", "4.5pt solid \(accent)"), ("fo:border-right", "none"),
                    ("fo:border-top", "none"), ("fo:border-bottom", "none"), ("fo:padding", "8pt"),
                ]),
            StyleDefinition(.ends, from: .textBody, paragraph: space(before: 10, after: 10), text: bold()),
        ]
    }

    /// No space between paragraphs of the same style.
    private var together: Properties { [("style:contextual-spacing", "true")] }

    private var noticeDefinitions: [StyleDefinition] {
        let embargo = HexColour.css(style.embargo)
        return [
            StyleDefinition(
                .embargo, from: .textBody,
                paragraph: exactSpace(before: 0, after: 14) + [
                    ("fo:border", "1.5pt solid \(embargo)"), ("fo:padding", "5pt"), ("fo:keep-together", "always"),
                ], text: bold() + [("fo:color", embargo)]),
            StyleDefinition(
                .draft, from: .textBody, paragraph: space(before: 0, after: 10),
                text: bold() + [("fo:color", embargo)]),
            StyleDefinition(
                .headerEmbargo, from: .header, group: "extra", text: bold() + [("fo:color", embargo)]),
        ]
    }

    var pageDefinitions: [StyleDefinition] {
        let note = look(style.note, spacing: false)
        let edge = StyleDefinition.TabStop.tabStop(at: page.textWidth)
        return [
            StyleDefinition(
                .header, from: .standard, group: "extra", paragraph: [("text:number-lines", "false")], text: note.text),
            StyleDefinition(
                .footer, from: .standard, group: "extra",
                paragraph: [
                    ("fo:border-top", "0.5pt solid \(HexColour.css(style.rule))"), ("fo:border-bottom", "none"),
                    ("fo:border-left", "none"), ("fo:border-right", "none"), ("fo:padding-top", "6pt"),
                    ("text:number-lines", "false"),
                ], text: note.text),
        ].map { definition in
            var definition = definition
            definition.tabStops = [edge]
            return definition
        }
    }

    var contentsDefinitions: [StyleDefinition] {
        let heading = look(style.headings.count > 1 ? style.headings[1] : style.text)
        let title = StyleDefinition(
            .contentsHeading, from: .heading, group: "index", paragraph: heading.paragraph, text: heading.text)
        return [title]
            + (1...5).map { level in
                let indent = style.listIndent * Double(level - 1)
                var entry = StyleDefinition(
                    .contents(level), from: .standard, group: "index",
                    paragraph: margins(left: indent) + exactSpace(before: level == 1 ? 4 : 0, after: 3))
                // Counted from the indent (the default of `text:relative-tab-stop-position` is true).
                entry.tabStops = [.tabStop(at: page.textWidth - indent, leader: true)]
                return entry
            }
    }

    private var italic: Properties {
        [("fo:font-style", "italic"), ("style:font-style-asian", "italic"), ("style:font-style-complex", "italic")]
    }

    var characterDefinitions: [StyleDefinition] {
        let link: Properties = [
            ("fo:color", HexColour.css(style.link)), ("style:text-underline-style", "solid"),
            ("style:text-underline-width", "auto"), ("style:text-underline-color", "font-color"),
        ]
        let definitions: [(CharacterStyle, Properties)] = [
            (.emphasis, italic), (.strong, bold()),
            (.strikethrough, [("style:text-line-through-style", "solid"), ("style:text-line-through-type", "single")]),
            (.superscript, [("style:text-position", "super 62%")]),
            (.subscript, [("style:text-position", "sub 62%")]),
            (.sourceText, fontProperties(codeFont)), (.link, link), (.visitedLink, link), (.indexLink, []),
            (.footnoteSymbol, []), (.footnoteAnchor, [("style:text-position", "super 62%")]),
            (.numberingSymbols, []), (.bulletSymbols, []),
        ]
        let badges = style.badges.keys.sorted().map { Optional($0) } + [nil]
        return definitions.map { StyleDefinition(character: $0.rawValue, $1) }
            + badges.map { key in
                let badge = style.badge(key)
                return StyleDefinition(
                    character: CharacterStyle.rating(key),
                    bold() + [
                        ("fo:color", HexColour.css(badge.text)),
                        ("fo:background-color", HexColour.css(badge.background)),
                    ])
            }
    }
}
