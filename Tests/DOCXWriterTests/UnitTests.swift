import DocumentModel
import Testing

@testable import DOCXWriter

@Suite struct UnitTests {
    @Test(arguments: [
        (12.0, 240), (0.05, 1), (-3, -60), (.nan, 0), (.infinity, 0), (1e300, 31680), (-1e300, -31680),
    ])
    func countsTwips(_ points: Double, _ twips: Int) { #expect(Twips(points: points).rawValue == twips) }

    @Test(arguments: [(12.0, 24), (10.4, 21), (0, 2), (-1, 2), (.nan, 24), (9999, 3276)])
    func countsHalfPoints(_ points: Double, _ half: Int) { #expect(HalfPoints(points: points).rawValue == half) }

    @Test(arguments: [(72.0, 914_400), (0, 1), (.nan, 914_400), (1e9, 20_116_800)])
    func countsDrawingUnits(_ points: Double, _ units: Int) { #expect(DrawingUnits(points: points).rawValue == units) }

    @Test(
        arguments: [
            ("cy", "cy-GB"), ("en", "en-GB"), ("en-GB", "en-GB"), ("EN", "en-GB"), ("fr-CA", "fr-CA"), ("x", nil),
            ("", nil), ("en GB", nil), ("a\"b", nil),
        ] as [(String, String?)])
    func givesLanguagesTheirRegion(_ tag: String, _ expected: String?) { #expect(LanguageTag(tag)?.word == expected) }

    @Test(
        arguments: [
            ("https://a.example/ü x?q=\"1\"#f#g", "https://a.example/%C3%BC%20x?q=%221%22#f%23g"),
            ("https://a.example/%20%2", "https://a.example/%20%252"), ("mailto:a@b.example", "mailto:a@b.example"),
            ("https://a.example/[x]|{y}\\", "https://a.example/%5Bx%5D%7C%7By%7D%5C"), ("report.pdf", "report.pdf"),
            ("java\nscript:alert(1)", nil), ("vbscript:x", nil), ("", nil),
        ] as [(String, String?)])
    func makesAddresses(_ address: String, _ expected: String?) { #expect(LinkAddress(address)?.text == expected) }

    @Test func namesBookmarksAsWordTakesThem() {
        let long = String(repeating: "long-name-", count: 6)
        let identifiers = ["notes-to-editors", "Notes_to_editors", "1", "é", "", long + "a", long + "b", "a", "A"]
        let bookmarks = Bookmarks(identifiers)
        let names = identifiers.compactMap { bookmarks.name(of: $0) }
        #expect(names.prefix(4) == ["notes_to_editors", "Notes_to_editors_2", "id_1", "id___"])
        #expect(Set(names.map { $0.lowercased() }).count == identifiers.count)
        #expect(names.allSatisfy { $0.utf8.count <= 40 })
    }
}
