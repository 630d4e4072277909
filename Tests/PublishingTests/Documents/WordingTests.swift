import Foundation
import Inspections
import Testing

@testable import Publishing

/// Sentences of letters, reports and briefs that data and state decide.
@Suite struct WordingTests {
    private func text(_ record: String, _ template: String, as state: PublicationState = .embargoed) throws -> String {
        try Publications.text(try Publications.record(record), template, as: state)
    }

    @Test func pressReleaseAsksForAllOrForSome() throws {
        let some = try text("westmere-2025", "press-release")
        #expect(some.contains("It asks the management board, among other things, to find out why"))
        #expect(some.contains("It also asks the head of service to show what has changed"))
        let all = try Publications.record("dyffryn-aur-2025") { text in
            text = text.replacing("text: have every review done on time}", with: "text: a, highlight: write it down}")
                .replacing("before it is closed}", with: "before it is closed, highlight: ask for it}")
        }
        let sentence = try Publications.text(all, "press-release")
        #expect(sentence.contains("two recommendations to the head of service: to write it down and to ask for it."))
    }

    @Test func letterIsPublishedOrWillBe() throws {
        #expect(try text("westmere-2025", "letter").contains("It will be published on the HM Inspectorate"))
        #expect(try text("westmere-2025", "letter", as: .published).contains("It is published on the HM Inspectorate"))
        #expect(try text("eastmarch-2023", "letter").contains("We held 53 interviews about them."))
    }

    @Test func reportSaysHowTheScoreIsMade() throws {
        let report = try text("westmere-2025", "report")
        #expect(report.contains("Score: 22/36[1]\n"))
        #expect(report.contains("[1] Each standard that counts brings points: three for ‘Outstanding’, two for ‘Good’"))
        #expect(report.contains("and none for ‘Inadequate’. Their sum is the score"))
        #expect(try !text("westmere-2025", "ratings").contains("[1]"))
        #expect(try !text("northcoast-fire-2025", "report").contains("brings points"))
    }

    @Test func reportSetsFindingsUnderTheirStandards() throws {
        let report = try text("westmere-2025", "report")
        #expect(report.contains("Rating: Outstanding\n\n\nStrengths\n\n• Staff are skilled and well supported"))
        // A standard that has strengths of its own shows those alone.
        let other = try text("eastmarch-2023", "report")
        #expect(other.components(separatedBy: "• Health services reach children quickly.").count == 2)
    }

    @Test func imprintNamesTheOwner() throws {
        #expect(try text("eastmarch-2023", "report").contains("\n© Crown copyright 2023\n"))
        #expect(try !text("westmere-2025", "report").contains("©"))
        #expect(try text("hartbourne-2024", "report").contains("A joint inspection of Hartbourne"))
    }

    @Test func headingSaysWhoSpoke() throws {
        #expect(try text("eastmarch-2023", "report").contains("\nWhat children and parents told us\n"))
        let quotesAlone = try Publications.record("westmere-2025") { $0 += "childrenQuotes: [They listen.]\n" }
        #expect(try Publications.text(quotesAlone, "report").contains("\nWhat children told us\n"))
    }

    @Test func oneCaseIsOneCase() throws {
        let one = try Publications.record("northcoast-fire-2025") { $0 += "cases: {total: 1, interviews: 1}\n" }
        #expect(try Publications.text(one, "report").contains("\nWe held one interview about it.\n"))
        #expect(try Publications.text(one, "letter").contains("We looked at one case. We held one interview about it."))
        #expect(
            try Publications.text(one, "brief").contains(
                "Inspectors looked at one case. They held one interview about it.\n"))
    }

    @Test(arguments: [
        ("joint", "Joint inspection of "), ("reinspection", "Reinspection of "), ("pilot", "Inspection of "),
    ])
    func lettersNameTheKindOfInspection(_ type: String, _ subject: String) throws {
        let record = try Publications.record("westmere-2025") { text in
            let partners = type == "joint" ? "\npartners: [ofsted]" : ""
            text = text.replacing("type: single", with: "type: \(type)\(partners)")
        }
        #expect(try Publications.text(record, "letter").contains("\n\(subject)Westmere Youth Justice Service\n====="))
    }

    @Test func briefSaysUntilWhen() throws {
        #expect(try text("westmere-2025", "brief").contains("January 2025 at 00.01. Until then nothing may be"))
        let other = try Publications.record("westmere-2025") { text in
            text = text.replacing("release:\n", with: "embargoUntil: 2025-01-28T09:00+00:00\nrelease:\n")
        }
        #expect(
            try Publications.text(other, "brief").contains("Until 09.00 on Tuesday 28 January 2025 nothing may be"))
    }

    @Test func briefSaysWhatWasSeen() throws {
        let brief = try text("eastmarch-2023", "brief")
        #expect(brief.contains("\nInspectors looked at 58 cases (court disposals: 23, out-of-court disposals: 35). "))
        #expect(brief.contains("They held 53 interviews about cases and 80 meetings.\n"))
        let meetings = try Publications.record("northcoast-fire-2025") { $0 += "cases: {meetings: 4}\n" }
        #expect(try Publications.text(meetings, "brief").contains("\nInspectors held four meetings.\n"))
        #expect(
            try text("dyffryn-aur-2025", "brief").contains(
                "Resettlement policy and provision, which is rated separately, was not rated. No child was"))
    }
}
