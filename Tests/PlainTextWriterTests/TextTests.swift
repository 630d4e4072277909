import DocumentModel
import TestSupport
import Testing

@testable import PlainTextWriter

@Suite struct TextTests {
    private func text(_ blocks: [Block], width: Int? = nil) -> String {
        var document = Document()
        document.blocks = blocks
        return String(decoding: PlainTextWriter(options: .init(width: width)).write(document), as: UTF8.self)
    }

    private func paragraph(_ inlines: Inline...) -> Block { .paragraph(Paragraph(inlines)) }

    @Test(arguments: [
        ("https://a.example/x", "the report", "the report (https://a.example/x)"),
        ("https://a.example/x/", "a.example/x", "a.example/x"), ("https://www.a.example", "A.example", "A.example"),
        ("mailto:a@b.example?subject=x", "a@b.example", "a@b.example"),
        ("mailto:a@b.example", "us", "us (a@b.example)"),
        ("tel:+441632960001", "01632 960001", "01632 960001"), ("tel:+441632960001", "call", "call (+441632960001)"),
        ("#id", "below", "below"), ("", "nothing", "nothing"),
    ])
    func namesTheTargetsOfLinksOnce(target: String, words: String, written: String) {
        let link = Inline.link(Link(to: target, [.text(words)]))
        #expect(text([paragraph(link, .text("; "), link)]) == "\(written); \(words)\n")
    }

    @Test(arguments: [
        ("abc", 3), ("e\u{301}", 1), ("漢字", 4), ("👩‍👧", 2), ("👍🏽", 2), ("🇬🇧", 2), ("🇬🇧🇫🇷", 4), ("“’–", 3),
        ("a\u{200B}b\u{AD}", 2), ("\u{FF21}", 2), ("", 0),
    ])
    func measuresWhatTheEyeSees(text: String, columns: Int) {
        #expect(DisplayWidth.of(Array(text.utf8)) == columns)
    }

    @Test func doesNotBreakAtNoBreakSpaces() {
        let written = text([paragraph(.text("published on Tuesday 28\u{A0}January\u{A0}2025"))], width: 30)
        #expect(written == "published on Tuesday\n28\u{A0}January\u{A0}2025\n")
    }

    @Test func longWordsStandOver() {
        let word = String(repeating: "x", count: 40)
        #expect(text([paragraph(.text("a \(word) b"))], width: 20) == "a\n\(word)\nb\n")
    }

    @Test func wideTablesBecomeRecords() {
        let heads = ["Name of the body", "Responsibilities", "Recommendation"]
        let cells = ["Harrowdale Council", "Accommodation for children", "Publish a plan by the summer"]
        let row = { (words: [String]) in Table.Row(words.map { Table.Cell([.paragraph(Paragraph([.text($0)]))]) }) }
        let table = Table(
            columns: [.init(), .init(), .init()], headRows: [row(heads)], bodyRows: [row(cells), row(cells)])
        let record = """
            Name of the body: Harrowdale
              Council
            Responsibilities:
              Accommodation for children
            Recommendation: Publish a plan
              by the summer

            """
        #expect(text([.table(table)], width: 32) == record + "\n" + record)
    }

    @Test func longNamesBreakAndTheirValuesStandBelow() {
        let row = { (words: [String]) in Table.Row(words.map { Table.Cell([.paragraph(Paragraph([.text($0)]))]) }) }
        let table = Table(
            columns: [.init(), .init()], headRows: [],
            bodyRows: [row(["Chair of the Safeguarding Board", "Della Moss"]), row(["To", "Ruth"])])
        let written = text([.division(Division(.copyList, blocks: [.table(table)]))], width: 24)
        #expect(written == "Chair of the\nSafeguarding Board:\n    Della Moss\nTo:\n    Ruth\n")
    }

    @Test func charactersThatNoDocumentMayHoldAreReplaced() {
        #expect(
            text([paragraph(.text("a\u{0}\u{1B}[31m\u{9B}\u{FFFF}\tb\r\nc"))])
                == "a\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD} b  c\n")
    }

    @Test func theTextOfNothingIsOneLineEnd() {
        #expect(text([]) == "\n")
        #expect(text([.heading(Heading(level: 1, inlines: [])), .list(List(.bullet, items: []))]) == "\n")
    }

    @Test func entriesOfContentsHang() {
        let heading = Heading(
            level: 2, inlines: [.text("Out-of-court disposal policy")], attributes: Attributes(id: "a"))
        let written = text([.contents(depth: 1, title: [.text("Contents")]), .heading(heading)], width: 26)
        #expect(written.hasPrefix("Contents\n  Out-of-court disposal\n    policy\n"))
    }

    @Test func emptyItemsKeepTheirNumbers() {
        let list = List(.ordered(start: 9, style: .decimal), items: [.init([]), .init([paragraph(.text("ten"))])])
        #expect(text([.list(list)]) == "9.\n10. ten\n")
    }

    @Test func listsOfListsStandOnOneLine() {
        let inner = List(.bullet, items: [.init([paragraph(.text("x"))])])
        #expect(text([.list(List(.ordered(start: 1, style: .decimal), items: [.init([.list(inner)])]))]) == "1. • x\n")
    }
}
