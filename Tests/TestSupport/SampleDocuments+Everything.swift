import DocumentModel

extension SampleDocuments {
    static let opening: [Block] = [
        division(.embargo, [paragraph("EMBARGOED UNTIL 00.01, TUESDAY 28\u{A0}JANUARY\u{A0}2025")]),
        division(.draft, [paragraph("Draft 3: for checking only")]),
        division(
            .masthead,
            [
                .paragraph(
                    Paragraph([.image(Image(source: "logo.png", alternative: "Inspectorate of Community Justice"))])),
                paragraph("Inspection of youth justice services"),
                paragraph("Arolygiad o wasanaethau cyfiawnder ieuenctid", language: "cy"),
            ]),
        heading(1, "Harrowdale Youth Justice Service rated ‘Good’", id: "harrowdale"),
        division(.standfirst, [paragraph("Leaders know the children well; reviews come too late.")]),
        division(
            .headerTable,
            [
                .table(
                    Table(
                        columns: [.init(), .init()], headRows: [],
                        bodyRows: [
                            .init([
                                cell("To", heads: true),
                                cell("Dr Ines Okafor, Managing Director, Harrowdale Council, and Chair of the Board"),
                            ]),
                            .init([cell("Copy to", heads: true), cell("See the copy list at the end")]),
                            .init([cell("From", heads: true), cell("Mara Ellwood, Assistant Chief Inspector")]),
                            .init([cell("Publication date", heads: true), cell("28\u{A0}January\u{A0}2025")]),
                        ]))
            ]),
        .contents(depth: 2, title: [.text("Contents")]),
    ]

    static let prose: [Block] = [
        heading(2, "What we found", id: "findings", isNumbered: true),
        .paragraph(
            Paragraph([
                .text("Text with "), .emphasis([.text("emphasis")]), .text(", "), .strong([.text("strong")]),
                .text(", "), .strong([.emphasis([.text("both")])]), .text(", "), .strikethrough([.text("struck")]),
                .text(", H"), .subscript([.text("2")]), .text("O, m"), .superscript([.text("2")]), .text(", "),
                .code("a < b && c"), .text(", a note"), .note(0), .text(" and a line"), .lineBreak,
                .text("that ends on purpose."),
            ])),
        .paragraph(
            Paragraph([
                .text("Links: "), .link(Link(to: "https://inspectorate.example/report", [.text("the full report")])),
                .text(", "),
                .link(Link(to: "https://inspectorate.example/", [.text("https://inspectorate.example/")])),
                .text(", "),
                .link(Link(to: "mailto:press@inspectorate.example", [.text("press@inspectorate.example")])),
                .text(", "), .link(Link(to: "#tables", [.text("the part on tables")])), .text(", and again "),
                .link(
                    Link(to: "https://inspectorate.example/report", title: "Full report", [.text("the full report")])),
                .text("."),
            ])),
        .paragraph(
            Paragraph([
                .text(
                    "Markup in text stays text: <b>&amp; “quotes” ‘single’ \"straight\" 'straight' </script> * _ # | "),
                .text("é e\u{301} 漢字 👩‍👧 \u{1F3F4}."),
            ])),
        heading(3, "Language", id: "language", isNumbered: true),
        .paragraph(
            Paragraph([
                .text("The Welsh for rating ‘Good’ is "),
                .span([.text("‘Da’")], Attributes(language: "cy")), .text(" with "),
                .span([.text("a span with an identifier")], Attributes(id: "place", classes: ["term"])), .text("."),
            ])),
        division(nil, [paragraph("Mae’r gwasanaeth yn adnabod y plant yn dda.")], language: "cy"),
        paragraph("Canfu’r arolygwyr fod yr arweinwyr yn gryf.", language: "cy"),
        heading(4, "A heading of level 4", id: "level-4", isNumbered: true),
        heading(5, "A heading of level 5", id: "level-5", isNumbered: true),
        heading(6, "A heading of level 6", id: "level-6", isNumbered: true),
        paragraph("Text below the deepest heading."),
        heading(3, "Commentary", id: "commentary", isNumbered: true),
        .quote(
            [
                paragraph("The first paragraph of a quotation."),
                .list(List(.bullet, items: [item("a list within it"), item("of two items")])),
            ], Attributes()),
        division(.pullQuote, [paragraph("“They listened to me, and then they did something about it.”")]),
        .code("let total = standards.map(\\.points).reduce(0, +)\n\n    // a < b & c", language: "swift"),
        .thematicBreak,
        .paragraph(
            Paragraph([
                .text("An image in a line: "),
                .image(Image(source: "chart.png", alternative: "a small stair", width: 12, height: 6)), .text("."),
            ])),
        .figure(
            Figure(
                Image(source: "chart.png", alternative: "Chart: four bars that rise from left to right", width: 240),
                caption: [.text("Figure 1. Cases reviewed, "), .emphasis([.text("by quarter")])],
                attributes: Attributes(id: "figure-1"))),
        .pageBreak,
    ]

    static let lists: [Block] = [
        heading(2, "Lists", id: "lists", isNumbered: true),
        .list(
            List(
                .bullet,
                items: [
                    item("first"),
                    item(
                        "second, with lists in it",
                        .list(
                            List(
                                .ordered(start: 1, style: .lowerAlpha),
                                items: [
                                    item("letter"),
                                    item(
                                        "letter with numerals",
                                        .list(
                                            List(
                                                .ordered(start: 3, style: .lowerRoman),
                                                items: [item("three"), item("four")]))),
                                ])),
                        .list(List(.bullet, items: [item("bullet below")]))),
                    item("third"),
                ])),
        .list(
            List(
                .ordered(start: 9, style: .decimal),
                items: [
                    List.Item([paragraph("nine, loose"), paragraph("with a second paragraph.")]), item("ten"),
                ], isTight: false)),
        paragraph("Text between two parts of one list."),
        .list(
            List(
                .ordered(start: 11, style: .decimal), items: [item("eleven"), item("twelve")], isTight: false,
                continues: true)),
        .list(List(.ordered(start: 1, style: .upperAlpha), items: [item("capital letter")])),
        .list(List(.ordered(start: 4, style: .upperRoman), items: [item("capital numeral")])),
        heading(2, "Numbered paragraphs", id: "numbered", isNumbered: true),
        division(
            .numberedParagraphs,
            [
                .list(
                    List(
                        .numberedParagraphs(prefix: 3, start: 1),
                        items: [
                            item("Enough had been done in most cases to understand why the child had offended."),
                            List.Item([
                                .paragraph(Paragraph([.text("Reports were of good quality."), .note(1)])),
                                .list(List(.bullet, items: [item("a point below"), item("another")])),
                            ]),
                        ], isTight: false)),
                paragraph("A paragraph without a number stands between."),
                .list(
                    List(
                        .numberedParagraphs(prefix: 3, start: 3), items: [item("The numbers go on.")], isTight: false,
                        continues: true)),
            ]),
    ]
}
