import Letterpress

/// A report as inspectorates write them, in pages: to each a heading, paragraphs with emphasis and links, a list, footnotes
/// on every third, and two tables of ratings.
enum ReportDocument {
    static func make(pages: Int) -> Document {
        var blocks: [Block] = [
            .heading(Heading(level: 1, inlines: [.text("A report")], attributes: Attributes(id: "report"))),
            .contents(depth: 2, title: [.text("Contents")]),
        ]
        var notes: [Note] = []
        for page in 1...max(1, pages) { blocks += self.page(page, notes: &notes) }
        var metadata = Metadata(title: "A report")
        metadata.numbersHeadings = true
        return Document(metadata: metadata, blocks: blocks, notes: notes)
    }

    private static func page(_ page: Int, notes: inout [Note]) -> [Block] {
        var blocks: [Block] = [
            .heading(
                Heading(
                    level: 2, inlines: [.text("Section \(page) – how the work is led & done")],
                    attributes: Attributes(id: "section-\(page)"), isNumbered: true))
        ]
        for part in 1...4 { blocks.append(paragraph(page, part)) }
        if page % 3 == 0 {
            blocks.append(.paragraph(Paragraph([.text("Few cases were reviewed."), .note(notes.count)])))
            notes.append(
                Note(blocks: [.paragraph(Paragraph([.text("In the year to March, as far as records show.")]))]))
        }
        let items = (1...4).map { item in
            List.Item([.paragraph(Paragraph([.text("Strength \(item) of section \(page), which staff know well")]))])
        }
        blocks.append(.list(List(.bullet, items: items)))
        blocks.append(table("Standards of section \(page)", rows: 6))
        blocks.append(table("Key questions of section \(page)", rows: 5))
        return blocks
    }

    private static func paragraph(_ page: Int, _ part: Int) -> Block {
        .paragraph(
            Paragraph([
                .text(
                    "Inspectors read \(page * 7 % 40) cases and spoke with children, families and staff. They found "),
                .emphasis([.text("clear plans")]),
                .text(" in most, and the board’s members knew what the figures of part \(part) meant. In "),
                .strong([.text("\(page % 9 + 2) of 12")]),
                .text(" cases the review came late; what followed was sound, and partners said so, as "),
                .link(Link(to: "https://inspectorate.example/annex/\(page)", [.text("the annex")])),
                .text(" shows. The service has since changed how it records “safety”, and checks it monthly."),
            ]))
    }

    private static func table(_ caption: String, rows: Int) -> Block {
        func cell(_ text: String) -> Table.Cell { Table.Cell([.paragraph(Paragraph([.text(text)]))]) }
        let ratings = ["Good", "Requires improvement", "Inadequate", "Outstanding"]
        let head = Table.Row(["Standard", "Question", "Per cent", "Rating"].map(cell))
        let body = (1...rows).map { row in
            var rating = cell("")
            rating.blocks = [
                .paragraph(Paragraph([.span([.text(ratings[row % 4])], Attributes(classes: ["rating"]))]))
            ]
            return Table.Row([cell("2.\(row)"), cell("Does it keep the child safe?"), cell("\(row * 13)"), rating])
        }
        return .table(
            Table(
                columns: [.init(), .init(), .init(alignment: .right), .init()], headRows: [head], bodyRows: body,
                caption: [.text(caption)]))
    }
}
