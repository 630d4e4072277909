import DocumentModel
import MarkdownReader
import MarkdownWriter
import Templating
import TestSupport
import Testing

private func markdown(_ document: Document, _ dialect: MarkdownWriter.Dialect = .markdown) -> String {
    String(decoding: MarkdownWriter(dialect: dialect).write(document).bytes, as: UTF8.self)
}

private func read(_ text: String) throws -> Document {
    var options = MarkdownOptions(loadImage: { _ in SampleDocuments.chart.bytes })
    options.gluesDatesAndTitles = false
    return try MarkdownReader.read(RenderedText(bytes: Array(text.utf8)), name: "test.md", options: options).document
}

private func written(_ inlines: [Inline]) -> String {
    var document = Document(blocks: [.paragraph(Paragraph(inlines))])
    document.metadata.language = ""
    return String(markdown(document).dropLast())
}

@Test(arguments: [
    ("plain text, as it is: 3 * 4 = 12, a_b, 50% & more!", "plain text, as it is: 3 * 4 = 12, a_b, 50% & more!"),
    (
        "*a* _b_ `c` [d] <e> &amp; {f} ~g~ ^h^ \\i",
        "\\*a\\* \\_b\\_ \\`c\\` \\[d] \\<e> \\&amp; \\{f} \\~g\\~ \\^h\\^ \\\\i"
    ),
    ("# a", "\\# a"), ("- a", "\\- a"), ("-a", "-a"), ("---", "\\---"), ("+ a", "\\+ a"), ("1. a", "1\\. a"),
    ("12) a", "12\\) a"), ("1.5 a", "1.5 a"), ("> a", "\\> a"), ("::: a", "\\::: a"), (": a", "\\: a"),
    ("Table: a", "Table\\: a"), ("2025. a", "2025\\. a"), ("a | b", "a | b"), ("| a", "\\| a"),
    ("  a  b ", "&#32; a &#32;b&#32;"), ("a\tb", "a&#9;b"), ("=== a", "=== a"), ("a < b", "a < b"),
    ("\\newpage", "\\\\newpage"), ("[TOC]", "\\[TOC]"), ("28\u{A0}January", "28\u{A0}January"),
])
func escapesNoMoreThanNeeded(_ text: String, _ expected: String) throws {
    #expect(written([.text(text)]) == expected)
    #expect(description(of: try read(expected + "\n")) == "p ‘\(text)’")
}

@Test(arguments: [
    ([Inline.text("a"), .strong([.text("“b”")]), .text("c")], "&#97;**“b”**&#99;"),
    ([.text("a"), .emphasis([.text("b")]), .text("c")], "a*b*c"),
    ([.strong([.emphasis([.text("b")])])], "**_b_**"),
    ([.emphasis([.text("a")]), .emphasis([.text("b")]), .text("c")], "*ab*c"),
    ([.emphasis([.text(" a ")])], "*&#32;a&#32;*"),
    ([.code("`a`")], "`` `a` ``"),
    ([.link(Link(to: "https://a.example", [.text("https://a.example")]))], "<https://a.example>"),
    ([.link(Link(to: "mailto:a@b.example", [.text("a@b.example")]))], "<a@b.example>"),
    ([.link(Link(to: "#x", title: "t \"u\"", [.text("a]")]))], "[a\\]](#x \"t \\\"u\\\"\")"),
    ([.text("a!"), .link(Link(to: "#x", [.text("b")]))], "a\\![b](#x)"),
    ([.superscript([.text("a b")])], "^a&#32;b^"),
    ([.text("a"), .lineBreak, .text("- b")], "a\\\n\\- b"),
    ([.span([.text("Da")], Attributes(classes: ["rating"], language: "cy"))], "[Da]{.rating lang=cy}"),
])
func writesInlines(_ inlines: [Inline], _ expected: String) throws {
    #expect(written(inlines) == expected)
}

/// “1. Court” on a line of its own would be a list there, and nothing numbers headings.
@Test func govspeakKeepsNumbersOfCaptionsAndHeadings() throws {
    let table = Table(
        columns: [Table.Column()], headRows: [Table.Row([Table.Cell([.paragraph(Paragraph([.text("No.")]))])])],
        bodyRows: [], caption: [.text("1. Court")])
    let document = Document(blocks: [
        .heading(Heading(level: 2, inlines: [.text("Why")], isNumbered: true)), .table(table),
        .heading(Heading(level: 2, inlines: [.text("Notes")])),
        .heading(Heading(level: 2, inlines: [.text("How")], isNumbered: true)),
    ])
    #expect(
        markdown(document, .govspeak) == """
            ## 1 Why

            1\\. Court

            | No. |
            | --- |

            ## Notes

            ## 2 How

            """)
}

@Test func writesEverything() throws {
    let text = markdown(SampleDocuments.everything)
    try expectGolden(text, "everything.md")
    try expectGolden(markdown(SampleDocuments.everything, .govspeak), "everything.govspeak.md")
}

@Test(arguments: [
    "# A\n\ntext\n\n## B {#other}\n\n## A\n",
    "1. a\n2. b\n\n   c\n3. d\n\n9) e\n",
    "- a\n  - b\n    1. c\n- d\n\n* e\n",
    "::: notes-to-editors\n## Notes\n\n1. a\n2. b[^1]\n:::\n\n[^1]: c\n\n    d\n",
    "::: {.lower-alpha}\n2. a\n3. b\n:::\n",
    "::: recommendations\na\n\n1. b\n\nc\n\n1. d\n:::\n",
    "---\nnumber-headings: true\n---\n\n## A\n\n::: numbered-paragraphs\na\n\nb\n\n- c\n\n## B\n\nd\n:::\n",
    "| a | b |\n|:--|--:|\n| 1 | `2\\|3` |\n\n: C {.x widths=\"3 1\"}\n",
    "::: header-table\n- To: a\n- From: b\n:::\n",
    "> a\n>\n> > b\n\n> c\n",
    "```swift\na\n\n``\n```\n\n\\newpage\n\n***\n\n[TOC]\n",
    "::: {.contents depth=3}\nT\n:::\n\n::: {lang=cy}\na\n:::\n",
    "![a *b*](x.png \"c\"){#d width=3cm}\n\na ![b](<x y.png>){.decorative}\n",
    "- ::: callout\n  a\n  :::\n- ```\n  b\n  ```\n",
])
func givesTheDocumentAgain(_ text: String) throws {
    let document = try read(text)
    let again = markdown(document)
    #expect(description(of: try read(again)) == description(of: document), "\(again)")
    #expect(markdown(try read(again)) == again)
}

@Test func spacesWithinCellsAreSpaces() throws {
    let row = "| See the [copy list](https://a.example/) at the *end* b |"
    #expect(markdown(try read("| a |\n| --- |\n\(row)\n")).contains("\n\(row)\n"))
}

@Test(arguments: 0..<UInt64(300))
func givesRandomTextAgain(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let inlines = RandomInlines.make(depth: 3, using: &random)
    let blocks: [Block] = [
        .paragraph(Paragraph(inlines)), .heading(Heading(level: 2, inlines: [.text("H")] + inlines)),
        .list(List(.bullet, items: [List.Item([.paragraph(Paragraph(inlines))])])),
        .table(
            Table(
                columns: [.init()], headRows: [.init([.init([.paragraph(Paragraph([.text("a")]))])])],
                bodyRows: [.init([.init([.paragraph(Paragraph(inlines))])])])),
    ]
    for block in blocks {
        let text = markdown(Document(blocks: [block]))
        let again = try read(text)
        let outline = Document(blocks: [block]).outline
        #expect(again.outline.map(\.text) == outline.map(\.text), "\(text)")
        #expect(description(of: try read(markdown(again))) == description(of: again), "\(text)")
    }
}

/// Whatever a reader makes of a text, the text written of that reads as the same lines.
@Test(arguments: 0..<UInt64(1_500))
func givesRandomDocumentsAgain(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 40_000)
    let source = RandomMarkdown.text(using: &random)
    guard let document = try? read(source) else { return }
    let text = markdown(document)
    let again = try read(text)
    #expect(again.outline.map(\.description) == document.outline.map(\.description), "\(source)\n=====\n\(text)")
}

@Test func givesEverythingAgain() throws {
    let document = SampleDocuments.everything
    let text = markdown(document)
    #expect(markdown(try read(text)).split(separator: "\n").count > 200)
    // A cell of several blocks is one paragraph in Markdown.
    let lost: Set = ["two paragraphs", "and a list", "one", "two"]
    let wanted = document.outline.map(\.text).filter { !lost.contains($0) }
    let found = Set(try read(text).outline.map(\.text))
    #expect(wanted.filter { !found.contains($0) } == [])
}

/// Inlines whose white space is single and stands within text: what a reader makes of Markdown.
private enum RandomInlines {
    static func make(depth: Int, using random: inout SeededGenerator) -> [Inline] {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in inline(depth: depth, using: &random) }
    }

    private static func inline(depth: Int, using random: inout SeededGenerator) -> Inline {
        guard depth > 0, Bool.random(using: &random) else { return .text(words(using: &random)) }
        switch Int.random(in: 0...5, using: &random) {
        case 0: return .emphasis(make(depth: depth - 1, using: &random))
        case 1: return .strong(make(depth: depth - 1, using: &random))
        case 2: return .code(words(using: &random).replacing("|", with: "/").replacing("\\", with: "/"))
        case 3: return .link(Link(to: "https://a.example/?b=1&c;d(e)", [.text("l" + words(using: &random))]))
        case 4: return .span(make(depth: depth - 1, using: &random), Attributes(classes: ["a"]))
        default: return .superscript([.text(words(using: &random))])
        }
    }

    private static func words(using random: inout SeededGenerator) -> String {
        let alphabet =
            RandomDocument.alphabet + ["1.", ":::", "Table:", "[^1]", "[a]: b", "{.a}", "~~", "!", ": ", " "]
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
            .joined()
    }
}
