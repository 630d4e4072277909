import Foundation
import Inspections
import Testing

@testable import Publishing

/// The variants of a press release that data decide.
@Suite struct PressReleaseTests {
    private func text(_ record: String, as state: PublicationState = .embargoed) throws -> String {
        try Publications.text(try Publications.record(record), "press-release", as: state)
    }

    @Test func singleInspection() throws {
        let text = try text("westmere-2025")
        #expect(text.contains("‘Good’ from His Majesty’s Inspectorate of Youth Justice."))
        #expect(text.contains("was separately rated as ‘Outstanding’."))
        #expect(text.contains("Chief Inspector of Youth Justice, Daniel Okoro, said: “Children in Westmere"))
        #expect(text.contains("Mr Okoro continued: “There is work to do"))
        #expect(text.contains("five recommendations: three for the management board and two for the head of service."))
        #expect(text.contains("works with children aged 10 to 17"))
        #expect(text.contains("scored 22 out of a possible 36"))
    }

    @Test func jointInspectionUnderAnInterimChief() throws {
        let text = try text("hartbourne-2024")
        #expect(text.contains("in a joint inspection, led by His Majesty’s Inspectorate of Youth Justice"))
        #expect(text.contains("(HMICFRS)"))
        #expect(text.contains("Interim Chief Inspector of Youth Justice, Helen Ashdown, said:"))
        #expect(!text.contains("Ms Ashdown"))
        #expect(text.contains("seven recommendations"))
    }

    @Test func noResettlementAndOneAddressee() throws {
        let text = try text("dyffryn-aur-2025")
        #expect(!text.contains("separately rated"))
        #expect(text.contains("The report makes two recommendations to the head of service."))
    }

    @Test func noOverallRatingAndAnotherInspectorate() throws {
        let text = try text("northcoast-fire-2025")
        #expect(text.hasPrefix("EMBARGOED UNTIL 00.01, THURSDAY 18 SEPTEMBER 2025\n\nNorthcoast Fire"))
        #expect(!text.contains("overall rating"))
        #expect(!text.contains("youth"))
        #expect(text.contains("three areas: effectiveness, efficiency and people."))
    }

    @Test func threeQuotes() throws {
        let record = try Publications.record("westmere-2025") { text in
            text = text.replacing(
                "\naddressees:", with: "  - text: A third word.\n    source: a statement\n\naddressees:")
        }
        let text = try Publications.text(record, "press-release")
        #expect(text.contains("Mr Okoro continued: “There is"))
        #expect(text.contains("Mr Okoro added: “A third word.”"))
    }

    @Test func oneRecommendation() throws {
        let record = try Publications.record("dyffryn-aur-2025") { text in
            text = text.split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.contains("{number: 2,") && !$0.contains("gofyn i reolwyr") }.joined(separator: "\n")
        }
        let text = try Publications.text(record, "press-release")
        #expect(text.contains("The report makes one recommendation to the head of service."))
    }

    @Test func headlineOfTheRecord() throws {
        let record = try Publications.record(
            "westmere-2025",
            settings: [("release.headline", "A service that listens"), ("release.standfirst", "In short.")])
        let text = try Publications.text(record, "press-release", as: .published)
        #expect(text.hasPrefix("A service that listens\n======================\n\nIn short.\n"))
    }

    @Test func statesOfTheRelease() throws {
        let embargoed = try text("westmere-2025")
        #expect(embargoed.hasPrefix("EMBARGOED UNTIL 00.01, TUESDAY 28 JANUARY 2025\n"))
        #expect(embargoed.contains("The report will be available on the"))
        let draft = try text("westmere-2025", as: .draft)
        #expect(draft.hasPrefix("DRAFT: not for circulation\n"))
        let published = try text("westmere-2025", as: .published)
        #expect(published.hasPrefix("Westmere Youth Justice Service rated ‘Good’\n"))
        #expect(!published.contains("EMBARGO"))
        #expect(published.contains("The report is available on the HM Inspectorate of Youth Justice website from 28"))
    }

    @Test func welshTextIsThatOfTheTranslator() throws {
        let text = try Publications.text(try Publications.record("dyffryn-aur-2025"), "press-release-cy")
        #expect(text.hasPrefix("EMBARGO: Dydd Mawrth 4 Mawrth 2025, 00:01\n"))
        #expect(text.contains("yn cael y sgôr ‘Da’"))
        #expect(text.contains("\nDIWEDD\n"))
        for english in ["Good", "rated", "Notes", "ENDS", "recommendation"] { #expect(!text.contains(english)) }
    }
}
