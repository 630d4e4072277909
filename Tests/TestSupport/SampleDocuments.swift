public import DocumentModel

/// Documents built in code, for the tests of every writer. Places, bodies and people are invented.
public enum SampleDocuments {
    /// Every kind of block and inline, every role of a division, two languages, notes and pictures.
    public static let everything = Document(
        metadata: metadata, blocks: opening + prose + lists + tables + roles + closing, notes: notes,
        images: ["chart.png": chart, "logo.png": chart])

    /// Only a title and a paragraph.
    public static let smallest: Document = {
        var document = Document(metadata: Metadata(title: "Report", language: "en-GB"))
        document.blocks = [heading(1, "Report", id: "report"), paragraph("One paragraph.")]
        return document
    }()

    private static var metadata: Metadata {
        var metadata = Metadata(title: "Harrowdale Youth Justice Service rated ‘Good’", language: "en-GB")
        metadata.subtitle = "An inspection of youth justice services"
        metadata.authors = ["Mara Ellwood", "Tomos Prydderch"]
        metadata.publisher = "Inspectorate of Community Justice"
        metadata.subject = "Youth justice"
        metadata.description = "What inspectors found in Harrowdale, and what should change."
        metadata.keywords = ["youth justice", "inspection"]
        metadata.published = "2025-01-28T00:01:00Z"
        metadata.pageHeader = "Harrowdale Youth Justice Service"
        metadata.pageFooter = "Inspectorate of Community Justice"
        metadata.kind = "report"
        metadata.isIndexable = false
        metadata.numbersHeadings = true
        metadata.others = ["canonical": "https://inspectorate.example/harrowdale-2025"]
        return metadata
    }

    static let notes = [
        Note(blocks: [paragraph("The rate covers July 2022 to June 2023. Source: the service’s own records.")]),
        Note(blocks: [
            .paragraph(
                Paragraph([
                    .text("The lowest percentage decides the rating; see the "),
                    .link(Link(to: "https://inspectorate.example/annexe?a=1&b=2", [.text("data annexe")])),
                    .text("."),
                ])),
            paragraph("A second paragraph of the same note."),
        ]),
        Note(blocks: [paragraph("A note from within a table.")]),
    ]

    /// A PNG of 16 by 8 pixels: a blue stair on grey.
    public static let chart = ImageData(format: .png, bytes: chartBytes, width: 16, height: 8)

    private static let chartBytes: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00,
        0x00, 0x00, 0x10, 0x00, 0x00, 0x00, 0x08, 0x08, 0x02, 0x00, 0x00, 0x00, 0x7F, 0x14, 0xE8, 0xC0, 0x00,
        0x00, 0x00, 0x32, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x90, 0xF5, 0xEB, 0x04, 0xA2, 0xE7, 0x6F,
        0x3E, 0x11, 0x89, 0x18, 0x20, 0x1A, 0x88, 0xD7, 0x86, 0xA2, 0x81, 0x18, 0x6D, 0x58, 0x34, 0xE0, 0xD7,
        0x86, 0x53, 0x03, 0x2E, 0x6D, 0x04, 0x34, 0x60, 0x6A, 0x23, 0x4A, 0x03, 0xB2, 0x36, 0x12, 0x34, 0x40,
        0x10, 0x00, 0xD5, 0xF8, 0xDF, 0xB9, 0xF0, 0x5F, 0xA3, 0x2D, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E,
        0x44, 0xAE, 0x42, 0x60, 0x82,
    ]
}

// Short ways to write what the samples repeat.
extension SampleDocuments {
    static func paragraph(_ text: String, language: String? = nil) -> Block {
        .paragraph(Paragraph([.text(text)], attributes: Attributes(language: language)))
    }

    static func heading(_ level: Int, _ text: String, id: String, isNumbered: Bool = false) -> Block {
        .heading(
            Heading(level: level, inlines: [.text(text)], attributes: Attributes(id: id), isNumbered: isNumbered))
    }

    static func division(_ role: Division.Role?, _ blocks: [Block], language: String? = nil) -> Block {
        let classes = role.map { [$0.rawValue] } ?? []
        return .division(Division(role, blocks: blocks, attributes: Attributes(classes: classes, language: language)))
    }

    static func item(_ text: String, _ more: Block...) -> List.Item { List.Item([paragraph(text)] + more) }

    static func cell(_ inlines: [Inline], heads isRowHeader: Bool = false, columns: Int = 1, rows: Int = 1)
        -> Table.Cell
    {
        Table.Cell(
            [.paragraph(Paragraph(inlines))], columnSpan: columns, rowSpan: rows, isRowHeader: isRowHeader)
    }

    static func cell(_ text: String, heads isRowHeader: Bool = false, columns: Int = 1, rows: Int = 1) -> Table.Cell {
        cell([.text(text)], heads: isRowHeader, columns: columns, rows: rows)
    }

    /// A rating as it stands in a table: a span of class `rating`.
    static func rating(_ words: String) -> Table.Cell {
        cell([.span([.text(words)], Attributes(classes: ["rating"]))])
    }
}
