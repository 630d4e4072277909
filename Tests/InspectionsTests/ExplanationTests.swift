import Inspections
import TestSupport
import Testing

/// What is said of ratings, one case after the other.
@Suite struct ExplanationTests {
    /// One standard with key questions, in a record of a small service.
    private static func lines(
        _ rating: String, _ questions: String, _ more: String = "", overall: String = "{}"
    ) throws -> [String] {
        let text = """
            kind: inspection
            id: test
            framework: yjs-2021-small
            service: {name: Test Youth Justice Service, abbr: YJS, area: Test}
            body: {name: HM Inspectorate of Probation}
            publication: {date: 2024-03-05}
            overall: \(overall)
            standards:
              - {code: "2.1", rating: \(rating), keyQuestions: [\(questions)]\(more)}

            """
        return Explanation(try inspection(text)).lines.map(\.text)
    }

    private static let override = ", override: {reason: one case was close, approvedBy: the panel}"

    @Test(
        arguments: [
            // One case alone.
            (
                "Outstanding", "{percent: 100, yes: 1, n: 1}", "",
                "because the only case looked at was good enough at supporting the child’s desistance, and 80% or more makes Outstanding."
            ),
            (
                "Inadequate", "{percent: 0, yes: 0, n: 1}", "",
                "the only case looked at was not good enough at supporting the child’s desistance, and less than 50% makes Inadequate; 1 of 1 would have made Outstanding."
            ),
            (
                "Outstanding", "{percent: 100, yes: 1, n: 1}, {percent: 100, yes: 1, n: 1}", "",
                "the only case looked at was good enough at supporting the child’s desistance and at keeping the child safe, and"
            ),
            // The next case leaps over a band.
            (
                "Inadequate", "{percent: 33, yes: 1, n: 3}", "",
                "1 of 3 cases (33%) was good enough at supporting the child’s desistance, and less than 50% makes Inadequate; 2 of 3 would have made Good."
            ),
            (
                "Inadequate", "{percent: 33, yes: 1, n: 3}, {percent: 60, yes: 12, n: 20}", "",
                "2 of 3 would have made Requires improvement."
            ),
            // As many cases, and not the same ones.
            (
                "Requires improvement", "{percent: 50, yes: 10, n: 20}, {percent: 50, yes: 10, n: 20}", "",
                "10 of 20 cases (50%) were good enough at supporting the child’s desistance, and as many at keeping the child safe, and 50% to 64% makes Requires improvement; 13 of 20 in each of its two questions below 65% would have made Good."
            ),
            // Two samples.
            (
                "Requires improvement", "{percent: 50, yes: 10, n: 20}, {percent: 50, yes: 4, n: 8}", "",
                "50% of cases were good enough at supporting the child’s desistance, and as many at keeping the child safe, and 50% to 64% makes Requires improvement; 13 of 20 for supporting the child’s desistance and 6 of 8 for keeping the child safe would have made Good."
            ),
            // Counts that are not given, and can only be one.
            (
                "Requires improvement", "{percent: 57, n: 28}", "",
                "16 of 28 cases (57%) were good enough at supporting the child’s desistance"
            ),
            ("Requires improvement", "{percent: 57, n: 280}", "", "because 57% of cases were good enough"),
            ("Requires improvement", "{percent: 57}", "", "because 57% of cases were good enough"),
            // Moved up, moved down.
            (
                "Good", "{percent: 61, yes: 14, n: 23}", override,
                "2.1 Assessment is Good although 14 of 23 cases (61%) were good enough at supporting the child’s desistance, and 50% to 64% makes Requires improvement; 15 of 23 would have made Good."
            ),
            (
                "Good", "{percent: 61, yes: 14, n: 23}", override,
                "The move of 2.1 from Requires improvement to Good has a reason that is recorded, and was approved by the panel."
            ),
            (
                "Good", "{percent: 61, yes: 14, n: 23}", override,
                "One case more for supporting the child’s desistance (15 of 23, 65%) would by percentages alone make 2.1 Assessment Good."
            ),
            (
                "Requires improvement", "{percent: 65, yes: 15, n: 23}", override,
                "although 15 of 23 cases (65%) were good enough at supporting the child’s desistance, and 65% to 79% makes Good."
            ),
            ("Good", "", "", "2.1 Assessment is Good; the record gives no percentages for it."),
            (
                "null", "", ", notRated: there was no case to look at.",
                "2.1 Assessment is not rated. There was no case to look at."
            ),
        ])
    func explainsAStandard(rating: String, questions: String, more: String, expected: String) throws {
        let lines = try Self.lines(rating, questions, more)
        let found = lines.contains { $0.contains(expected) }
        #expect(found, "\(lines)")
    }

    @Test func saysWhyThereIsNoScore() throws {
        let unrated = "1.1, 1.2, 1.3, 1.4, 2.2, 2.3 and 2.4"
        #expect(
            try Self.lines("Good", "", overall: "{rating: Good}").first
                == "The overall rating is Good as given: without a rating for \(unrated) there is no score.")
        #expect(
            try Self.lines("Good", "").first
                == "There is no overall rating: without a rating for \(unrated) there is no score.")
    }

    /// Which standards can move, and what their step would change.
    @Test(
        arguments: [
            ("GGGG RRRR", "One step up in any scored standard would make the overall rating Good."),
            ("OGGR RRRR", "One step up in any scored standard below Outstanding would make the overall rating Good."),
            ("GGGG GRRR", "One step down in any scored standard would make the overall rating Requires improvement."),
            (
                "OGGG GRRI",
                "One step down in any scored standard above Inadequate would make the overall rating Requires improvement."
            ),
            ("GGGG GGRR", nil),
        ] as [(String, String?)])
    func saysWhatAStepChanges(letters: String, expected: String?) throws {
        let lines = Explanation(try inspection(record("yjs-2021-small", letters))).lines.filter { $0.kind == .edge }
        #expect(lines.map(\.text) == [expected].compactMap { $0 })
    }

    @Test func saysWhatAPointChangesWhereNoStandardsAreGiven() throws {
        let lines = Explanation(try inspection(record("yjs-2021", "", overall: "Good", score: 19))).lines
        #expect(lines.last?.text == "One point less would make the overall rating Requires improvement.")
    }
}
