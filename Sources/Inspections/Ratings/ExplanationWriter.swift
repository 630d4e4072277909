/// Puts the arithmetic of ratings into sentences.
struct ExplanationWriter {
    private let inspection: Inspection
    private let ratings: Ratings
    private let framework: Framework
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

    private mutating func add(_ kind: Explanation.Kind, _ path: String, _ text: String) {
        lines.append(.init(kind: kind, path: path, text: text))
    }

    private func word(_ grade: Int) -> String { framework.scale.grades[grade].word }

    // MARK: Overall

    private mutating func writeOverall() {
        guard let score = ratings.score ?? inspection.overall.score, let rule = framework.score,
            let band = rule.band(of: score)
        else {
            if let rating = inspection.overall.rating {
                add(.overall, "overall", "The overall rating is \(rating) as given; it does not follow from a score.")
            }
            return
        }
        let rating = inspection.overall.rating ?? word(band.grade)
        var text = "The overall rating is \(rating) "
        text += rating == word(band.grade) ? "because" : "although"
        text += " the score is \(score) of \(rule.maximum), and \(band.lowest) to \(band.highest) points make "
        text += word(band.grade) + neighbours(score, rule) + "."
        add(.overall, "overall", text)
        if let override = inspection.overall.override { add(.overall, "overall.override", Self.sentence(override)) }
        if let counts = pointsSentence(score) { add(.overall, "overall.score", counts) }
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

    private static func sentence(_ override: Inspection.Override) -> String {
        "It was moved for a reason that is recorded, and approved by \(override.approvedBy)."
    }

    // MARK: Standards

    private mutating func writeStandard(_ standard: Inspection.Standard, _ rating: Ratings.Standard) {
        let name = standard.code + " " + standard.title
        guard let word = standard.rating else {
            return add(.standard, standard.path, "\(name) is not rated.")
        }
        guard let computed = rating.computedGrade, let lowest = rating.lowestPercent, let rule = framework.percentages
        else {
            return add(.standard, standard.path, "\(name) is \(word), judged from evidence without percentages.")
        }
        let isComputed = word == self.word(computed)
        var text = "\(name) is \(word) \(isComputed ? "because" : "although") \(lowestCase(standard, lowest))"
        text += ", and \(bandText(lowest, rule)) makes \(self.word(computed))"
        if let more = wouldHaveMade(standard, lowest, rule) { text += "; \(more)" }
        add(.standard, standard.path, text + ".")
        if let override = standard.override { add(.standard, standard.path + ".override", Self.sentence(override)) }
    }

    /// `8 of 23 cases (35%) were good enough at keeping other people safe`.
    private func lowestCase(_ standard: Inspection.Standard, _ lowest: Int) -> String {
        let questions = standard.keyQuestions.filter { $0.percent == lowest }
        let topics = EnglishWords.list(questions.map(\.topic))
        if let question = questions.first, let yes = question.yes, let count = question.count {
            return "\(yes) of \(count) cases (\(lowest)%) were good enough at \(topics)"
        }
        return "\(lowest)% of cases were good enough at \(topics)"
    }

    private func bandText(_ percent: Int, _ rule: PercentageRule) -> String {
        let from = rule.band(of: percent)?.from ?? 0
        guard let next = rule.band(above: percent)?.from else { return "\(from)% or more" }
        return from == 0 ? "less than \(next)%" : "\(from)% to \(next - 1)%"
    }

    /// `12 of 23 would have made Requires improvement`: what every question below the next band would have needed.
    private func wouldHaveMade(_ standard: Inspection.Standard, _ lowest: Int, _ rule: PercentageRule) -> String? {
        guard let next = rule.band(above: lowest) else { return nil }
        let below = standard.keyQuestions.filter { $0.percent < next.from }
        var needs: [String] = []
        for question in below {
            guard let count = question.count, let cases = PercentageRule.cases(for: next.from, of: count) else {
                return nil
            }
            let need = "\(cases) of \(count)"
            if !needs.contains(need) { needs.append(need) }
        }
        guard !needs.isEmpty else { return nil }
        let place =
            below.count == 1 ? "" : " in each of its \(EnglishWords.number(below.count)) questions below \(next.from)%"
        return EnglishWords.list(needs) + place + " would have made \(word(next.grade))"
    }

    // MARK: Edges

    private mutating func writeSteps() {
        guard let score = ratings.score ?? inspection.overall.score, let rule = framework.score,
            let grade = rule.grade(of: score)
        else { return }
        if let below = rule.grade(of: score - 1), below != grade {
            add(.edge, "overall", "One step down in any scored standard would make the overall rating \(word(below)).")
        }
        if score < rule.maximum, let above = rule.grade(of: score + 1), above != grade {
            add(.edge, "overall", "One step up in any scored standard would make the overall rating \(word(above)).")
        }
    }

    /// Tries one case more and one case less for each key question.
    private mutating func writeCases(_ index: Int) {
        let standard = inspection.standards[index]
        guard let rule = framework.percentages, let computed = ratings.standards[index].computedGrade else { return }
        for (position, question) in standard.keyQuestions.enumerated() {
            guard let yes = question.yes, let count = question.count, count > 0, (0...count).contains(yes) else {
                continue
            }
            for change in [-1, 1] where (0...count).contains(yes + change) {
                let percent = PercentageRule.percent(yes + change, of: count)
                var percents = standard.keyQuestions.map(\.percent)
                percents[position] = percent
                guard let grade = percents.min().flatMap({ rule.grade(of: $0) }), grade != computed else { continue }
                var text =
                    "One case \(change < 0 ? "fewer" : "more") for \(question.topic) (\(yes + change) of \(count), \(percent)%) "
                text += "would make \(standard.code) \(standard.title) \(word(grade))"
                text += overallAfter(index, grade).map { ", and the overall rating \($0)" } ?? ""
                add(.edge, standard.path + ".keyQuestions.\(position)", text + ".")
            }
        }
    }

    /// The overall rating if a standard were rated otherwise; `nil` if it stays the same.
    private func overallAfter(_ index: Int, _ grade: Int) -> String? {
        guard let score = ratings.score, let rule = framework.score,
            inspection.standards[index].definition?.isScored == true,
            let own = ratings.standards[index].grade, let now = rule.grade(of: score)
        else { return nil }
        let other = score - framework.scale.grades[own].points + framework.scale.grades[grade].points
        guard let then = rule.grade(of: other), then != now else { return nil }
        return word(then)
    }
}
