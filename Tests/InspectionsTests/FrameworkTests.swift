import DataReaders
import Diagnostics
import Foundation
import Inspections
import TestSupport
import Testing

private func framework(_ yaml: String) throws -> Framework {
    try FrameworkReader.read(try YAMLReader.read(SourceText(name: "framework.yaml", text: yaml)))
}

private let three = """
    kind: framework
    id: three-grade
    title: Three grades
    scale:
      - {word: High, points: 2}
      - {word: Middle, points: 1}
      - {word: Low, points: 0}
    domains:
      - number: 1
        title: Everything
        standards:
          - {code: A, title: First, keyQuestions: all}
          - {code: B, title: Second}
      - number: 2
        title: Beside
        scored: false
        standards: [{code: C, title: Third}]
    keyQuestions:
      - {set: all, questions: [{id: one, text: "Is it good?", topic: being good}]}
    score: {max: 4, bands: [{upTo: 1, rating: Low}, {upTo: 3, rating: Middle}, {upTo: 4, rating: High}]}
    percentages: {bands: [{from: 0, rating: Low}, {from: 30, rating: Middle}, {from: 90, rating: High}]}

    """

@Suite struct FrameworkTests {
    @Test func shippedFilesFitTogether() throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: repositoryRoot.appending(path: "Templates/frameworks").path())
        #expect(FrameworkLibrary.builtIn.ids == names.map { $0.replacing(".yaml", with: "") }.sorted())
        for id in FrameworkLibrary.builtIn.ids {
            let framework = try #require(try FrameworkLibrary.builtIn.framework(id))
            #expect(framework.id == id)
            if framework.isRated { #expect(!framework.standards.isEmpty) }
        }
        #expect(BodyRegister.builtIn.body("hmicfrs")?.abbreviation == "HMICFRS")
        #expect(WelshGlossary.builtIn.ratings.count == 4)
        #expect(HouseProfile.all.map(\.id) == ["hmi-probation", "govuk"])
    }

    /// The words of the glossary are those of the frameworks.
    @Test func welshWordsAgree() throws {
        for id in FrameworkLibrary.builtIn.ids {
            for grade in try FrameworkLibrary.builtIn.framework(id)?.scale.grades ?? [] {
                guard let welsh = grade.welsh else { continue }
                #expect(WelshGlossary.builtIn.ratings.first { $0.english == grade.word }?.welsh == welsh)
            }
        }
    }

    @Test func ownFrameworksWork() throws {
        let reader = InspectionReader(frameworks: FrameworkLibrary(given: [try framework(three)]))
        let yaml = """
            kind: inspection
            id: own
            framework: three-grade
            service: {name: Own Service, abbr: OS, area: Here}
            body: {name: Own Body}
            publication: {date: 2025-05-06}
            overall: {rating: Middle}
            standards:
              - {code: A, rating: Middle, keyQuestions: [{percent: 50, yes: 5, n: 10}]}
              - {code: B, rating: High}
              - {code: C, rating: Low}
            """
        let inspection = try reader.read(try YAMLReader.read(SourceText(name: "own.yaml", text: yaml)))
        let ratings = Ratings(inspection)
        #expect(ratings.score == 3)
        #expect(ratings.computedOverall == 1)
        #expect(InspectionChecker().check(inspection).isEmpty)
        #expect(
            Explanation(inspection).lines.first?.text
                == "The overall rating is Middle because the score is 3 of 4, and 2 to 3 points make Middle: two points above the Low band and one point below the High band."
        )
    }

    @Test(
        arguments: [
            (
                "max: 4", "max: 6",
                [
                    "the last band of 'score' must end at the maximum, 6",
                    "'max' is 6, but the scored standards add up to at most 4",
                ]
            ),
            (
                "{upTo: 3, rating: Middle}", "{upTo: 1, rating: Middle}",
                ["the bands of 'score' must go from the lowest to the highest"]
            ),
            ("{from: 30, rating: Middle}", "{from: 30, rating: Midle}", ["'Midle' is not a word of the scale"]),
            ("{from: 0, rating: Low}", "{from: 1, rating: Low}", ["the first band of 'percentages' must begin at 0"]),
            ("code: B", "code: A", ["the standard 'A' is given twice"]),
            ("keyQuestions: all}", "keyQuestions: al}", ["there is no set of key questions 'al'"]),
            (
                "{word: Low, points: 0}", "{word: Low, points: 5}",
                ["the grades of 'scale' must go from the most points to the fewest"]
            ),
            (
                "title: Three grades", "titel: Three grades",
                ["'title' is missing", "'titel' is not a field of a framework"]
            ),
        ] as [(String, String, [String])])
    func refusesWhatDoesNotFit(original: String, changed: String, expected: [String]) {
        do {
            _ = try framework(three.replacing(original, with: changed, maxReplacements: 1))
            Issue.record("nothing was refused")
        } catch let list as DiagnosticList {
            #expect(Set(list.all.map(\.message)) == Set(expected))
        } catch { Issue.record("\(error)") }
    }
}
