import DataReaders
import Diagnostics
import Foundation
import Inspections
import TestSupport
import Testing

/// A record with the ratings of standards as letters, in the order of the framework, and what it says overall.
func record(
    _ framework: String, _ letters: String, separate: String = "-", overall: String? = nil, score: Int? = nil,
    max: Int? = nil
) -> String {
    let words: [Character: String] = ["O": "Outstanding", "G": "Good", "R": "Requires improvement", "I": "Inadequate"]
    let codes: [String: [String]] = [
        "yjs-2021": ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4"],
        "yjs-2021-small": ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"],
        "pdu-2021": ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5"],
        "pdu-2023": ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4"],
        "region-2023": ["R1.1", "R1.2", "R2.1", "R2.2", "R2.3", "R2.4", "R2.5", "R2.6"],
    ]
    var yaml = """
        kind: inspection
        id: test
        framework: \(framework)
        service: {name: Test Youth Justice Service, abbr: YJS, area: Test}
        body: {name: HM Inspectorate of Probation}
        publication: {date: 2024-03-05}

        """
    if overall != nil || score != nil || max != nil {
        yaml += "overall: {"
        yaml += [overall.map { "rating: \($0)" }, score.map { "score: \($0)" }, max.map { "max: \($0)" }].compactMap {
            $0
        }
        .joined(separator: ", ")
        yaml += "}\n"
    }
    let letters = letters.filter { $0 != " " }
    if !letters.isEmpty { yaml += "standards:\n" }
    for (code, letter) in zip(codes[framework] ?? [], letters) {
        yaml += "  - {code: \"\(code)\", rating: \(words[letter] ?? "")}\n"
    }
    if let word = separate.first.flatMap({ words[$0] }) { yaml += "  - {code: \"4.1\", rating: \(word)}\n" }
    return yaml
}

private func letter(_ grade: Int?) -> String { grade.map { ["O", "G", "R", "I"][$0] } ?? "-" }

@Suite struct RatingsTests {
    /// DOMAIN knowledge: published ratings, scores and overall ratings of 2018 to 2024.
    @Test(
        arguments: [
            ("yjs-2021", "RRGR RIII IRRR", "G", 9, "R"),  // Suffolk
            ("yjs-2021", "RRGR RIII IRRI", "G", 8, "R"),  // Suffolk with 3.4 a step lower
            ("yjs-2021", "GGGG GGGR RRRI", "-", 18, "R"), ("yjs-2021", "GGGG GGGR RRRR", "-", 19, "G"),  // 3.4 decides
            ("yjs-2021", "IIII IIII IIII", "-", 0, "I"),  // Cardiff
            ("yjs-2021", "RIRR IIII IIII", "-", 3, "I"),  // Slough
            ("yjs-2021-small", "IRII IIII", "-", 1, "I"),  // Ceredigion
            ("yjs-2021", "RGRG ROOO RGGG", "-", 23, "G"),  // Wirral
            ("yjs-2021", "GGGG GGGG RGOG", "G", 24, "G"),  // Dorset
            ("yjs-2021", "GOGG OOOG OGGG", "-", 29, "G"),  // Knowsley
            ("yjs-2021", "RRGR OOOO OOOO", "G", 29, "G"),  // St Helens
            ("yjs-2021", "OOOO OOOO GOOG", "O", 34, "O"),  // Islington
            ("yjs-2021", "GOOO OOOO GOOO", "O", 34, "O"),  // Carmarthenshire
            ("yjs-2021", "OOOO OOOO OGGG", "-", 33, "O"),  // Bromley, by counts
            ("yjs-2021", "OOOO OOOO GGGG", "O", 32, "O"),  // York, by counts
            ("yjs-2021", "OOOO OGGG GGGG", "-", 29, "G"),  // Bolton, by counts
            ("yjs-2021", "OGGG GGGG RGOO", "-", 26, "G"),  // Cheshire
            ("yjs-2021", "RRRR RIII IIII", "-", 5, "I"),  // Reading, by counts
            ("pdu-2021", "IIII IIIII", "-", 0, "I"), ("pdu-2021", "RRRI IIIII", "-", 3, "I"),
        ] as [(String, String, String, Int, String)])
    func addUp(framework: String, letters: String, separate: String, score: Int, overall: String) throws {
        let inspection = try inspection(record(framework, letters, separate: separate))
        let ratings = Ratings(inspection)
        #expect(ratings.score == score)
        #expect(letter(ratings.computedOverall) == overall)
        #expect(InspectionChecker().check(inspection).filter { $0.severity == .error }.isEmpty)
    }

    private static let bands: [(String, Int, [(Int, String)])] = [
        (
            "yjs-2021", 36,
            [(6, "I"), (7, "R"), (8, "R"), (16, "R"), (18, "R"), (19, "G"), (22, "G"), (30, "G"), (31, "O"), (36, "O")]
        ),
        ("pdu-2021", 27, [(0, "I"), (4, "I"), (5, "R"), (13, "R"), (14, "G"), (22, "G"), (23, "O"), (27, "O")]),
        ("region-2023", 24, [(4, "I"), (5, "R"), (12, "R"), (13, "G"), (20, "G"), (21, "O")]),
        ("pdu-2023", 21, [(3, "I"), (4, "R"), (10, "R"), (11, "G"), (17, "G"), (18, "O"), (21, "O")]),
    ]

    @Test(arguments: bands)
    func bandsHaveTheirEdges(framework: String, maximum: Int, edges: [(Int, String)]) throws {
        let rule = try #require(try FrameworkLibrary.builtIn.framework(framework)?.score)
        #expect(rule.maximum == maximum)
        for (score, expected) in edges { #expect(letter(rule.grade(of: score)) == expected, "\(score) of \(maximum)") }
        #expect(rule.grade(of: -1) == nil)
        #expect(rule.grade(of: maximum + 1) == nil)
        // The general form: half a point for each standard, and so on.
        let standards = maximum / 3
        for score in 0...maximum {
            let expected =
                2 * score <= standards ? "I" : 2 * score <= 3 * standards ? "R" : 2 * score <= 5 * standards ? "G" : "O"
            #expect(letter(rule.grade(of: score)) == expected)
        }
    }

    /// Percentages of Suffolk's key questions, with the cases that they come from.
    @Test(
        arguments: [
            (23, [78, 52, 57], [18, 12, 13], "R"), (23, [57, 39, 35], [13, 9, 8], "I"),
            (23, [74, 48, 39], [17, 11, 9], "I"),
            (23, [70, 43, 43], [16, 10, 10], "I"), (35, [57, 29, 43], [20, 10, 15], "I"),
            (35, [74, 60, 60], [26, 21, 21], "R"),
            (35, [77, 60, 69], [27, 21, 24], "R"), (20, [65, 80, 95], [13, 16, 19], "G"),
            (20, [80, 80, 95], [16, 16, 19], "O"),
            (50, [50, 64, 66], [25, 32, 33], "R"), (100, [49, 64, 66], [49, 64, 66], "I"),
            (100, [79, 81, 81], [79, 81, 81], "G"),
        ] as [(Int, [Int], [Int], String)])
    func lowestQuestionDecides(count: Int, percents: [Int], cases: [Int], expected: String) throws {
        let rule = try #require(try FrameworkLibrary.builtIn.framework("yjs-2021")?.percentages)
        #expect(letter(percents.min().flatMap { rule.grade(of: $0) }) == expected)
        for (percent, yes) in zip(percents, cases) {
            #expect(PercentageRule.percent(yes, of: count) == percent)
            // Exactly one number of cases gives the percentage, as long as there are fewer than 100.
            #expect((0...count).filter { PercentageRule.percent($0, of: count) == percent } == [yes])
            #expect(PercentageRule.cases(for: percent, of: count) == yes)
        }
    }

    private static var publishedMistakes: [(String, [String])] {
        let suffolk = record(
            "yjs-2021", "RRGR RIII IRRR", separate: "G", overall: "Requires improvement", score: 11, max: 39)
        let westSussex = record("yjs-2021", "", overall: "Requires improvement", score: 26, max: 36)
        let bridgend = record("yjs-2021", "", overall: "Inadequate, percent: 4.56")
        let ceredigion = record("yjs-2021-small", "IRII IIII", overall: "Inadequate, percent: 4.17")
        let tooMany = record("yjs-2021", "GGGG GGGG GGGG", separate: "G", overall: "Good", score: 37)
        return [
            (suffolk, ["R3", "R3"]), (westSussex, ["R4"]), (bridgend, ["R3"]), (ceredigion, []),
            (tooMany, ["R3", "R3"]),
        ]
    }

    /// Mistakes that have been published.
    @Test(arguments: publishedMistakes)
    func publishedMistakesAreFound(yaml: String, rules: [String]) throws {
        let found = InspectionChecker().check(try inspection(yaml)).filter { $0.severity == .error }
        #expect(found.map(\.rule) == rules)
    }

    @Test func suffolkSumIsExplained() throws {
        let yaml = record(
            "yjs-2021", "RRGR RIII IRRR", separate: "G", overall: "Requires improvement", score: 11, max: 39)
        let found = InspectionChecker().check(try inspection(yaml)).filter { $0.severity == .error }
        #expect(
            found.first?.reason
                == "the scored standards add up to 9, not 11; it is the sum with the standards that do not count")
        #expect(found.last?.reason == "the highest score of 'yjs-2021' is 36, not 39: 4.1 does not count")
    }

    @Test func discretionIsRecordedOrReported() throws {
        let base = try String(contentsOf: exampleURL("westmere-2025"), encoding: .utf8)
        let moved = base.replacing(
            "percent: 68, yes: 19, n: 28}\n  - code: \"2.3\"", with: "percent: 64, yes: 18, n: 28}\n  - code: \"2.3\"")
        func severities(_ yaml: String) throws -> [String] {
            InspectionChecker().check(try inspection(yaml)).filter { $0.rule == "R7" }.map {
                "\($0.severity.rawValue) \($0.path)"
            }
        }
        #expect(try severities(base) == [])
        #expect(try severities(moved) == ["E standards.5.rating"])
        let override =
            "rating: Good\n    override: {reason: one case was finely balanced, approvedBy: ratings panel}\n    keyQuestions:\n      - {id: desistance, percent: 86"
        let recorded = moved.replacing(
            "rating: Good\n    keyQuestions:\n      - {id: desistance, percent: 86", with: override)
        #expect(try severities(recorded) == ["I standards.5.override"])
        let far = recorded.replacing(
            "percent: 64, yes: 18, n: 28}\n  - code: \"2.3\"", with: "percent: 57, yes: 16, n: 28}\n  - code: \"2.3\"")
        #expect(try severities(far) == ["W standards.5.override"])
    }

    @Test(arguments: ["westmere-2025", "eastmarch-2023", "hartbourne-2024", "norhaven-2016", "northcoast-fire-2025"])
    func explains(name: String) throws {
        try expectGolden(Explanation(try example(name)).text, "explain-\(name).txt")
    }
}

func exampleURL(_ name: String) -> URL { repositoryRoot.appending(path: "Examples/\(name).yaml") }
