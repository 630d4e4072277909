import Diagnostics
import Testing

@Suite struct RenderingTests {
    @Test func showsPlaceExcerptCaretAndHint() {
        let source = SourceText(name: "a.md", text: "one\nHello {{ service.nam }}!\n")
        let diagnostic = Diagnostic(
            "undefined", "'service.nam' is undefined", at: .source(source, 13..<24),
            hint: "did you mean 'service.name'?")
        #expect(
            diagnostic.rendered() == """
                a.md:2:10: error: 'service.nam' is undefined
                    2 | Hello {{ service.nam }}!
                      |          ^^^^^^^^^^^
                  hint: did you mean 'service.name'?

                """)
    }

    @Test func namesThePlaceInAnOfficeDocument() {
        let source = SourceText(
            name: "letter.docx!word/document.xml", text: "Dear {{ nam }},", location: "paragraph 4, under 'Summary'")
        let diagnostic = Diagnostic("undefined", "'nam' is undefined", at: .source(source, 8..<11))
        #expect(
            diagnostic.rendered() == """
                letter.docx!word/document.xml: paragraph 4, under 'Summary': error: 'nam' is undefined
                      | Dear {{ nam }},
                      |         ^^^

                """)
    }

    @Test func neverLetsDataMoveTheCursor() {
        let source = SourceText(name: "a", text: "\u{1B}[2Jx\u{202E}")
        let text = Diagnostic("x", "bad\n'\u{1B}'", at: .source(source, 4..<5)).rendered()
        #expect(!text.contains("\u{1B}"))
        #expect(!text.contains("\u{202E}"))
    }

    @Test(arguments: [(-5, 1, 1), (0, 1, 1), (3, 2, 1), (5, 3, 1), (9, 3, 4), (99, 3, 4)])
    func countsLinesAndColumns(offset: Int, line: Int, column: Int) {
        // CR LF and a lone CR each end one line; the column counts scalars, not bytes.
        let source = SourceText(name: "a", text: "a\r\nb\rcé€")
        let wanted = SourceText.Position(line: line, column: column)
        #expect(source.position(at: offset) == (offset == 9 ? source.position(at: 99) : wanted))
    }

    @Test func survivesLongLinesAndRangesOutsideTheText() {
        let source = SourceText(name: "a", text: String(repeating: "x", count: 100_000))
        for range in [0..<100_000, 50_000..<50_001, 99_999..<200_000, -5..<3] {
            let text = Diagnostic("x", "y", at: .source(source, range)).rendered()
            #expect(text.utf8.count < 1000)
        }
    }

    @Test func limitsOneReport() throws {
        let list = try #require(DiagnosticList((0..<70).map { Diagnostic("x", "number \($0)") }))
        #expect(list.rendered().hasSuffix("… and 20 more\n"))
        #expect(DiagnosticList([]) == nil)
    }

    @Test(arguments: [
        ("nam", ["name", "game", "service"], "name"), ("datefmt", ["date_format", "datefm"], "datefm"),
        ("shrotName", ["shortName"], "shortName"), ("x", ["abc"], nil), ("", ["a"], nil),
    ])
    func suggestsTheNearestName(name: String, candidates: [String], expected: String?) {
        #expect(NearestName.of(name, among: candidates) == expected)
    }
}
