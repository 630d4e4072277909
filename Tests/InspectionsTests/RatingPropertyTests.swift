import DataReaders
import Diagnostics
import Foundation
import Inspections
import TestSupport
import Testing

/// A record of the framework yjs-2021 made of random numbers, and changed to see what follows.
private struct RandomRecord {
    struct Standard {
        var code: String
        /// Its position in the scale, 0 for the best.
        var grade: Int
        /// Cases with the answer yes, of a number that all questions share; none for standards without percentages.
        var yes: [Int] = []
        var count = 0
    }

    static let words = ["Outstanding", "Good", "Requires improvement", "Inadequate"]
    var standards: [Standard] = []

    /// Standards with percentages have the rating that their lowest question gives.
    init(_ random: inout SeededGenerator) {
        for code in ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4"] {
            var standard = Standard(code: code, grade: Int.random(in: 0...3, using: &random))
            if code >= "2", code != "3.4" {
                standard.count = Int.random(in: 1...40, using: &random)
                standard.yes = (0..<3).map { _ in Int.random(in: 0...standard.count, using: &random) }
                standard.grade = Self.grade(standard)
            }
            standards.append(standard)
        }
    }

    /// The bands again, written differently from the program's.
    static func grade(_ standard: Standard) -> Int {
        let lowest = standard.yes.map { (Double($0) / Double(standard.count) * 100 + 1e-9).rounded() }.min() ?? 0
        return lowest < 50 ? 3 : lowest < 65 ? 2 : lowest < 80 ? 1 : 0
    }

    func inspection() throws -> Inspection {
        var yaml = """
            kind: inspection
            id: random
            framework: yjs-2021
            service: {name: Random Youth Justice Service, abbr: YJS, area: Random}
            body: {name: HM Inspectorate of Probation}
            publication: {date: 2024-03-05}
            standards:

            """
        for standard in standards {
            yaml += "  - code: \"\(standard.code)\"\n    rating: \(Self.words[standard.grade])\n"
            if !standard.yes.isEmpty { yaml += "    keyQuestions:\n" }
            for yes in standard.yes {
                let percent = PercentageRule.percent(yes, of: standard.count)
                yaml += "      - {percent: \(percent), yes: \(yes), n: \(standard.count)}\n"
            }
        }
        return try InspectionReader().read(try YAMLReader.read(SourceText(name: "random.yaml", text: yaml)))
    }
}

@Suite struct RatingPropertyTests {
    private static let rounds = 60

    @Test func aBetterRatingNeverLowersTheRest() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<Self.rounds {
            var record = RandomRecord(&random)
            let before = Ratings(try record.inspection())
            let chosen = Int.random(in: 0..<12, using: &random)
            guard record.standards[chosen].grade > 0 else { continue }
            record.standards[chosen].grade -= 1
            let after = Ratings(try record.inspection())
            #expect(try #require(after.score) == #require(before.score) + 1)
            // Position 0 is the best.
            #expect(try #require(after.computedOverall) <= #require(before.computedOverall))
        }
    }

    @Test func scoresAndExplanationsAgree() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<Self.rounds {
            let record = RandomRecord(&random)
            let inspection = try record.inspection()
            #expect(!InspectionChecker().check(inspection).contains { $0.severity == .error })
            let score = record.standards.map { 3 - $0.grade }.reduce(0, +)
            let overall = score <= 6 ? 3 : score <= 18 ? 2 : score <= 30 ? 1 : 0
            let ratings = Ratings(inspection)
            #expect(ratings.score == score && ratings.computedOverall == overall)
            let lines = Explanation(inspection).lines
            let word = RandomRecord.words[overall]
            let start = "The overall rating is \(word) because the score is \(score) of 36,"
            #expect(lines.first?.text.hasPrefix(start) == true)
            for (index, standard) in record.standards.enumerated() {
                let line = lines.first { $0.path == "standards.\(index)" }?.text ?? ""
                #expect(line.contains(" is \(RandomRecord.words[standard.grade])"), "\(line)")
                #expect(line.contains("because") == !standard.yes.isEmpty, "\(line)")
            }
        }
    }

    /// One case more or fewer changes a rating exactly where the explanation says so, and to what it says.
    @Test func edgesAreTrueAndComplete() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<Self.rounds {
            let record = RandomRecord(&random)
            let edges = Explanation(try record.inspection()).lines.filter { $0.kind == .edge }
            for (index, standard) in record.standards.enumerated() {
                for (question, yes) in standard.yes.enumerated() {
                    for change in [-1, 1] where (0...standard.count).contains(yes + change) {
                        var changed = record
                        changed.standards[index].yes[question] += change
                        let grade = RandomRecord.grade(changed.standards[index])
                        let side = "One case \(change < 0 ? "fewer" : "more") "
                        let told = edges.first {
                            $0.path == "standards.\(index).keyQuestions.\(question)" && $0.text.hasPrefix(side)
                        }
                        #expect((told != nil) == (grade != standard.grade))
                        guard let told else { continue }
                        changed.standards[index].grade = grade
                        try expect(told.text, of: changed, grade, insteadOf: record)
                    }
                }
            }
        }
    }

    private func expect(
        _ told: String, of changed: RandomRecord, _ grade: Int, insteadOf record: RandomRecord
    ) throws {
        let after = Ratings(try changed.inspection()).computedOverall
        let before = Ratings(try record.inspection()).computedOverall
        let parts = told.split(separator: ", and the overall rating ")
        #expect(parts[0].contains(" \(RandomRecord.words[grade])"), "\(told)")
        #expect((parts.count == 2) == (after != before), "\(told)")
        if parts.count == 2, let after { #expect(parts[1] == RandomRecord.words[after] + ".") }
    }

    @Test func stepsAreTrue() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<Self.rounds {
            let record = RandomRecord(&random)
            let lines = Explanation(try record.inspection()).lines.filter { $0.kind == .edge && $0.path == "overall" }
            let before = Ratings(try record.inspection()).computedOverall
            for step in [-1, 1] {
                let side = "One step \(step < 0 ? "up" : "down") "
                let told = lines.first { $0.text.hasPrefix(side) }?.text
                guard let index = record.standards.firstIndex(where: { (0...3).contains($0.grade + step) }) else {
                    continue
                }
                var changed = record
                changed.standards[index].grade += step
                let after = try #require(Ratings(try changed.inspection()).computedOverall)
                #expect((told != nil) == (after != before))
                if let told { #expect(told.hasSuffix("the overall rating \(RandomRecord.words[after]).")) }
            }
        }
    }
}
