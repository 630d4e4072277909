import DocumentModel

extension SampleDocuments {
    static let tables: [Block] = [
        heading(2, "Tables", id: "tables", isNumbered: true),
        .table(cases),
        .table(spans),
        division(.keyQuestions, [.table(keyQuestions)]),
        division(
            .ratings,
            [
                division(.score, [paragraph("Score 22/36")]),
                division(.rating, [paragraph("Good")]),
                .table(ratings),
            ]),
    ]

    private static let cases = Table(
        columns: [
            .init(alignment: .left, share: 0.4), .init(alignment: .right, share: 0.2),
            .init(alignment: .centre, share: 0.2),
            .init(share: 0.2),
        ],
        headRows: [.init([cell("Disposal"), cell("Cases"), cell("Share"), cell("Remark")])],
        bodyRows: [
            .init([cell("Community sentence", heads: true), cell("22"), cell("63%"), cell("")]),
            .init([
                cell("Custody", heads: true), cell("1"), cell("3%"), cell([.text("new in 2024"), .note(2)]),
            ]),
            .init([cell("Out-of-court disposal", heads: true), cell("12"), cell("34%"), cell("a\u{A0}third")]),
        ],
        caption: [.text("Table 1. Cases that we read, by "), .strong([.text("disposal")])],
        attributes: Attributes(id: "table-1"))

    /// Spans over columns and rows, two head rows, a list and two paragraphs in cells; no caption.
    private static let spans = Table(
        columns: [.init(), .init(), .init()],
        headRows: [
            .init([cell("Body", rows: 2), cell("Answers", columns: 2)]),
            .init([cell("Yes"), cell("No")]),
        ],
        bodyRows: [
            .init([cell("Police", heads: true, rows: 2), cell("8"), cell("2")]),
            .init([cell("9"), cell("1")]),
            .init([
                cell("Health", heads: true),
                Table.Cell(
                    [
                        paragraph("two paragraphs"), paragraph("and a list"),
                        .list(List(.bullet, items: [item("one"), item("two")])),
                    ], columnSpan: 2),
            ]),
        ])

    private static let keyQuestions = Table(
        columns: [.init(), .init(alignment: .right)],
        headRows: [.init([cell("Does assessment sufficiently analyse how to …"), cell("% ‘Yes’")])],
        bodyRows: [
            .init([cell("support the child’s desistance?", heads: true), cell("78%")]),
            .init(
                [
                    cell([.strong([.text("keep the child safe?")])], heads: true),
                    cell([.strong([.text("52%")])]),
                ], attributes: Attributes(classes: ["deciding"])),
            .init([cell("keep other people safe?", heads: true), cell("57%")]),
        ],
        caption: [.text("Assessment: key questions")])

    private static let ratings = Table(
        columns: [.init(), .init(), .init()],
        headRows: [.init([cell("No."), cell("Standard"), cell("Rating")])],
        bodyRows: [
            .init([cell("1.1"), cell("Governance and leadership", heads: true), rating("Good")]),
            .init([cell("1.2"), cell("Staff", heads: true), rating("Outstanding")]),
            .init([cell("2.1"), cell("Assessment", heads: true), rating("Requires improvement")]),
            .init([cell("2.2"), cell("Planning", heads: true), rating("Inadequate")]),
            .init([cell("4.1"), cell("Resettlement", heads: true), rating("Not rated")]),
        ],
        caption: [.text("Ratings by standard")])
}
