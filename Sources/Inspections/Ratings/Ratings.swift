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

    package init(_ inspection: Inspection) {
        let framework = inspection.framework
        standards = inspection.standards.map { Self.standard($0, framework) }
        score = Self.sum(inspection, standards)
        maximum = framework.score?.maximum
        computedOverall = (score ?? inspection.overall.score).flatMap { framework.score?.grade(of: $0) }
        overall =
            inspection.overall.rating.map { framework.scale.position(of: $0) } ?? computedOverall
    }

    private static func standard(_ standard: Inspection.Standard, _ framework: Framework) -> Standard {
        let rule = framework.percentages
        let lowest = standard.keyQuestions.map(\.percent).min()
        return Standard(
            grade: standard.rating.flatMap { framework.scale.position(of: $0) },
            computedGrade: lowest.flatMap { rule?.grade(of: $0) },
            questionGrades: standard.keyQuestions.map { rule?.grade(of: $0.percent) }, lowestPercent: lowest,
            isScored: standard.definition?.isScored ?? standard.scored ?? framework.allowsOtherStandards)
    }

    private static func sum(_ inspection: Inspection, _ standards: [Standard]) -> Int? {
        let framework = inspection.framework
        guard framework.score != nil else { return nil }
        var points: [String: Int] = [:]
        for (standard, rating) in zip(inspection.standards, standards) where standard.definition?.isScored == true {
            guard let grade = rating.grade, points[standard.code] == nil else { return nil }
            points[standard.code] = framework.scale.grades[grade].points
        }
        var sum = 0
        for definition in framework.standards where definition.isScored {
            guard let own = points[definition.code] else { return nil }
            sum += own
        }
        return sum
    }
}
