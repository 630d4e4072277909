/// What would change a rating: one step, or one case.
extension ExplanationWriter {
    // MARK: Steps

    mutating func writeSteps() {
        guard let rule = framework.score else { return }
        if let score = ratings.score, let now = rule.grade(of: score) {
            writeSteps(1, score, now, rule)
            writeSteps(-1, score, now, rule)
        } else if let score = inspection.overall.score, let now = rule.grade(of: score) {
            // Nothing is known of the standards.
            for (change, words) in [(-1, "point less"), (1, "point more")] {
                guard let then = rule.grade(of: score + change), then != now else { continue }
                add(.edge, "overall", "One \(words) would make the overall rating \(word(then)).")
            }
        }
    }

    /// - Parameter change: How far a step moves in the scale, which begins with the best grade.
    private mutating func writeSteps(_ change: Int, _ score: Int, _ now: Int, _ rule: ScoreRule) {
        let grades = framework.scale.grades
        var codes: [Int: [String]] = [:]
        var scored = 0
        var movable = 0
        for (standard, rating) in zip(inspection.standards, ratings.standards)
        where standard.definition?.isScored == true {
            scored += 1
            guard let own = rating.grade, grades.indices.contains(own + change) else { continue }
            movable += 1
            let other = score - grades[own].points + grades[own + change].points
            guard let then = rule.grade(of: other), then != now else { continue }
            codes[then, default: []].append(standard.code)
        }
        let end = change > 0 ? grades.last?.word : grades.first?.word
        for (then, own) in codes.sorted(by: { $0.key < $1.key }) {
            var place = "any scored standard"
            if own.count < movable {
                place = EnglishWords.list(own, "or")
            } else if movable < scored, let end {
                place += change > 0 ? " above \(end)" : " below \(end)"
            }
            let side = change > 0 ? "down" : "up"
            add(.edge, "overall", "One step \(side) in \(place) would make the overall rating \(word(then)).")
        }
    }

    // MARK: Cases

    /// Tries one case more and one case less for each key question.
    mutating func writeCases(_ index: Int) {
        let standard = inspection.standards[index]
        let rating = ratings.standards[index]
        guard let rule = framework.percentages, let computed = rating.computedGrade else { return }
        let isMoved = rating.grade != nil && rating.grade != computed
        for (position, question) in standard.keyQuestions.enumerated() {
            guard let yes = question.cases, let count = question.count, count > 0, (0...count).contains(yes) else {
                continue
            }
            for change in [-1, 1] where (0...count).contains(yes + change) {
                let percent = PercentageRule.percent(yes + change, of: count)
                var percents = standard.keyQuestions.map(\.percent)
                percents[position] = percent
                guard let grade = percents.min().flatMap({ rule.grade(of: $0) }), grade != computed else { continue }
                let place = "\(yes + change) of \(count), \(percent)%"
                var text = "One case \(change < 0 ? "fewer" : "more") for \(question.topic) (\(place)) would "
                text += isMoved ? "by percentages alone make " : "make "
                text += "\(standard.code) \(standard.title) \(word(grade))"
                if !isMoved { text += overallAfter(index, grade).map { ", and the overall rating \($0)" } ?? "" }
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
