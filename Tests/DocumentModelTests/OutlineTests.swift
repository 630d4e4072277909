import DocumentModel
import Testing

@Test func outlinesADocument() {
    func cell(_ text: String) -> Table.Cell { .init([.paragraph(Paragraph([.text(text)]))]) }
    let document = Document(
        blocks: [
            .heading(Heading(level: 1, inlines: [.text("Title")], attributes: Attributes(id: "title"))),
            .heading(
                Heading(level: 2, inlines: [.text("One")], attributes: Attributes(id: "one"), isNumbered: true)),
            .contents(depth: 2, title: [.text("Contents")]),
            .paragraph(Paragraph([.text("28\u{A0}January  2025"), .note(0), .lineBreak, .text("and on")])),
            .list(
                List(
                    .ordered(start: 3, style: .decimal),
                    items: [List.Item([.paragraph(Paragraph([.text("a")])), .paragraph(Paragraph([.text("b")]))])])),
            .table(
                Table(
                    columns: [.init(), .init()], headRows: [.init([cell("H"), cell("I")])],
                    bodyRows: [.init([cell("1"), cell("")])], caption: [.text("Cases")])),
        ], notes: [Note(blocks: [.paragraph(Paragraph([.text("A note")]))])])
    #expect(
        document.outline.map(\.description) == [
            "# Title", "## 1 One", "contents 0: Contents", "contents 1: 1 One", "28 January 2025 and on", "3. a", "b",
            "caption: Cases", "[0,0] H", "[0,1] I", "[1,0] 1", "^1 A note",
        ])
}
