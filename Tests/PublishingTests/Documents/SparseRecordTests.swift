import Diagnostics
import Foundation
import Inspections
import Testing

@testable import Publishing

/// Records that give the least there may be of everything, and what they have beside the framework.
@Suite struct SparseRecordTests {
    /// Every part of a record, each with its required fields alone.
    private static let sparse = """
        kind: inspection
        id: sparse
        framework: yjs-2021
        type: joint
        service: {name: Penmarrow Youth Justice Service, abbr: YJS, area: Penmarrow}
        body: {name: HM Inspectorate of Youth Justice, website: HM Inspectorate of Youth Justice website}
        publication: {date: 2025-01-28}
        inspector: {lead: {name: Ann Field}}
        spokesperson: {name: Daniel Okoro, office: Chief Inspector}
        partners: [{name: Partner One}]
        fieldwork: {start: 2024-10-07}
        release: {}
        clearances: [{role: Chief Inspector}]
        overall: {}
        standards: [{code: "1.1"}, {code: "2.1", keyQuestions: [{percent: 50}]}]
        resettlement: {}
        cases: {groups: [{label: court disposals, count: 1}, {label: out-of-court disposals, count: 0}]}
        facts: [{key: reoffending, value: 3}]
        findings: {}
        quotes: [{text: Some words.}]
        recommendations: [{number: 1, text: do it}]
        previous: {year: 2020}
        contact: {media: {email: press@example.org}}
        report: {}
        copyList: [{role: Chair}]
        glossary: [{abbr: AB, expansion: a bee}]
        practiceExamples: [{text: A child was met at the stables.}]
        mailLists: [{name: All}]
        social: [{channel: any, text: Out today.}]

        """

    private static let letter = """
        letter:
          to: [{name: Ann Other}]
          from: {name: Ann Field}
          subject: A subject
          closing: Yours sincerely
          leadInspector: {name: Lee Marsh}
          sections: [{number: 1, heading: Planning, paragraphs: Plans are good.}]

        """

    private static func record(_ addition: String = "") throws -> Record {
        try Publications.record("westmere-2025") { $0 = sparse + addition }
    }

    private static let templates =
        Publications.templates.filter { !$0.hasSuffix("-cy") } + ["letter.docx", "letter.odt", "ratings.csv"]

    @Test(arguments: templates, ["", letter])
    func printsNothingThatIsNotGiven(template: String, letter: String) throws {
        let filled = try Publications.filled(try Self.record(letter), template)
        #expect(filled.warnings.map(\.message) == [])
        guard case .document = filled.content else { return }
        let text = String(decoding: try Publications.renderer.write(filled, as: .txt).bytes, as: UTF8.self)
        #expect(!text.contains("None"))
    }

    @Test func saysNoneForNothing() throws {
        let text = try Publications.text(try Self.record(), "letter")
        #expect(text.contains("one case (court disposals: one, out-of-court disposals: none)"))
        #expect(!text.contains("In 2020"))
        #expect(try Publications.text(try Self.record(), "report").contains("A child was met at the stables."))
        // What a website is called is no line of an address.
        #expect(
            try !Publications.text(try Self.record(Self.letter), "letter").contains(
                "\nHM Inspectorate of Youth Justice website\n"))
    }

    /// The framework leaves the standards of its first domain to the record.
    @Test func showsStandardsThatTheFrameworkDoesNotList() throws {
        let record = try Publications.record("westmere-2025") { text in
            text = Self.sparse.replacing("framework: yjs-2021", with: "framework: yjs-2025").replacing(
                "standards: [",
                with:
                    "standards: [{code: O1, title: Leading the work, rating: Good}, {code: V2, title: Listening, rating: Good}, "
            )
        }
        for template in ["ratings", "letter", "report"] {
            let text = try Publications.text(record, template)
            #expect(text.contains("1. Organisational delivery\n\nNo.  Standard          Rating"))
            #expect(text.contains("O1   Leading the work  Good"))
            #expect(
                try #require(text.range(of: "3. Work with victims")).upperBound
                    < #require(text.range(of: "V2   Listening")).lowerBound)
        }
    }

    @Test func printsNotesThatAreTexts() throws {
        let notes = """
            notes: [service, old, about-us, 'A text of its own.', {text: One more.}]
            boilerplate:
              - {id: old, text: Words of 2023., validTo: 2024-12-31}
              - {id: old, text: Words of 2025., validFrom: 2025-01-01}
              - {id: about-us, language: cy, text: Geiriau.}
              - {id: about-us, text: Words.}

            """
        let text = try Publications.text(try Self.record(notes), "notes-to-editors")
        #expect(text.contains("1. Words of 2025.\n2. Words.\n3. A text of its own.\n4. One more."))
    }

    @Test func reportSaysThatTheScoreWasNotFollowed() throws {
        let record = try Publications.record("westmere-2025") { text in
            text = text.replacing(
                "  rating: Good\n  score: 22",
                with:
                    "  rating: Requires improvement\n  override: {reason: children were not safe, approvedBy: the panel}\n  score: 22"
            )
        }
        let text = try Publications.text(record, "report")
        #expect(text.contains("The score alone would give ‘Good’. Children were not safe."))
        #expect(text.contains("Their sum is the score, which alone would give ‘Good’."))
        // An override that changes nothing is not told.
        let idle = try Publications.record("westmere-2025") { text in
            text = text.replacing("  score: 22", with: "  override: {reason: none, approvedBy: the panel}\n  score: 22")
        }
        #expect(try !Publications.text(idle, "report").contains("alone would give"))
    }

    @Test func sentencesBeginWithACapital() throws {
        let record = try Publications.record("westmere-2025") { text in
            text = text.replacing("shortName: Westmere YJS", with: "shortName: the Westmere service")
        }
        let text = try Publications.text(record, "press-release")
        #expect(text.contains("1. The Westmere service works with"))
        #expect(text.contains("‘Inadequate’. The Westmere service scored 22"))
    }
}
