/// Puts the arithmetic of ratings into sentences.
struct ExplanationWriter {
    let inspection: Inspection
    let ratings: Ratings
    let framework: Framework
    private(set) var lines: [Explanation.Line] = []

    init(_ inspection: Inspection, _ ratings: Ratings) {
        self.inspection = inspection
        self.ratings = ratings
        framework = inspection.framework
    }

    mutating func write() {
        guard framework.isRated else {
            return add(.overall, "framework", "\(framework.title) gives no ratings.")
        }
        writeOverall()
        for (index, standard) in inspection.standards.enumerated() { writeStandard(standard, ratings.standards[index]) }
        writeSteps()
        for index in inspection.standards.indices { writeCases(index) }
    }

    mutating func add(_ kind: Explanation.Kind, _ path: String, _ text: String) {
        lines.append(.init(kind: kind, path: path, text: text))
    }

    func word(_ grade: Int) -> String { framework.scale.grades[grade].word }

    // MARK: Overall

    private mutating func writeOverall() {
        guard let score = ratings.score ?? inspection.overall.score, let rule = framework.score,
            let band = rule.band(of: score)
        else {
            if let text = withoutScore() { add(.overall, "overall", text) }
            return
        }
        let rating = inspection.overall.rating ?? word(band.grade)
        var text = "The overall rating is \(rating) "
        text += rating == word(band.grade) ? "because" : "although"
        text += " the score is \(score) of \(rule.maximum), and \(Self.bandText(band)) make "
        text += word(band.grade) + neighbours(score, rule) + "."
        add(.overall, "overall", text)
        if let override = inspection.overall.override, rating != word(band.grade) {
            add(.overall, "overall.override", Self.sentence("", from: word(band.grade), to: rating, override))
        }
        if let counts = pointsSentence(score) { add(.overall, "overall.score", counts) }
    }

    /// What is said where no score gives the overall rating.
    private func withoutScore() -> String? {
        let rating = inspection.overall.rating
        let unrated = framework.score == nil || inspection.standards.isEmpty ? [] : unratedCodes
        if !unrated.isEmpty {
            let reason = "without a rating for \(EnglishWords.list(unrated)) there is no score"
            return rating.map { "The overall rating is \($0) as given: \(reason)." }
                ?? "There is no overall rating: \(reason)."
        }
        return rating.map { "The overall rating is \($0) as given; it does not follow from a score." }
    }

    /// The codes of the standards that should count and have no rating.
    private var unratedCodes: [String] {
        let rated = Set(zip(inspection.standards, ratings.standards).filter { $0.1.grade != nil }.map(\.0.code))
        return framework.standards.filter { $0.isScored && !rated.contains($0.code) }.map(\.code)
    }

    private static func bandText(_ band: (lowest: Int, highest: Int, grade: Int)) -> String {
        band.lowest == band.highest ? "\(points(band.lowest)) alone" : "\(band.lowest) to \(band.highest) points"
    }

    /// `: three points above the Inadequate band and 10 below the Good band`.
    private func neighbours(_ score: Int, _ rule: ScoreRule) -> String {
        guard let band = rule.band(of: score) else { return "" }
        var parts: [String] = []
        if band.lowest > 0, let below = rule.grade(of: band.lowest - 1) {
            parts.append("\(Self.points(score - band.lowest + 1)) above the \(word(below)) band")
        }
        if band.highest < rule.maximum, let above = rule.grade(of: band.highest + 1) {
            parts.append("\(Self.points(band.highest + 1 - score)) below the \(word(above)) band")
        }
        return parts.isEmpty ? "" : ": " + EnglishWords.list(parts)
    }

    private func pointsSentence(_ score: Int) -> String? {
        guard ratings.score == score else { return nil }
        var parts: [String] = []
        for (position, grade) in framework.scale.grades.enumerated() {
            let count = zip(inspection.standards, ratings.standards).filter {
                $0.definition?.isScored == true && $1.grade == position
            }.count
            if count > 0 { parts.append("\(count) × \(grade.word) (\(count * grade.points))") }
        }
        var text = "The score is made of \(EnglishWords.list(parts))."
        let separate = zip(inspection.standards, ratings.standards).filter {
            $0.definition?.isScored == false && $1.grade != nil
        }
        for (standard, _) in separate { text += " \(standard.code) \(standard.title) does not count." }
        return text
    }

    private static func points(_ count: Int) -> String {
        EnglishWords.number(count) + (count == 1 ? " point" : " points")
    }

    /// - Parameter what: What was moved, with `of` before it; empty for the overall rating.
    private static func sentence(
        _ what: String, from: String, to: String, _ override: Inspection.Override
    ) -> String {
        "The move\(what) from \(from) to \(to) has a reason that is recorded, and was approved by \(override.approvedBy)."
    }

    // MARK: Standards

    private mutating func writeStandard(_ standard: Inspection.Standard, _ rating: Ratings.Standard) {
        let name = standard.code + " " + standard.title
        guard let word = standard.rating else {
            return add(.standard, standard.path, "\(name) is not rated." + Self.reason(standard.notRated))
        }
        guard let computed = rating.computedGrade, let lowest = rating.lowestPercent, let rule = framework.percentages
        else {
            return add(.standard, standard.path, "\(name) is \(word)\(withoutPercentages(standard)).")
        }
        let isComputed = word == self.word(computed)
        var text = "\(name) is \(word) \(isComputed ? "because" : "although") \(lowestCase(standard, lowest))"
        text += ", and \(bandText(lowest, rule)) makes \(self.word(computed))"
        // What a better rating would have taken is beside the point where inspectors chose a worse one.
        let isMovedDown = !isComputed && rating.grade.map { $0 > computed } ?? false
        if !isMovedDown, let more = wouldHaveMade(standard, lowest, rule) { text += "; \(more)" }
        add(.standard, standard.path, text + ".")
        if let override = standard.override, !isComputed {
            add(
                .standard, standard.path + ".override",
                Self.sentence(" of \(standard.code)", from: self.word(computed), to: word, override))
        }
    }

    /// ` There was no case to look at.`
    private static func reason(_ text: String?) -> String {
        guard let text, let end = text.lastIndex(where: { $0 != "." && !$0.isWhitespace }) else { return "" }
        return " " + EnglishWords.capitalised(String(text[...end])) + "."
    }

    private func withoutPercentages(_ standard: Inspection.Standard) -> String {
        if !standard.keyQuestions.isEmpty { return "; the framework does not say what its percentages make" }
        if standard.definition?.questions.isEmpty == false { return "; the record gives no percentages for it" }
        return ", judged from evidence without percentages"
    }

    /// `8 of 23 cases (35%) were good enough at keeping other people safe`.
    private func lowestCase(_ standard: Inspection.Standard, _ lowest: Int) -> String {
        let questions = standard.keyQuestions.filter { $0.percent == lowest }
        // As many cases for each of several questions are not the same cases for all of them.
        let topics = questions.map(\.topic)
        let at = "good enough at \(topics.first ?? "")"
        let more = topics.count < 2 ? "" : ", and as many at " + topics.dropFirst().joined(separator: " and at ")
        guard let question = questions.first, let count = question.count, let yes = question.cases,
            questions.allSatisfy({ $0.count == count && $0.cases == yes })
        else { return "\(lowest)% of cases were \(at)\(more)" }
        if count == 1 { return "the only case looked at was \(yes == 0 ? "not " : "")\(at)\(onlyCase(topics, yes))" }
        return "\(yes) of \(count) cases (\(lowest)%) \(yes == 1 ? "was" : "were") \(at)\(more)"
    }

    private func onlyCase(_ topics: [String], _ yes: Int) -> String {
        topics.dropFirst().map { (yes == 0 ? " or at " : " and at ") + $0 }.joined()
    }

    private func bandText(_ percent: Int, _ rule: PercentageRule) -> String {
        let from = rule.band(of: percent)?.from ?? 0
        guard let next = rule.band(above: percent)?.from else { return "\(from)% or more" }
        if from == 0 { return "less than \(next)%" }
        return from == next - 1 ? "\(from)%" : "\(from)% to \(next - 1)%"
    }

    /// `12 of 23 would have made Requires improvement`: what every question below the next band would have needed.
    private func wouldHaveMade(_ standard: Inspection.Standard, _ lowest: Int, _ rule: PercentageRule) -> String? {
        guard let next = rule.band(above: lowest) else { return nil }
        var needs: [(text: String, topic: String)] = []
        // With few cases the next one leaps over a band: what is reached is asked of the percentages then.
        var reached = 100
        for question in standard.keyQuestions {
            guard question.percent < next.from else {
                reached = min(reached, question.percent)
                continue
            }
            guard let count = question.count, let cases = PercentageRule.cases(for: next.from, of: count) else {
                return nil
            }
            reached = min(reached, PercentageRule.percent(cases, of: count))
            needs.append(("\(cases) of \(count)", question.topic))
        }
        guard let first = needs.first?.text, let grade = rule.grade(of: reached) else { return nil }
        var text = first
        if needs.contains(where: { $0.text != first }) {
            text = EnglishWords.list(needs.map { "\($0.text) for \($0.topic)" })
        } else if needs.count > 1 {
            text += " in each of its \(EnglishWords.number(needs.count)) questions below \(next.from)%"
        }
        return text + " would have made \(word(grade))"
    }
}
