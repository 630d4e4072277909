import DOCXTestSupport
import DOCXWriter
import Diagnostics
import DocumentModel
import TestSupport
import Testing

@Suite struct BadInputTests {
    private func failure(_ blocks: [Block], title: String = "") -> Diagnostic.Code? {
        let document = Document(metadata: Metadata(title: title), blocks: blocks)
        do { _ = try DOCXWriter().write(document) } catch { return error.code }
        return nil
    }

    private func warnings(_ document: Document) throws -> [Diagnostic.Code] {
        let (bytes, warnings) = try DOCXWriter().write(document)
        #expect(try DOCXChecker(bytes).problems == [])
        return warnings.map(\.code)
    }

    private func text(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

    @Test(arguments: ["\u{1}", "a\u{B}b", "\u{FFFE}", "\u{1F}"]) func refusesCharactersThatXMLForbids(_ bad: String) {
        #expect(failure([text(bad)]) == "forbidden-character")
        #expect(failure([text("good")], title: bad) == "forbidden-character")
        let link = Link(to: "https://a.example/", title: bad, [.text("here")])
        #expect(failure([.paragraph(Paragraph([.link(link)]))]) == "forbidden-character")
    }

    @Test(arguments: [(63, nil), (64, "table-too-wide")] as [(Int, Diagnostic.Code?)])
    func refusesTablesWiderThanWordTakes(_ count: Int, _ code: Diagnostic.Code?) {
        let row = Table.Row((0..<count).map { _ in Table.Cell([text("x")]) })
        let table = Table(columns: Array(repeating: .init(), count: count), headRows: [], bodyRows: [row])
        #expect(failure([.table(table)]) == code)
    }

    @Test func refusesNestingWithoutMeasure() {
        var block = text("deep")
        for _ in 0..<300 { block = .quote([block], Attributes()) }
        #expect(failure([block]) == "document-too-deep")
        var inline = Inline.text("deep")
        for _ in 0..<300 { inline = .emphasis([inline]) }
        #expect(failure([.paragraph(Paragraph([inline]))]) == "document-too-deep")
    }

    @Test func keepsTheWordsOfLinksThatLeadNowhere() throws {
        let targets = ["#nowhere", "", "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd"]
        for target in targets {
            let document = Document(blocks: [.paragraph(Paragraph([.link(Link(to: target, [.text("words")]))]))])
            #expect(try warnings(document) == ["link-without-target"])
            #expect(try DOCXOutline(try DOCXWriter().write(document).bytes).lines.map(\.text) == ["words"])
        }
    }

    @Test func warnsOfNotesWithoutMarksAndMarksWithoutNotes() throws {
        var document = Document(blocks: [.paragraph(Paragraph([.text("a"), .note(0), .note(7), .note(-1)]))])
        #expect(try warnings(document) == ["note-missing", "note-missing", "note-missing"])
        document = Document(blocks: [text("a")], notes: [Note(blocks: [text("b")])])
        #expect(try warnings(document) == ["note-unused"])
    }

    @Test func showsTheWordsOfAPictureThatIsMissing() throws {
        let image = Image(source: "none.png", alternative: "a chart")
        let document = Document(blocks: [.figure(Figure(image)), .paragraph(Paragraph([.image(image)]))])
        #expect(try warnings(document) == ["image-missing", "image-missing"])
    }

    @Test(arguments: [Double.nan, .infinity, -5, 0, 1e300]) func takesAnyNumberForASize(_ number: Double) throws {
        var style = HouseStyle.standard
        style.text.size = number
        style.headings = [.init(size: number, spaceBefore: number, spaceAfter: number)]
        style.lineSpacing = number
        style.pageWidth = number
        style.marginLeft = number
        style.listIndent = number
        style.accent = "no colour"
        let bytes = try DOCXWriter(style: style).write(SampleDocuments.everything).bytes
        #expect(try DOCXChecker(bytes).problems == [])
        let chart = ImageData(format: .png, bytes: SampleDocuments.chart.bytes, width: number, height: number)
        let image = Image(source: "c", alternative: "", width: number, height: number)
        let document = Document(blocks: [.figure(Figure(image))], images: ["c": chart])
        #expect(try warnings(document) == [])
    }

    @Test func countsNoFurtherThanWord() throws {
        for start in [Int.max, Int.min, -1, 32768] {
            let list = List(.ordered(start: start, style: .decimal), items: [.init([text("a")]), .init([text("b")])])
            #expect(try warnings(Document(blocks: [.list(list)])) == ["list-number-too-large"])
        }
    }
}
