internal import Templating

/// What a kind of inspection rates, and how ratings add up. Read from a data file: nothing of it is code.
///
/// An object, since every record and every rule that looks at one hands it around.
package final class Framework: Sendable {
    package let id: String
    package let title: String
    package let scale: RatingScale
    package let domains: [Domain]
    package let standards: [StandardDefinition]
    /// How the overall rating follows from the score; `nil` if it is given by the inspectors alone.
    package let score: ScoreRule?
    /// How a standard's rating follows from percentages; `nil` if it never does.
    package let percentages: PercentageRule?
    /// Whether records may rate standards that the framework does not list.
    package let allowsOtherStandards: Bool
    /// Points of the framework that are not published, in words.
    package let uncertain: [String]
    /// How many of its standards count towards the score.
    let scoredCount: Int
    /// The words of its scale, as rules look for them in texts.
    let scaleWords: ScaleWords
    /// What templates see of it.
    let values: Value

    package struct Domain: Sendable {
        package let number: Int
        package let title: String
        package let isScored: Bool
    }

    init(
        id: String, title: String, scale: RatingScale, domains: [Domain], standards: [StandardDefinition],
        score: ScoreRule?, percentages: PercentageRule?, allowsOtherStandards: Bool, uncertain: [String]
    ) {
        self.id = id
        self.title = title
        self.scale = scale
        self.domains = domains
        self.standards = standards
        self.score = score
        self.percentages = percentages
        self.allowsOtherStandards = allowsOtherStandards
        self.uncertain = uncertain
        scoredCount = standards.filter(\.isScored).count
        scaleWords = ScaleWords(scale)
        values = Self.values(id: id, title: title, scale: scale)
    }

    package var isRated: Bool { !scale.grades.isEmpty }

    package func definition(of code: String) -> StandardDefinition? { standards.first { $0.code == code } }

    /// Where a standard belongs that the framework does not list: the position of its domain.
    ///
    /// - Parameter number: The number of the domain, if the record gives it. Without it `2.5` is of domain 2 and `V2` of
    ///   the domain that `V1` is in; what is left goes to the first domain that lists no standards, or to the last one.
    func domain(ofOther code: String, number: Int?) -> Int? {
        let part = code.prefix { $0 != "." }
        if let number = number ?? Int(part), let position = domains.firstIndex(where: { $0.number == number }) {
            return position
        }
        let letters = part.prefix { !$0.isNumber }
        if !letters.isEmpty, let like = standards.first(where: { $0.code.prefix { !$0.isNumber } == letters }) {
            return like.domain
        }
        let listed = Set(standards.map(\.domain))
        return domains.indices.first { !listed.contains($0) } ?? domains.indices.last
    }
}
