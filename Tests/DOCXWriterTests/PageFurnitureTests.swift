import DOCXTestSupport
import DOCXWriter
import DocumentModel
import Testing
import XMLTree

@Suite struct PageFurnitureTests {
    /// The headers and footers that the pages refer to, by kind: an embargo is the first line of its page, and a cover has
    /// neither header nor footer.
    @Test(arguments: [
        (Division.Role.embargo, ["header default", "footer default", "footer first"]),
        (.cover, ["header default", "footer default"]), (.callout, ["header default", "footer default"]),
    ])
    func firstPagesHaveNoHeader(_ role: Division.Role, _ expected: [String]) throws {
        let text = Block.paragraph(Paragraph([.text("x")]))
        var document = Document(blocks: [.division(Division(role, blocks: [text])), text])
        document.metadata.pageHeader = "Header"
        let section = try #require(try DOCXFile(DOCXWriter().write(document).bytes).body.child("sectPr"))
        let references = section.children.filter { $0.name.hasSuffix("Reference") }
        #expect(references.map { "\($0.name.dropFirst(2).dropLast(9)) \($0["w:type"] ?? "")" } == expected)
        #expect((section.child("titlePg") != nil) == (role != .callout))
    }
}
