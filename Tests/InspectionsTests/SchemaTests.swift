import CivilTime
import DataReaders
import Diagnostics
import Foundation
import Inspections
import Templating
import TestSupport
import Testing

private func problems(_ yaml: String) -> [String] {
    do {
        _ = try InspectionReader().read(try YAMLReader.read(SourceText(name: "r.yaml", text: yaml)))
        return []
    } catch let list as DiagnosticList {
        return list.all.map { "\($0.code) \($0.place.label ?? "")" + ($0.hint.map { " " + $0 } ?? "") }
    } catch { return ["\(error)"] }
}

private let smallest = """
    kind: inspection
    id: test
    framework: yjs-2021
    service: {name: Test YJS, abbr: YJS, area: Test}
    body: {name: HM Inspectorate of Probation}
    publication: {date: 2024-03-05}

    """

@Suite struct SchemaTests {
    @Test(arguments: exampleNames)
    func examplesFitThePublishedSchema(name: String) throws {
        let schema = try JSONSerialization.jsonObject(with: Data(InspectionSchema.json().utf8))
        let text = try String(contentsOf: exampleURL(name), encoding: .utf8)
        let file = try YAMLReader.read(SourceText(name: name, text: text))
        #expect(MiniSchema(schema).problems(file.root) == [])
        #expect(problems(text) == [])
    }

    @Test(
        arguments: [
            ("servce: x", ["unknown-field r.yaml:7:1 did you mean 'service'?"]),
            ("overall: {ratting: Good}", ["unknown-field r.yaml:7:11 did you mean 'rating'?"]),
            ("overall: {score: -1}", ["wrong-value r.yaml:7:18"]),
            ("overall: {score: nine}", ["wrong-value r.yaml:7:18"]),
            ("overall: Good", ["wrong-value r.yaml:7:10"]),
            ("type: jiont", ["wrong-value r.yaml:7:7 did you mean 'joint'?"]),
            ("announced: 31 February 2024", ["date-does-not-exist r.yaml:7:12"]),
            ("announced: 2024-02-30", ["date-does-not-exist r.yaml:7:12"]),
            ("announced: soon", ["wrong-value r.yaml:7:12"]),
            (
                "announced: “2024-01-05”",
                ["wrong-value r.yaml:7:12 leave the curly quotation marks out, or type straight ones"]
            ),
            (
                "lang: ‘cymraeg’",
                ["wrong-value r.yaml:7:7 leave the curly quotation marks out, or type straight ones"]
            ),
            (
                "overall: {score: “9”}",
                ["wrong-value r.yaml:7:18 leave the curly quotation marks out, or type straight ones"]
            ),
            ("fieldwork: Octember 2023", ["wrong-value r.yaml:7:12"]),
            ("fieldwork: {}", ["incomplete-period r.yaml:7:12"]),
            (
                "embargoUntil: 2024-03-31T01:30",
                ["date-does-not-exist r.yaml:7:15 choose a time before 01:00 or from 02:00"]
            ),
            (
                "embargoUntil: 2024-10-27T01:30",
                ["ambiguous-time r.yaml:7:15 add the offset: +01:00 for the first, +00:00 for the second"]
            ),
            ("embargoUntil: 2024-03-05T24:30Z", ["wrong-value r.yaml:7:15"]),
            ("recommendations: [{number: 0, text: x}]", ["wrong-value r.yaml:7:28"]),
            (
                "standards:\n  - rating: Good\n  - code: 1.1\n    ratng: Good",
                ["missing-field r.yaml:8:5 give text or a number", "unknown-field r.yaml:10:5 did you mean 'rating'?"]
            ),
            ("overall: {score: '9'}", ["wrong-value r.yaml:7:18 leave the quotes out"]),
            ("overall: {percent: 61%}", ["wrong-value r.yaml:7:20 leave the '%' out"]),
            ("announced: 2024-01-05T09:30:00Z", ["wrong-value r.yaml:7:12 give the day alone"]),
            ("host: 12", ["wrong-value r.yaml:7:7 put it in quotes"]), ("host: ''", ["wrong-value r.yaml:7:7"]),
            ("partners: [hmicfrs, {id: cqc}, 3]", ["wrong-value r.yaml:7:32"]),
            ("welsh: {headline: [x]}", ["wrong-value r.yaml:7:19"]),
            ("host:", []), ("extra: {anything: [goes, 1]}", []), ("isbn: 9781914478871", []),
            ("resettlement: Good", []),
        ] as [(String, [String])])
    func namesEveryProblemWithItsPlace(addition: String, expected: [String]) {
        #expect(problems(smallest + addition) == expected)
    }

    @Test func namesAllProblemsAtOnce() {
        #expect(
            problems("kind: inspection\nid: Bad Id\nframework: yjs-2012\n") == [
                "wrong-value r.yaml:2:5", "missing-field r.yaml:1:1 give a mapping",
                "missing-field r.yaml:1:1 give a mapping",
                "missing-field r.yaml:1:1 give a mapping", "unknown-framework r.yaml:3:12 did you mean 'yjs-2021'?",
            ])
    }

    @Test(
        arguments: [
            (
                "{date: 2026-03-29, time: \"01:30\"}",
                ["date-does-not-exist r.yaml:6:32 choose a time before 01:00 or from 02:00"]
            ),
            (
                "{date: 2026-10-25, time: \"01:30\"}",
                [
                    "ambiguous-time r.yaml:6:32 add 'offset: \"+01:00\"' for the first, 'offset: \"+00:00\"' for the second"
                ]
            ),
            ("{date: 2026-10-25, time: \"01:30\", offset: \"+01:00\"}", []),
            ("{date: 2026-07-25, offset: \"+00:00\"}", ["wrong-value r.yaml:6:41 leave it out"]),
            ("{date: 2026-02-31}", ["date-does-not-exist r.yaml:6:21"]),
            ("{date: 2026-02-27, time: \"24:00\"}", ["wrong-value r.yaml:6:39"]),
        ] as [(String, [String])])
    func publicationTimesMustExist(publication: String, expected: [String]) {
        #expect(
            problems(smallest.replacing("{date: 2024-03-05}", with: publication))
                == expected.map { $0.replacing("6:32", with: "6:39") })
    }

    /// Changes every value of the examples in several ways; reader and published schema must agree on each.
    @Test(arguments: ["westmere-2025", "norhaven-2016"])
    func readerAndSchemaAgree(name: String) throws {
        let schema = MiniSchema(try JSONSerialization.jsonObject(with: Data(InspectionSchema.json().utf8)))
        let text = try String(contentsOf: exampleURL(name), encoding: .utf8)
        let file = try YAMLReader.read(SourceText(name: name, text: text))
        // What the reader refuses for reasons that a schema cannot express.
        let beyond: Set = ["date-does-not-exist", "ambiguous-time", "unknown-framework", "incomplete-period"]
        for changed in Mutation.all(of: file.root) {
            let source = SourceText(name: name, text: changed.text)
            let file = try JSONReader.read(source)
            var codes: Set<String> = []
            do {
                let inspection = try InspectionReader().read(file)
                // Whatever the reader takes must be checked, explained and derived without a trap.
                let report = FindingReport(InspectionChecker().check(inspection))
                #expect(!report.text().isEmpty)
                _ = Explanation(inspection)
                _ = inspection.templateContext(state: .draft, world: World(now: Instant(secondsSince1970: 0)))
            } catch { codes = Set(error.all.map(\.code.rawValue)) }
            let isRefused = !codes.subtracting(beyond).isEmpty
            #expect(
                schema.problems(file.root).isEmpty == !isRefused,
                "\(changed.what): \(codes) \(schema.problems(file.root))")
        }
    }
}
