import DocumentModel

extension SampleDocuments {
    static let roles: [Block] = [
        division(.cover, [paragraph("A report on youth justice")]),
        division(.summary, [heading(2, "Summary", id: "summary"), paragraph("The service is good.")]),
        division(
            .strengths,
            [
                heading(2, "Key strengths", id: "strengths"),
                .list(List(.bullet, items: [item("Staff know the children."), item("Health care is near.")])),
            ]),
        division(
            .improvements,
            [
                heading(2, "Areas for improvement", id: "improvements"),
                .list(List(.bullet, items: [item("Reviews should follow a change.")])),
            ]),
        division(
            .recommendations,
            [
                heading(2, "Recommendations", id: "recommendations"),
                paragraph("The service should:"),
                .list(
                    List(
                        .ordered(start: 1, style: .decimal),
                        items: [item("improve its assessments"), item("plan with the police")])),
                paragraph("The board should:"),
                .list(
                    List(
                        .ordered(start: 3, style: .decimal), items: [item("ask for data every quarter.")],
                        continues: true)),
            ]),
        division(.callout, [paragraph("Call 0800 000 000 if you are worried about a child.")]),
        division(.boilerplate, [paragraph("The Inspectorate is independent of the services it inspects.")]),
        division(
            .address, [.paragraph(Paragraph([.text("1 Mill Street"), .lineBreak, .text("Harrowdale HD1 1AA")]))]),
        division(.signature, [paragraph("Mara Ellwood"), paragraph("Assistant Chief Inspector")]),
    ]

    static let closing: [Block] = [
        division(.ends, [paragraph("ENDS")]),
        division(
            .notesToEditors,
            [
                heading(2, "Notes to editors", id: "notes-to-editors"),
                .list(
                    List(
                        .ordered(start: 1, style: .decimal),
                        items: [
                            item("The service works with children aged 10 to 17."),
                            List.Item([
                                .paragraph(
                                    Paragraph([
                                        .text("The report is at "),
                                        .link(
                                            Link(
                                                to: "https://inspectorate.example/harrowdale",
                                                [.text("inspectorate.example/harrowdale")])),
                                        .text("."),
                                    ]))
                            ]),
                        ])),
            ]),
        division(
            .contact,
            [
                .paragraph(
                    Paragraph([
                        .text("Media enquiries: "),
                        .link(Link(to: "mailto:media@inspectorate.example", [.text("media@inspectorate.example")])),
                        .text(" or "), .link(Link(to: "tel:+441632960001", [.text("01632 960001")])),
                    ]))
            ]),
        division(
            .copyList,
            [
                .table(
                    Table(
                        columns: [.init(), .init()], headRows: [],
                        bodyRows: [
                            .init([cell("Director of Children’s Services", heads: true), cell("Una Marsh")]),
                            .init([cell("Police", heads: true), cell("Ifor Lyle, Petra Voss")]),
                        ], caption: [.text("Copy to")]))
            ]),
        division(.imprint, [paragraph("© Crown copyright 2025"), paragraph("ISBN 978-1-914478-87-1")]),
    ]
}
