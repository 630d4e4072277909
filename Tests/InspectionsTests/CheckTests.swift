import DataReaders
import Diagnostics
import Foundation
import Inspections
import TestSupport
import Testing

/// The rules and paths of what a check finds in a record, such as `D1 publication.date`.
private func findings(_ yaml: String) throws -> [String] {
    InspectionChecker().check(try inspection(yaml)).map { "\($0.rule) \($0.path)" }
}

private func text(ofExample name: String) throws -> String {
    try String(contentsOf: repositoryRoot.appending(path: "Examples/\(name).yaml"), encoding: .utf8)
}

let exampleNames = [
    "westmere-2025", "hartbourne-2024", "eastmarch-2023", "norhaven-2016", "seacombe-visit-2025",
    "northcoast-fire-2025",
    "dyffryn-aur-2025",
]

private let longStandfirst = "  version: 3\n  standfirst: " + String(repeating: "long ", count: 40)

/// An example with one change, and the finding that it must bring and that the example does not have.
private let trips: [(record: String, original: String, changed: String, expected: String)] = [
    (
        "westmere-2025", "{code: \"1.1\", title: Governance and leadership, rating: Good}",
        "{code: \"1.1\", rating: good}", "G1 standards.0.rating"
    ),
    ("westmere-2025", "  rating: Good\n  score", "  rating: Great\n  score", "G1 overall.rating"),
    ("westmere-2025", "score: 22", "score: 25", "R3 overall.score"),
    ("westmere-2025", "max: 36", "max: 39", "R3 overall.max"),
    ("westmere-2025", "max: 36", "max: 36\n  percent: 61.5", "R3 overall.percent"),
    (
        "westmere-2025", "  rating: Good\n  score", "  rating: Requires improvement\n  score",
        "R4 overall.rating"
    ),
    (
        "westmere-2025",
        "    rating: Requires improvement\n    keyQuestions:\n      - {id: desistance, percent: 79",
        "    rating: Good\n    keyQuestions:\n      - {id: desistance, percent: 79", "R7 standards.4.rating"
    ),
    (
        "westmere-2025", "percent: 57, yes: 16, n: 28", "percent: 58, yes: 16, n: 28",
        "R10 standards.4.keyQuestions.2.percent"
    ),
    (
        "westmere-2025", "percent: 57, yes: 16, n: 28", "percent: 58, n: 28",
        "R10 standards.4.keyQuestions.2.percent"
    ),
    (
        "westmere-2025", "percent: 57, yes: 16, n: 28", "percent: 57, yes: 29, n: 28",
        "R10 standards.4.keyQuestions.2.yes"
    ),
    ("westmere-2025", "percent: 57, yes: 16, n: 28", "percent: 57, yes: 16", "R10 standards.4.keyQuestions.2"),
    (
        "hartbourne-2024", "percent: 63, yes: 10, n: 16}\n  - code: \"3.1\"",
        "percent: 65, yes: 71, n: 110}\n  - code: \"3.1\"", "R11 standards.7.keyQuestions.2.percent"
    ),
    ("westmere-2025", "code: \"1.2\"", "code: \"1.1\"", "S1 standards.1.code"),
    ("westmere-2025", "code: \"4.1\"", "code: \"5.1\"", "S1 standards.12.code"),
    ("westmere-2025", "title: Staff", "title: Staffing", "S2 standards.1.title"),
    ("westmere-2025", "title: Resettlement policy and provision,", "scored: true,", "R8 standards.12.scored"),
    ("westmere-2025", "cases:\n", "resettlement: Good\ncases:\n", "G3 resettlement"),
    (
        "westmere-2025", "  version: 3", "  version: 3\n  headline: Westmere rated ‘Outstanding’",
        "G3 release.headline"
    ),
    (
        "westmere-2025", "The strongest casework was",
        "With an overall rating of ‘Outstanding’, the casework was",
        "G3 release.paragraphs.0"
    ),
    ("westmere-2025", "Tuesday 28 January 2025", "Wednesday 28 January 2025", "D1 publication.date"),
    ("westmere-2025", "fieldwork: October 2024", "fieldwork: October 2025", "D1 publication.date"),
    (
        "westmere-2025", "fieldwork: October 2024", "fieldwork: {start: 2024-10-12, end: 2024-10-02}",
        "D1 fieldwork.end"
    ),
    (
        "westmere-2025", "fieldwork: October 2024", "fieldwork: October 2024\nannounced: 2024-12-01",
        "D1 announced"
    ),
    (
        "westmere-2025", "release:\n  status: cleared",
        "embargoUntil: 2025-01-28T09:00+00:00\nrelease:\n  status: cleared", "D1 embargoUntil"
    ),
    ("westmere-2025", "  title: Mr", "  title: Mr\n  to: 2024-12-31", "D1 spokesperson.to"),
    ("westmere-2025", "2025-01-20T15:30+00:00", "2025-01-29T15:30+00:00", "D1 clearances.0.time"),
    (
        "westmere-2025", "The strongest casework was", "On Monday 14 October 2025 the casework was",
        "D1 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "On 14 October 2024 and Tuesday 15 October 2024 it was",
        "D2 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "Cases between 28 June 2021 to 22 April 2022 were",
        "D3 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "On 14-18 October 2024 the casework was",
        "D3 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "On October 14, 2024 the casework was",
        "D4 release.paragraphs.0"
    ),
    ("westmere-2025", "number: 5", "number: 6", "N4 recommendations.4.number"),
    ("westmere-2025", "number: 5", "number: 4", "N4 recommendations.4.number"),
    ("westmere-2025", "notes: [", "recommendationCount: 6\nnotes: [", "N4 recommendationCount"),
    (
        "westmere-2025", "{id: head, name: the Westmere YJS head of service",
        "{id: chief, name: the Westmere YJS head of service", "N4 addressees.1"
    ),
    (
        "westmere-2025", "addressee: head\n    text: make", "addressee: haed\n    text: make",
        "N4 recommendations.4.addressee"
    ),
    (
        "westmere-2025", "{label: community sentences, count: 26}", "{label: community sentences, count: 25}",
        "N4 cases.groups.0.count"
    ),
    ("westmere-2025", "  interviews: 49", "  total: 60\n  interviews: 49", "N4 cases.total"),
    ("eastmarch-2023", "{sent: 27, replies: 7}", "{sent: 27, replies: 70}", "N4 cases.survey.replies"),
    (
        "westmere-2025", "The strongest casework was", "The report makes seven recommendations. It was",
        "N4 release.paragraphs.0"
    ),
    ("norhaven-2016", "within a year.[^1]", "within a year.[^3]", "L3 letter.summary.0"),
    ("norhaven-2016", "within a year.[^1]", "within a year.", "L3 letter.footnotes.0"),
    ("eastmarch-2023", "978-1-7398765-4-8", "978-1-7398765-4-9", "ISBN isbn"),
    ("eastmarch-2023", "978-1-7398765-4-8", "978-1-7398765", "ISBN isbn"),
    ("westmere-2025", "The strongest casework was", "The YOT casework was", "T1 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "The youth offending casework was",
        "T2 release.paragraphs.0"
    ),
    ("hartbourne-2024", "- id: cqc", "- {id: cqc, name: Care Quality Comission}", "T3 partners.1.name"),
    (
        "hartbourne-2024", "- id: cqc", "- {name: \"HM Inspectorate of Constabulary, Fire and Rescue\"}",
        "T3 partners.1.name"
    ),
    ("hartbourne-2024", "- id: cqc", "- id: ccq", "T3 partners.1"),
    (
        "westmere-2025", "The strongest casework was", "The National Police Chief’s guidance was",
        "T4 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "Children given cautions or community sentences were",
        "T5 release.paragraphs.0"
    ),
    ("westmere-2025", "His Majesty’s", "Her Majesty’s", "T7 body.longName"),
    ("westmere-2025", "publication:", "monarch: Her\npublication:", "T7 monarch"),
    (
        "westmere-2025", "{id: head, name: the Westmere YJS head of service",
        "{id: head, name: the Westmere YJS partnership management board", "T8 addressees.1.name"
    ),
    ("norhaven-2016", "    personal: true\n", "", "A2 letter.leadInspector.email"),
    ("norhaven-2016", "call 01632 960 118", "call 07700 900 118", "A2 letter.notes.2"),
    (
        "westmere-2025", "  version: 3", longStandfirst,
        "A3 release.standfirst"
    ),
    (
        "westmere-2025", "  version: 3", "  version: 3\n  headlineQuote: Creative and kind",
        "Q1 release.headlineQuote"
    ),
    (
        "westmere-2025", "The strongest casework was", "31 children were met and it was",
        "N1 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "In 20 per cent of cases, or 20%, it was",
        "N2 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "Over 59 out of 63 staff said it was",
        "N3 release.paragraphs.0"
    ),
    ("westmere-2025", "The strongest casework was", "The child's casework was", "P5 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "The strongest strongest casework was",
        "P6 release.paragraphs.0"
    ),
    ("westmere-2025", "The strongest casework was", "We also saw that it was", "P10 release.paragraphs.0"),
    ("westmere-2025", "The strongest casework was", "Casework (E-mail address) was", "P3 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "Whilst it was strong, the casework was",
        "P8 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "For BAME children the casework was",
        "P11 release.paragraphs.0"
    ),
    ("westmere-2025", "media@hmiyj.example", "media@hmiprobation.gsi.gov.uk", "L1 contact.media.email"),
    (
        "dyffryn-aur-2025", "mae adolygiadau’n aml yn hwyr", "mae adolygiadau Angen Gwelliant",
        "W1 welsh.paragraphs.1"
    ),
    ("westmere-2025", "The strongest casework was", "Notes to editor: casework was", "P12 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "Rated ‘good’ by its own staff, the casework was",
        "G1 release.paragraphs.0"
    ),
    ("westmere-2025", "The strongest casework was", "What Requires Improvement here was", "G1 release.paragraphs.0"),
    ("westmere-2025", "The strongest casework was", "The QZX casework here was", "T6 release.paragraphs.0"),
    ("westmere-2025", "The strongest casework was", "The report is available, and it was", "D5 release.paragraphs.0"),
    ("westmere-2025", "The strongest casework was", "The board have seen that it was", "P4 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "For well-being, or wellbeing, or both, it was",
        "P7 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "Chief Inspector, Daniel Okoro said it was",
        "P1 release.paragraphs.0"
    ),
    ("eastmarch-2023", "    source: statement cleared on 9 January 2023", "    verbatim: true", "Q1 quotes.0"),
    ("eastmarch-2023", "and it has begun.", "and it has begun,", "Q3 quotes.0.text"),
    (
        "eastmarch-2023", "standard: \"1.3\", text: Health", "standard: \"1.9\", text: Health",
        "Q4 findings.strengths.0.standard"
    ),
    (
        "eastmarch-2023", "text: Health services reach children quickly.",
        "text: The work done is of good quality and fits the child.", "Q2 findings.strengths.0.text"
    ),
    (
        "eastmarch-2023", "  - They turned up when they said they would.",
        "  - The film about knives got through to me. The talk did not.", "P13 childrenQuotes.2"
    ),
    ("eastmarch-2023", "2022-06-27,", "2022-06-28,", "D1 fieldwork.weeks.0"),
    (
        "eastmarch-2023", "shortName: the service}", "shortName: the service, lead: \"The service must:\"}",
        "P9 addressees.0.lead"
    ),
    ("norhaven-2016", "    - number: 2", "    - number: 1", "L2 letter.sections.1.number"),
    ("westmere-2025", "The strongest casework", "The strongest\u{202E} casework", "P3 release.paragraphs.0"),
    ("westmere-2025", "name: Westmere Youth", "name: \u{FEFF}Westmere Youth", "P3 service.name"),
    ("norhaven-2016", "value: 13, unit: cases", "value: 33, unit: cases", "N4 facts.2.value"),
    (
        "westmere-2025", "Children in Westmere are seen as children first",
        "Children in Westmere “come first”", "P5 quotes.0.text"
    ),
    ("westmere-2025", "ages: {from: 10, to: 17}", "ages: {from: 17, to: 10}", "N5 service.ages.to"),
    (
        "westmere-2025", "  title: Mr", "  title: Mr\n  from: 2025-01-01\n  to: 2024-12-31", "D1 spokesperson.to"
    ),
    (
        "westmere-2025", "fieldwork: October 2024", "fieldwork: {month: October 2024, start: 2024-10-01}",
        "D1 fieldwork"
    ),
    ("eastmarch-2023", "2022-07-11", "2022-06-27", "D1 fieldwork.weeks.1"),
    (
        "westmere-2025", "release:\n  status: cleared",
        "embargoUntil: 2025-01-27T09:00+00:00\nrelease:\n  status: cleared", "D1 embargoUntil"
    ),
    (
        "westmere-2025", "notes: [",
        "boilerplate: [{id: a, text: b, validFrom: 2025-02-01, validTo: 2025-01-31}]\nnotes: [",
        "D1 boilerplate.0.validTo"
    ),
    ("westmere-2025", "cases:\n", "previous: {rating: good, year: 2020}\ncases:\n", "G1 previous.rating"),
    (
        "westmere-2025", "max: 36", "max: 36\n  override: {reason: none, approvedBy: nobody}", "R4 overall.override"
    ),
    (
        "westmere-2025", "{code: \"1.1\",", "{code: \"1.1\", override: {reason: none, approvedBy: nobody},",
        "R7 standards.0.override"
    ),
    (
        "westmere-2025", "  - code: \"2.1\"\n",
        "  - code: \"2.1\"\n    override: {reason: none, approvedBy: nobody}\n", "R7 standards.4.override"
    ),
    (
        "westmere-2025",
        "  - {code: \"4.1\", title: Resettlement policy and provision, rating: Outstanding}\n", "", "R8 standards"
    ),
    ("westmere-2025", "{code: \"1.2\",", "{domain: 9, code: \"1.2\",", "S1 standards.1.domain"),
    ("westmere-2025", "{code: \"1.2\",", "{domain: 2, code: \"1.2\",", "S1 standards.1.domain"),
    (
        "westmere-2025", "percent: 57, yes: 16, n: 28", "percent: 57, yes: 57, n: 100",
        "N4 standards.4.keyQuestions.2.n"
    ),
    (
        "westmere-2025", "contact:\n", "social: [{channel: any, text: A long text, limit: 5}]\ncontact:\n",
        "A3 social.0.text"
    ),
    (
        "westmere-2025", "name: Westmere Youth Justice Service",
        "name: Westmere and the Western Marches Combined Authority Youth Justice Service", "A3 service.name"
    ),
    ("westmere-2025", "notes: [service", "notes: [servce", "L3 notes.0"),
    ("dyffryn-aur-2025", "yn cael y sgôr ‘Da’", "yn cael y sgôr ‘Annigonol’", "G3 welsh.headline"),
    ("dyffryn-aur-2025", "    - gwneud pob adolygiad mewn pryd\n", "", "N4 welsh.recommendations"),
    ("westmere-2025", "number: 2\n    addressee: board", "number: 2\n    addressee: head", "N4 recommendations.2"),
    (
        "dyffryn-aur-2025", "  - {number: 2, addressee: the head of service,",
        "  - {number: 2, addressee: the board, text: meet}\n  - {number: 3, addressee: the head of service,",
        "N4 recommendations.2"
    ),
    (
        "westmere-2025", "notes: [service",
        "boilerplate: [{id: old, text: Old words., validTo: 2025-01-27}]\nnotes: [old", "L3 notes.0"
    ),
    ("westmere-2025", "type: single", "type: single\npairId: westmere-2025", "L3 pairId"),
    (
        "westmere-2025", "name: Westmere Youth Justice Service", "name: “Westmere Youth Justice Service”",
        "P5 service.name"
    ),
    ("westmere-2025", "host: Westmere County Council", "host: ‘Westmere County Council’", "P5 host"),
    ("westmere-2025", "The strongest casework was", "Rated as good by inspectors, it was", "G1 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "With a rating of requires improvement it was",
        "G1 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "Absence fell from 20 per cent to nine per cent and was",
        "N2 release.paragraphs.0"
    ),
    ("westmere-2025", "The strongest casework was", "Over 59 of 63 staff said that it was", "N3 release.paragraphs.0"),
    ("westmere-2025", "The strongest casework was", "From 23 May – 2 June 2016 it was", "D3 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "From 30 December 2015-2 June 2016 it was",
        "D3 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "Chief Inspector of Youth Justice Daniel Okoro, said it was",
        "P1 release.paragraphs.0"
    ),
    ("westmere-2025", "The strongest casework was", "The YJS supervise children and it was", "P4 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "Black and minority ethnic children thought it was",
        "P11 release.paragraphs.0"
    ),
    ("westmere-2025", "The strongest casework was", "As the Notes to editor say, it was", "P12 release.paragraphs.0"),
    ("westmere-2025", "The strongest casework was", "As people say on Twitter, it was", "L1 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "Ring +44 7700 900118 to ask whether it was",
        "A2 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "Ring 07700900118 to ask whether it was",
        "A2 release.paragraphs.0"
    ),
    (
        "westmere-2025", "  version: 3", "  version: 3\n  headlineQuote: work to do … they do not build up a child",
        "Q1 release.headlineQuote"
    ),
    (
        "eastmarch-2023", "  - They turned up when they said they would.",
        "  - “They turned up when they said they would.”", "P5 childrenQuotes.1"
    ),
]

/// Changes that bring no finding of a kind that could be expected.
private let allowed: [(record: String, original: String, changed: String, unexpected: String)] = [
    ("westmere-2025", "ages: {from: 10, to: 17}", "ages: {from: 17, to: 17}", "N5 service.ages.to"),
    (
        "westmere-2025", "notes: [service",
        "boilerplate: [{id: old, text: New words., validFrom: 2025-01-28}]\nnotes: [old", "L3 notes.0"
    ),
    ("westmere-2025", "notes: [service", "notes: [The service works with children.", "L3 notes.0"),
    ("westmere-2025", "host: Westmere County Council", "host: Westmere ‘County’ Council", "P5 host"),
    ("westmere-2025", "host: Westmere County Council", "host: “Westmere” and “County”", "P5 host"),
    ("westmere-2025", "The strongest casework was", "Rated as ‘Good’ by inspectors, it was", "G1 release.paragraphs.0"),
    ("westmere-2025", "The strongest casework was", "Much good work was seen and it was", "G1 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "Absence fell from 20 per cent to 19 per cent and was",
        "N2 release.paragraphs.0"
    ),
    ("westmere-2025", "The strongest casework was", "Over 60 of its staff said that it was", "N3 release.paragraphs.0"),
    ("westmere-2025", "The strongest casework was", "From 23 May to 2 June 2016 it was", "D3 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "Chief Inspector of Youth Justice, Daniel Okoro, said it was",
        "P1 release.paragraphs.0"
    ),
    (
        "westmere-2025", "The strongest casework was", "The YJS supervises children and it was",
        "P4 release.paragraphs.0"
    ),
    ("westmere-2025", "The strongest casework was", "As the Notes to editors say, it was", "P12 release.paragraphs.0"),
    (
        "westmere-2025", "The strongest casework was", "Ring 01632 960 118 to ask whether it was",
        "A2 release.paragraphs.0"
    ),
    (
        "westmere-2025", "  version: 3", "  version: 3\n  headlineQuote: work to do … they do not give up on a child",
        "Q1 release.headlineQuote"
    ),
    ("westmere-2025", "fieldwork: October 2024", "fieldwork: {start: 2024-10-07, end: 2024-10-11}", "D1 fieldwork"),
    ("westmere-2025", "{code: \"1.2\",", "{domain: 1, code: \"1.2\",", "S1 standards.1.domain"),
    (
        "westmere-2025", "percent: 57, yes: 16, n: 28", "percent: 57, yes: 4, n: 7", "N4 standards.4.keyQuestions.2.n"
    ),
]

@Suite struct CheckTests {
    @Test(arguments: exampleNames)
    func examplesAreClean(name: String) throws {
        let found = InspectionChecker().check(try example(name)).filter { $0.severity != .information }
        #expect(found.isEmpty, "\(FindingReport(found).text())")
    }

    @Test(arguments: trips)
    func tripsAndDoesNotTrip(record: String, original: String, changed: String, expected: String) throws {
        let yaml = try text(ofExample: record)
        try #require(yaml.contains(original), "the example no longer holds the text that is changed")
        let broken = yaml.replacing(original, with: changed, maxReplacements: 1)
        let before = try findings(yaml)
        let after = try findings(broken)
        #expect(!before.contains(expected))
        #expect(after.contains(expected), "found \(after)")
    }

    @Test(arguments: allowed)
    func leavesAlone(record: String, original: String, changed: String, unexpected: String) throws {
        let yaml = try text(ofExample: record)
        try #require(yaml.contains(original), "the example no longer holds the text that is changed")
        let found = try findings(yaml.replacing(original, with: changed, maxReplacements: 1))
        #expect(!found.contains(unexpected), "found \(found)")
    }

    /// A code is as near to many others as to the one that was meant.
    @Test(arguments: [
        ("1.9", "the codes are 1.1, 1.2"), ("13", "did you mean 1.3?"), ("1-3", "did you mean 1.3?"),
    ])
    func guessesNoCode(code: String, hint: String) throws {
        let yaml = try text(ofExample: "westmere-2025").replacing("standard: \"1.3\"", with: "standard: \"\(code)\"")
        let found = InspectionChecker().check(try inspection(yaml)).filter { $0.rule == "Q4" }
        #expect(found.map { $0.correction?.hasPrefix(hint) } == [true])
    }

    /// Each rule has a row above: a record that trips it, made of one that does not.
    @Test func everyRuleHasATest() throws {
        let tested = Set(trips.compactMap { $0.expected.split(separator: " ").first.map(String.init) })
        #expect(Set(CheckRule.all.map(\.id)).subtracting(tested).isEmpty)
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/checks.md"), encoding: .utf8)
        for id in Set(CheckRule.all.map(\.id)) {
            #expect(page.contains("\(id) |") || page.contains("\(id), "), "\(id)")
        }
    }

    /// A no-break space looks like the right word, so the message must say more than that it is wrong.
    @Test func namesWhiteSpaceInRatings() throws {
        let yaml = try text(ofExample: "eastmarch-2023").replacing(
            "rating: Requires improvement, score", with: "rating: Requires\u{A0}improvement, score")
        let found = InspectionChecker().check(try inspection(yaml)).first { $0.path == "overall.rating" }
        #expect(found?.reason.contains("white space") == true)
        #expect(found?.correction == "type 'Requires improvement' anew")
    }

    @Test func findingsPointAtTheWords() throws {
        let yaml = try text(ofExample: "westmere-2025").replacing(
            "The strongest casework was", with: "The casework casework was")
        let found = InspectionChecker().check(try inspection(yaml)).first { $0.rule == "P6" }
        guard case .source(let source, let range)? = found?.place else {
            Issue.record("nothing found")
            return
        }
        #expect(source.text(in: range) == "casework casework")
    }

    @Test func reportsHaveThreeForms() throws {
        let yaml = try text(ofExample: "westmere-2025").replacing("score: 22", with: "score: 25")
            .replacing("Tuesday 28", with: "Monday 28")
        let report = FindingReport(
            InspectionChecker().check(try inspection(yaml)).filter { $0.severity == .error })
        #expect(report.hasErrors)
        try expectGolden(report.text(), "report.txt")
        try expectGolden(report.json(), "report.json")
        try expectGolden(report.sarif(toolVersion: "1.0.0"), "report.sarif")
    }
}
