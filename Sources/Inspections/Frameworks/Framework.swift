/// What a kind of inspection rates, and how ratings add up. Read from a data file: nothing of it is code.
package struct Framework: Sendable {
    package let id: String
    package let title: String
    package let scale: RatingScale
    package let domains: [Domain]
    package let standards: [StandardDefinition]
    /// Where several standards share their key questions.
    package let keyQuestionSets: [String: [KeyQuestionDefinition]]
    /// How the overall rating follows from the score; `nil` if it is given by the inspectors alone.
    package let score: ScoreRule?
    /// How a standard's rating follows from percentages; `nil` if it never does.
    package let percentages: PercentageRule?
    /// Whether records may rate standards that the framework does not list.
    package let allowsOtherStandards: Bool
    /// Points of the framework that are not published, in words.
    package let uncertain: [String]

    package struct Domain: Sendable {
        package let number: Int
        package let title: String
        package let isScored: Bool
    }

    package var isRated: Bool { !scale.grades.isEmpty }

    package func definition(of code: String) -> StandardDefinition? { standards.first { $0.code == code } }
}
