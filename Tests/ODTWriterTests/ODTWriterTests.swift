import Diagnostics
import DocumentModel
import ODTTestSupport
import Packaging
import Testing
import XMLTree

@testable import ODTWriter

@Suite struct ODTWriterTests {
    private func package(_ blocks: [Block], notes: [Note] = [], change: (inout Metadata) -> Void = { _ in }) throws
        -> (odt: ODTPackage, warnings: [Diagnostic.Code])
    {
        var metadata = Metadata(title: "Report", language: "en-GB")
        change(&metadata)
        let (bytes, warnings) = try ODTWriter().write(Document(metadata: metadata, blocks: blocks, notes: notes))
        let findings = try ODTChecker.findings(in: bytes)
        #expect(findings == [])
        return (try ODTPackage(bytes), warnings.map(\.code))
    }

    private func body(_ blocks: [Block], notes: [Note] = []) throws -> XMLElement {
        try #require(package(blocks, notes: notes).odt.content.root.first("office:text"))
    }

    /// The markup of an element, as it stands in the part.
    private func markup(_ element: XMLElement) -> String {
        String(decoding: element.document.source[element.document.range(of: element.id)], as: UTF8.self)
    }

    private func text(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

    @Test(arguments: [
        ("a  b", "a <text:s/>b"), ("  a", "<text:s text:c=\"2\"/>a"), ("a   ", "a<text:s text:c=\"3\"/>"),
        ("a\tb", "a<text:tab/>b"), ("a\nb\r\nc", "a b c"), ("a \u{A0}b", "a \u{A0}b"), ("a \tb", "a <text:tab/>b"),
    ])
    func keepsSpaces(text: String, markup expected: String) throws {
        let paragraph = try #require(try body([self.text(text)]).children.first)
        #expect(markup(paragraph) == "<text:p text:style-name=\"Text_20_body\">\(expected)</text:p>")
    }

    /// An embargo is the first line of a page, and a cover has neither header nor footer.
    @Test(arguments: [
        (Division.Role.embargo, ["", "FooterPage 1 of 1"]), (.cover, ["", ""]), (.callout, [String]()),
    ])
    func firstPagesHaveNoHeader(_ role: Division.Role, _ expected: [String]) throws {
        let block = Block.division(Division(role, blocks: [text("x")]))
        let styles = try package([block, text("y")]) {
            $0.pageHeader = "Header"; $0.pageFooter = "Footer"
        }.odt.styles
        let found = ["style:header-first", "style:footer-first"].compactMap { styles.root.first($0)?.text }
        #expect(found == expected)
        #expect(styles.root.first("style:header")?.text.hasSuffix("Header") == true)
    }

    @Test func keepsSpacesAcrossSpans() throws {
        let paragraph = try body([
            .paragraph(Paragraph([.text("a "), .strong([.text(" b "), .code(" c")]), .text("  ")]))
        ])
        let whole = markup(try #require(paragraph.children.first))
        #expect(whole.contains(">a <text:span text:style-name=\"Strong_20_Emphasis\"><text:s/>b "))
        #expect(whole.contains("<text:s/>c</text:span></text:span><text:s text:c=\"2\"/></text:p>"))
    }

    @Test func wordsThatLeadToAListStayWithIt() throws {
        let list = List(.bullet, items: [.init([text("one")]), .init([text("two")])])
        let rating = Block.division(Division(.rating, blocks: [text("Good")]))
        let (odt, _) = try package([text("before"), text("They should:"), .list(list), rating, text("after")])
        let keeping = odt.content.root.descendants.filter {
            $0.child("paragraph-properties")?["fo:keep-with-next"] == "always"
        }.compactMap { $0["style:name"] }
        let paragraphs = odt.content.root.descendants.filter { $0.name == "text:p" }
        let kept = paragraphs.filter { keeping.contains($0["text:style-name"] ?? "") }.map(\.text)
        #expect(kept == ["They should:", "Good"])
    }

    @Test(arguments: ["\u{1}", "\u{FFFF}", "\u{B}"])
    func refusesCharactersThatXMLForbids(character: String) {
        let error = #expect(throws: Diagnostic.self) {
            try ODTWriter().write(Document(blocks: [text("a" + character)]))
        }
        #expect(error?.code == .forbiddenCharacter)
        let inTitle = #expect(throws: Diagnostic.self) {
            try ODTWriter().write(Document(metadata: Metadata(title: character)))
        }
        #expect(inTitle?.code == .forbiddenCharacter)
    }

    @Test func refusesDeepNesting() {
        var block = text("deep")
        for _ in 0..<500 { block = .quote([block], Attributes()) }
        let error = #expect(throws: Diagnostic.self) { try ODTWriter().write(Document(blocks: [block])) }
        #expect(error?.code == .documentTooDeep)
        var inline = Inline.text("deep")
        for _ in 0..<500 { inline = .strong([inline]) }
        let second = #expect(throws: Diagnostic.self) {
            try ODTWriter().write(Document(blocks: [.paragraph(Paragraph([inline]))]))
        }
        #expect(second?.code == .documentTooDeep)
    }

    @Test func continuesAndRestartsLists() throws {
        let list = { (start: Int, continues: Bool) in
            Block.list(
                List(
                    .ordered(start: start, style: .decimal),
                    items: [List.Item([text("item")]), List.Item([text("next")])],
                    continues: continues))
        }
        let lists = try body([list(1, false), text("between"), list(3, true), list(1, false), list(7, false)])
            .all("text:list")
        #expect(lists.map { $0["text:continue-list"] } == [nil, "list1", nil, nil])
        #expect(lists.map { $0.children.first?["text:start-value"] } == [nil, "3", nil, "7"])
        #expect(Set(lists.map { $0["text:style-name"] }) == ["Numbering_20_123"])
    }

    /// A list item can hold no table: the list goes on after it.
    @Test func interruptsListsForTables() throws {
        let table = Block.table(
            Table(columns: [.init()], headRows: [], bodyRows: [.init([Table.Cell([text("cell")])])]))
        let body = try body([
            .list(
                List(
                    .ordered(start: 1, style: .decimal),
                    items: [List.Item([text("one"), table, text("rest of one")]), List.Item([text("two")])]))
        ])
        #expect(body.children.map(\.name) == ["text:list", "table:table", "text:list"])
        let second = body.children[2]
        #expect(second["text:continue-list"] == body.children[0]["xml:id"])
        #expect(second.children.map(\.name) == ["text:list-header", "text:list-item"])
        #expect(second.children[1]["text:start-value"] == "2")
    }

    @Test func writesNotesOnceAndRefersToThemAgain() throws {
        let body = try body(
            [.paragraph(Paragraph([.text("a"), .note(0), .text("b"), .note(0)]))],
            notes: [Note(blocks: [text("note")])])
        #expect(body.all("text:note").count == 1)
        #expect(body.first("text:note-ref")?["text:ref-name"] == body.first("text:note")?["text:id"])
    }

    @Test func warnsOfWhatIsMissing() throws {
        let (_, warnings) = try package([
            .paragraph(
                Paragraph([
                    .note(3), .image(Image(source: "gone.png", alternative: "A map")),
                    .link(Link(to: "#nowhere", [.text("there")])), .span([.text("x")], Attributes(language: "?")),
                ]))
        ])
        #expect(warnings == [.noteMissing, .imageMissing, .linkWithoutTarget, .unknownLanguage])
    }

    @Test func breaksPagesAndRulesWithoutEmptyParagraphs() throws {
        let (odt, _) = try package([text("a"), .pageBreak, text("b"), .thematicBreak, text("c"), .pageBreak])
        let paragraphs = odt.content.root.all("text:p")
        #expect(paragraphs.map(\.text) == ["a", "b", "c"])
        let styles = Dictionary(
            odt.content.root.all("style:style").map { ($0["style:name"], $0.child("paragraph-properties")) },
            uniquingKeysWith: { first, _ in first })
        #expect(styles[paragraphs[1]["text:style-name"]]??["fo:break-before"] == "page")
        #expect(styles[paragraphs[2]["text:style-name"]]??["fo:border-top"] != nil)
    }

    @Test func datesTheFileOnlyByPublication() throws {
        let undated = try package([text("a")]).odt.meta
        #expect(undated.root.first("dc:date") == nil)
        let dated = try package([text("a")], change: { $0.published = "2025-01-28T00:01:00Z" }).odt.meta
        #expect(dated.root.first("dc:date")?.text == "2025-01-28T00:01:00Z")
        let wrong = try package([text("a")], change: { $0.published = "soon" }).odt.meta
        #expect(wrong.root.first("dc:date") == nil)
    }

    @Test(arguments: [
        ("en-GB", ["en", "GB", nil]), ("cy", ["cy", "GB", nil]), ("fr", ["fr", "none", nil]),
        ("zh-hant-tw", ["zh", "TW", "Hant"]), ("ar-EG", ["ar", "EG", nil]),
    ])
    func marksLanguages(tag: String, expected: [String?]) throws {
        let language = try #require(LanguageTag(tag))
        let properties = Dictionary(language.properties, uniquingKeysWith: { first, _ in first })
        #expect(["fo:language", "fo:country", "fo:script"].map { properties[$0] } == expected)
        #expect(["", "-", "e", "english", "12", "é"].allSatisfy { LanguageTag($0) == nil })
    }

    @Test(arguments: [(0, "0pt"), (12, "12pt"), (-3.5, "-3.5pt"), (0.126, "0.13pt"), (.nan, "0pt"), (1e300, "14400pt")])
    func writesLengths(points: Double, text: String) { #expect(Length(points: points).description == text) }

    @Test(arguments: [
        ("https://a.example/?q=\"x\" y", "https://a.example/?q=%22x%22%20y"),
        ("https://a.example/50%", "https://a.example/50%25"),
        ("https://a.example/%C3%A9é", "https://a.example/%C3%A9é"),
    ])
    func encodesAddresses(address: String, expected: String) { #expect(IRI.encoded(address) == expected) }
}
