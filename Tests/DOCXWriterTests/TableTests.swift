import DOCXTestSupport
import DOCXWriter
import DocumentModel
import Testing
import XMLTree

@Suite struct TableTests {
    private func table(_ caption: String) -> Block {
        let cell = Table.Cell([.paragraph(Paragraph([.text("cell")]))])
        return .table(
            Table(
                columns: [Table.Column()], headRows: [], bodyRows: [Table.Row([cell])],
                caption: caption.isEmpty ? [] : [.text(caption)]))
    }

    /// Word joins tables that meet, so an empty paragraph parts them; a caption does so by itself.
    @Test func onlyTablesWithoutACaptionNeedAnEmptyParagraphBetween() throws {
        func between(_ caption: String) throws -> [String] {
            let document = Document(blocks: [table("First"), table(caption)])
            let file = try DOCXFile(DOCXWriter().write(document).bytes)
            return try file.body.children.filter { $0.name != "w:sectPr" }.map {
                $0.name == "w:tbl" ? "table" : $0.text
            }
        }
        #expect(try between("Second") == ["First", "table", "Second", "table", ""])
        #expect(try between("") == ["First", "table", "", "table", ""])
    }
}
