import DOCXTestSupport
import DOCXWriter
import DocumentModel
import TestSupport
import Testing
import XMLTree

/// The labels that Word's way of counting gives, and those of the document.
@Suite struct NumberingTests {
    private static func item(_ text: String, _ more: Block...) -> List.Item {
        .init([.paragraph(Paragraph([.text(text)]))] + more)
    }

    private static func list(
        _ marker: List.Marker, _ items: [List.Item], continues: Bool = false
    ) -> Block { .list(List(marker, items: items, continues: continues)) }

    private static func heading(_ level: Int, _ text: String) -> Block {
        .heading(Heading(level: level, inlines: [.text(text)], attributes: Attributes(id: text), isNumbered: true))
    }

    static let cases: [(name: String, blocks: [Block])] = [
        (
            "a list goes on after others have counted",
            [
                list(.ordered(start: 1, style: .decimal), [item("a"), item("b")]),
                list(.ordered(start: 1, style: .decimal), [item("c")]),
                list(.ordered(start: 2, style: .decimal), [item("d")], continues: true),
                list(.ordered(start: 7, style: .decimal), [item("e")]),
            ]
        ),
        (
            "a list within a list does not disturb it",
            [
                list(
                    .ordered(start: 1, style: .decimal),
                    [
                        item("a", list(.ordered(start: 1, style: .decimal), [item("b"), item("c")])),
                        item("d", list(.ordered(start: 1, style: .decimal), [item("e")])), item("f"),
                    ])
            ]
        ),
        (
            "letters and numerals begin where they should",
            [
                list(.ordered(start: 3, style: .lowerAlpha), [item("a"), item("b")]),
                list(.ordered(start: 4, style: .upperRoman), [item("c"), item("d")]),
                list(.ordered(start: 1, style: .lowerAlpha), [item("e")]),
                list(.ordered(start: 0, style: .decimal), [item("f"), item("g")]),
            ]
        ),
        (
            "numbered paragraphs take the number of their section",
            [
                heading(2, "one"),
                list(.numberedParagraphs(prefix: 1, start: 1), [item("a"), item("b")]),
                .paragraph(Paragraph([.text("between")])),
                list(.numberedParagraphs(prefix: 1, start: 3), [item("c")], continues: true),
                heading(2, "two"),
                list(.numberedParagraphs(prefix: 2, start: 1), [item("d")]),
                heading(3, "three"),
                list(.numberedParagraphs(prefix: 2, start: 2), [item("e")], continues: true),
            ]
        ),
        (
            "numbered paragraphs take the number of their item",
            [
                list(
                    .ordered(start: 1, style: .decimal),
                    [
                        item("a", list(.numberedParagraphs(prefix: 1, start: 1), [item("b"), item("c")])),
                        item("d", list(.numberedParagraphs(prefix: 2, start: 1), [item("e")])),
                    ])
            ]
        ),
        (
            "numbered paragraphs without anything that counts their first number",
            [
                list(.numberedParagraphs(prefix: 4, start: 1), [item("a"), item("b")]),
                list(.numberedParagraphs(prefix: 5, start: 1), [item("c")]),
                list(.numberedParagraphs(prefix: 4, start: 3), [item("d")], continues: true),
            ]
        ),
        (
            "an item without text keeps its number",
            [
                list(
                    .ordered(start: 1, style: .decimal),
                    [item("a"), .init([]), .init([list(.bullet, [item("b")])]), item("c")])
            ]
        ),
    ]

    @Test(arguments: cases) func counts(_ name: String, _ blocks: [Block]) throws {
        var document = Document(blocks: blocks)
        document.metadata.numbersHeadings = true
        let bytes = try DOCXWriter().write(document).bytes
        #expect(try DOCXChecker(bytes).problems == [])
        let written = try DOCXOutline(bytes).lines.map(\.description)
        // The label of an item without a paragraph goes to nobody.
        #expect(written == document.outline.map(\.description), "\(name)")
    }

    /// Some checkers take `w:numId` 0, which ends the numbering of a style, for one that is missing.
    @Test(arguments: [true, false])
    func headingsWithoutNumbersNeedNone(areMixed: Bool) throws {
        var blocks = [Self.heading(2, "one"), Self.heading(3, "two")]
        if areMixed { blocks.append(.heading(Heading(level: 2, inlines: [.text("plain")]))) }
        let file = try DOCXFile(try DOCXWriter().write(Document(blocks: blocks)).bytes)
        let numbers = try file.body.all("w:numId").compactMap { $0["w:val"] }
        #expect(numbers == (areMixed ? ["1", "1"] : []))
        let levels = try file.part("word/numbering.xml").all("w:pStyle").count
        #expect(levels == (areMixed ? 0 : 5))
    }
}
