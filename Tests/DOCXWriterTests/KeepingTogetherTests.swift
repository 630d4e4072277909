import DOCXTestSupport
import DOCXWriter
import DocumentModel
import Testing
import XMLTree

/// What a page does not part: the words before a list, a rating from what it is about.
@Suite struct KeepingTogetherTests {
    private func text(_ words: String) -> Block { .paragraph(Paragraph([.text(words)])) }

    /// The paragraphs that stay with the next, by their words; headings do by their styles.
    private func kept(_ blocks: [Block]) throws -> [String] {
        let file = try DOCXFile(DOCXWriter().write(Document(blocks: blocks)).bytes)
        return try file.body.descendants.filter { $0.name == "w:p" }.filter {
            $0.child("pPr")?.child("keepNext") != nil
        }.map(\.text)
    }

    @Test func wordsThatLeadToAListStayWithIt() throws {
        let list = List(.bullet, items: [.init([text("one")]), .init([text("two")])])
        #expect(try kept([text("before"), text("They should:"), .list(list), text("after")]) == ["They should:"])
    }

    @Test func aRatingStaysWithItsTableButNotWithTheNextHeading() throws {
        let rating = Block.division(Division(.rating, blocks: [text("Good")]))
        let heading = Block.heading(Heading(level: 2, inlines: [.text("Staff")]))
        let strengths = Block.division(Division(.strengths, blocks: [heading, text("s")]))
        let summary = Block.division(Division(.summary, blocks: [text("Plans are made.")]))
        #expect(try kept([summary, rating, heading]) == ["Plans are made."])
        #expect(try kept([rating, text("Plans were good.")]) == ["Good"])
        #expect(try kept([rating, heading]) == [])
        #expect(try kept([rating, strengths]) == [])
        #expect(try kept([rating]) == [])
    }
}
