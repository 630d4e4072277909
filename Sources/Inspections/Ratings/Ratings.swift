/// What the ratings of a record add up to.
package struct Ratings: Sendable {
    /// One standard, in the order of the record.
    package struct Standard: Sendable {
        /// The position of its rating in the scale; `nil` without a rating, or with a word that is not in the scale.
        package let grade: Int?
        /// The rating that the percentages give; `nil` without percentages or without a rule for them.
        package let computedGrade: Int?
        /// The band of each key question.
        package let questionGrades: [Int?]
        /// The lowest percentage.
        package let lowestPercent: Int?
        package let isScored: Bool
    }

    package let standards: [Standard]
    /// The sum of the points, if every scored standard of the framework has a rating.
    package let score: Int?
    package let maximum: Int?
    /// The overall rating that the score gives: the sum, or without one the score that the record states.
    package let computedOverall: Int?
    /// The overall rating of the record; without one, the computed one.
    package let overall: Int?

    package init(_ inspection: Inspection) { self = inspection.ratings }

    init(_ standards: [Inspection.Standard], _ overall: Inspection.Overall, _ framework: Framework) {
        self.standards = standards.map { Self.standard($0, framework) }
        score = Self.sum(standards, self.standards, framework)
        maximum = framework.score?.maximum
        computedOverall = (score ?? overall.score).flatMap { framework.score?.grade(of: $0) }
        self.overall = overall.rating.map { framework.scale.position(of: $0) } ?? computedOverall
    }

    private static func standard(_ standard: Inspection.Standard, _ framework: Framework) -> Standard {
        var lowest: Int?
        for question in standard.keyQuestions { lowest = min(lowest ?? question.percent, question.percent) }
        return Standard(
            grade: standard.rating.flatMap { framework.scale.position(of: $0) },
            computedGrade: lowest.flatMap { framework.percentages?.grade(of: $0) },
            questionGrades: standard.keyQuestions.map { framework.percentages?.grade(of: $0.percent) },
            lowestPercent: lowest,
            isScored: standard.definition?.isScored ?? standard.scored ?? framework.allowsOtherStandards)
    }

    private static func sum(
        _ given: [Inspection.Standard], _ ratings: [Standard], _ framework: Framework
    ) -> Int? {
        guard framework.score != nil else { return nil }
        var sum = 0
        var counted = 0
        for (index, rating) in ratings.enumerated() {
            guard let definition = given[index].definition, definition.isScored else { continue }
            let isRepeated = given[..<index].contains { $0.definition === definition }
            guard let grade = rating.grade, !isRepeated else { return nil }
            sum += framework.scale.grades[grade].points
            counted += 1
        }
        // Each once, and none missing.
        return counted == framework.scoredCount ? sum : nil
    }
}
