internal import DataReaders
internal import Diagnostics

extension CheckRule {
    /// Whether ratings, scores and percentages agree.
    static let ratingRules: [CheckRule] = [
        .record("G1", .error, "rating words are exactly those of the scale", ratingWords),
        .record("R3", .error, "the score is the sum of the scored standards", score),
        .record("R4", .error, "the overall rating is the one that the score gives", overallBand),
        .record("R7", .error, "a standard has the rating of its lowest key question", lowestQuestion),
        .record("R10", .error, "percentages are those of whole numbers of cases", wholeCases),
        .record("R11", .information, "rounding a percentage changes its band", rounding),
    ]

    // MARK: G1

    @Sendable private static func ratingWords(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        check(record.inspection.overall.rating, "overall.rating", record, &out)
        previousRating(record, &out)
        for (standard, rating) in zip(record.inspection.standards, record.ratings.standards) {
            guard let word = standard.rating, rating.grade == nil else { continue }
            let isDirect = record.inspection.node(nearest: standard.path).string != nil
            check(word, isDirect ? standard.path : standard.path + ".rating", record, &out)
        }
    }

    private static func check(
        _ word: String?, _ path: String, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard let word, record.framework.scale.position(of: word) == nil else { return }
        guard record.framework.isRated else {
            return out.add(
                path, "the framework '\(record.framework.id)' gives no ratings", correction: "remove the rating")
        }
        let words = record.framework.scale.grades.map(\.word)
        let near = words.first { $0.lowercased() == word.lowercased() } ?? NearestName.of(word, among: words)
        if let plain = words.first(where: { $0 == withPlainSpaces(word) }) {
            return out.add(
                path, "the rating is '\(plain)' with other white space than single spaces between its words",
                correction: "type '\(plain)' anew")
        }
        out.add(
            path, "'\(word)' is not a word of the scale (\(words.joined(separator: ", ")))",
            correction: near.map { "write '\($0)'" })
    }

    /// The rating of an earlier inspection may be that of another scale, but not one of this scale spelt otherwise.
    private static func previousRating(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let word = record.root["previous"]?.text("rating"), record.framework.scale.position(of: word) == nil,
            let right = record.framework.scale.grades.first(where: {
                $0.word.lowercased() == withPlainSpaces(word).lowercased()
            })
        else { return }
        out.add("previous.rating", "the rating is written '\(right.word)'", correction: "write '\(right.word)'")
    }

    /// No-break spaces and doubled ones look like the right word.
    private static func withPlainSpaces(_ word: String) -> String {
        word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: R3

    @Sendable private static func score(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let stated = record.inspection.overall
        if let rule = record.framework.score {
            if let maximum = stated.maximum, maximum != rule.maximum {
                out.add(
                    "overall.max",
                    "the highest score of '\(record.framework.id)' is \(rule.maximum), not \(maximum)\(countedTooMuch(record, maximum))",
                    correction: "write \(rule.maximum)")
            }
            if let score = stated.score, score > rule.maximum {
                out.add("overall.score", "a score of \(score) is above the maximum of \(rule.maximum)")
            }
        } else if stated.score != nil {
            out.add(
                "overall.score", "the framework '\(record.framework.id)' has no rule for a score",
                severity: .information)
        }
        if record.framework.score == nil, let score = stated.score, let maximum = stated.maximum, score > maximum {
            out.add("overall.score", "a score of \(score) is above the maximum of \(maximum) that the record gives")
        }
        if let sum = record.ratings.score, let score = stated.score, score != sum {
            let all = allPoints(record)
            let separate = all == score ? "; it is the sum with the standards that do not count" : ""
            out.add(
                "overall.score", "the scored standards add up to \(sum), not \(score)\(separate)",
                correction: "write \(sum)")
        }
        percentOfMaximum(record, &out)
    }

    private static func countedTooMuch(_ record: RecordUnderCheck, _ maximum: Int) -> String {
        let best = record.framework.scale.highestPoints
        let all = record.framework.standards.count
        let separate = record.framework.standards.filter { !$0.isScored }.map(\.code)
        guard maximum == all * best, !separate.isEmpty else { return "" }
        return ": \(separate.joined(separator: ", ")) does not count"
    }

    /// The points of every standard rated, whether it counts or not.
    private static func allPoints(_ record: RecordUnderCheck) -> Int {
        record.ratings.standards.compactMap { $0.grade.map { record.framework.scale.grades[$0].points } }.reduce(0, +)
    }

    /// A score printed as a percentage must be a whole number of points.
    private static func percentOfMaximum(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let percent = record.inspection.overall.percent, let rule = record.framework.score else { return }
        guard (0...100).contains(percent) else {
            return out.add("overall.percent", "a percentage is between 0 and 100")
        }
        let score = (percent / 100 * Double(rule.maximum)).rounded()
        let exact = score / Double(rule.maximum) * 100
        guard abs(exact - percent) > 0.0051 else { return }
        out.add(
            "overall.percent",
            "no whole score of \(rule.maximum) is this percentage: \(Int(score)) is \(hundredths(exact))%")
    }

    private static func hundredths(_ number: Double) -> String {
        let scaled = Int((number * 100).rounded())
        let rest = scaled % 100
        return "\(scaled / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    // MARK: R4

    @Sendable private static func overallBand(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        idleOverride(record, &out)
        guard let stated = record.inspection.overall.rating, let grade = record.framework.scale.position(of: stated),
            let computed = record.ratings.computedOverall, let rule = record.framework.score,
            let score = record.ratings.score ?? record.inspection.overall.score, grade != computed,
            let band = rule.band(of: score)
        else { return }
        let word = record.word(computed)
        let text = "\(score) of \(rule.maximum) points make \(word) (\(band.lowest) to \(band.highest)), not \(stated)"
        if let override = record.inspection.overall.override {
            out.add("overall.override", text + "; moved, approved by \(override.approvedBy)", severity: .information)
        } else {
            out.add("overall.rating", text, correction: "write '\(word)', or record an override with its reason")
        }
    }

    /// An override of a rating that follows from the score anyway.
    private static func idleOverride(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let overall = record.inspection.overall
        guard overall.override != nil, let computed = record.ratings.computedOverall,
            overall.rating == nil || overall.rating == record.word(computed)
        else { return }
        out.add(
            "overall.override", "an override is recorded, but the overall rating is the one that the score gives",
            correction: "remove 'override', or give the rating that was decided", severity: .warning)
    }

    // MARK: R7

    @Sendable private static func lowestQuestion(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (standard, rating) in zip(record.inspection.standards, record.ratings.standards) {
            idleOverride(standard, rating, &out)
            guard let grade = rating.grade, let computed = rating.computedGrade, grade != computed,
                let lowest = rating.lowestPercent
            else { continue }
            let mayBeMoved = isWithinDiscretion(standard, lowest: lowest, from: computed, to: grade, record.framework)
            let text =
                "\(standard.code) is rated \(record.word(grade)), but its lowest key question (\(lowest)%) gives \(record.word(computed))"
            if standard.override != nil {
                let limits = mayBeMoved ? "within" : "outside"
                out.add(
                    standard.path + ".override", "\(text); the move is \(limits) the limits of discretion",
                    severity: mayBeMoved ? .information : .warning)
            } else {
                out.add(
                    standard.path + ".rating", text,
                    correction: mayBeMoved
                        ? "write '\(record.word(computed))', or record the override: it would be within discretion"
                        : "write '\(record.word(computed))'")
            }
        }
    }

    /// An override of a rating that follows from the percentages anyway, or that there are no percentages for.
    private static func idleOverride(
        _ standard: Inspection.Standard, _ rating: Ratings.Standard, _ out: inout FindingCollector
    ) {
        guard standard.override != nil else { return }
        if rating.computedGrade == nil {
            out.add(
                standard.path + ".override",
                "an override is recorded, but \(standard.code) has no percentages that its rating could differ from",
                correction: "remove 'override', or add 'keyQuestions'", severity: .warning)
        } else if rating.grade == rating.computedGrade {
            out.add(
                standard.path + ".override",
                "an override is recorded, but the rating of \(standard.code) is the one that its percentages give",
                correction: "remove 'override', or give the rating that was decided", severity: .warning)
        }
    }

    /// Whether inspectors may move a rating: close to a boundary, one case away from it, or a small sample.
    static func isWithinDiscretion(
        _ standard: Inspection.Standard, lowest: Int, from computed: Int, to grade: Int, _ framework: Framework
    ) -> Bool {
        guard let rule = framework.percentages, let discretion = rule.discretion, abs(computed - grade) == 1 else {
            return false
        }
        let questions = standard.keyQuestions.filter { $0.percent == lowest }
        if questions.contains(where: { ($0.count ?? .max) <= discretion.smallSample }) { return true }
        // Positions count from the best grade down.
        let boundary = grade < computed ? rule.band(above: lowest)?.from : rule.band(of: lowest)?.from
        guard let boundary else { return false }
        let distance = grade < computed ? boundary - lowest : lowest - boundary + 1
        if distance <= discretion.points { return true }
        return questions.contains { question in
            guard let yes = question.cases, let count = question.count else { return false }
            let moved = PercentageRule.percent(
                yes + (grade < computed ? discretion.cases : -discretion.cases), of: count)
            return rule.grade(of: moved) == grade
        }
    }

    // MARK: R10, R11

    @Sendable private static func wholeCases(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for standard in record.inspection.standards {
            for (index, question) in standard.keyQuestions.enumerated() {
                let path = { "\(standard.path).keyQuestions.\(index)" }
                guard let count = question.count else {
                    if question.yes != nil { out.add(path(), "'yes' is given without 'n'", severity: .warning) }
                    continue
                }
                if let yes = question.yes {
                    check(yes, count, question.percent, path, &out)
                } else {
                    check(count, question.percent, path, &out)
                }
            }
        }
    }

    private static func check(
        _ yes: Int, _ count: Int, _ percent: Int, _ path: () -> String, _ out: inout FindingCollector
    ) {
        guard yes <= count else {
            return out.add(path() + ".yes", "\(yes) of \(count) cases cannot be: there are only \(count)")
        }
        let actual = PercentageRule.percent(yes, of: count)
        guard actual != percent else { return }
        out.add(
            path() + ".percent", "\(yes) of \(count) cases are \(actual)%, not \(percent)%",
            correction: "write \(actual)"
        )
    }

    private static func check(
        _ count: Int, _ percent: Int, _ path: () -> String, _ out: inout FindingCollector
    ) {
        guard let cases = PercentageRule.cases(for: percent, of: count),
            PercentageRule.percent(cases, of: count) != percent
        else { return }
        let above = PercentageRule.percent(cases, of: count)
        let below = PercentageRule.percent(cases - 1, of: count)
        out.add(
            path() + ".percent",
            "no whole number of \(count) cases gives \(percent)%: \(cases - 1) give \(below)%, \(cases) give \(above)%")
    }

    @Sendable private static func rounding(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let rule = record.framework.percentages else { return }
        for standard in record.inspection.standards {
            for (index, question) in standard.keyQuestions.enumerated() {
                guard let yes = question.cases, let count = question.count, rule.roundingChangesBand(yes, of: count)
                else {
                    continue
                }
                out.add(
                    "\(standard.path).keyQuestions.\(index).percent",
                    "\(yes) of \(count) is below \(question.percent)% before rounding, in a lower band")
            }
        }
    }
}
