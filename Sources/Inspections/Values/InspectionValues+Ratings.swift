internal import DataReaders
internal import Templating

extension InspectionValues {
    private var framework: Framework { inspection.framework }

    func ratingValues() -> Pairs {
        let standards = inspection.standards.indices.map { Value.object(StandardObject(self, $0)) }
        return [
            ("framework", framework.values), ("overall", overall()), ("standards", .list(standards)),
            (
                "standard",
                .dict(zip(inspection.standards, standards).map { ($0.code, $1) })
            ),
            ("domains", .list(domains(standards))), ("ratingCounts", .list(counts())),
            ("resettlement", separate()),
            (
                "separateStandards",
                .list(zip(inspection.standards, standards).filter { $0.0.definition?.isScored == false }.map(\.1))
            ),
            ("explanation", .object(ExplanationList(inspection, ratings))),
        ]
    }

    private func overall() -> Value {
        let rating = inspection.overall.rating ?? ratings.overall.map { framework.scale.grades[$0].word }
        let score = ratings.score ?? inspection.overall.score
        let maximum = score == nil ? nil : ratings.maximum ?? inspection.overall.maximum
        // An override of a rating that follows anyway moves nothing.
        let isOverridden = inspection.overall.override != nil && ratings.overall != ratings.computedOverall
        var scoreText: Value = .none
        if let score, let maximum { scoreText = .string("\(score)/\(maximum)") }
        return .dict(unique: [
            ("isRated", .bool(rating != nil)), ("rating", Self.text(rating)),
            ("ratingWelsh", welsh(rating)), ("score", score.map { .int($0) } ?? .none),
            ("max", maximum.map { .int($0) } ?? .none), ("scoreText", scoreText),
            ("computedRating", grade(ratings.computedOverall)),
            ("isOverridden", .bool(isOverridden)),
            ("overrideReason", Self.text(isOverridden ? inspection.overall.override?.reason : nil)),
        ])
    }

    func grade(_ position: Int?) -> Value { position.map { .string(framework.scale.grades[$0].word) } ?? .none }

    func welsh(_ word: String?) -> Value {
        Self.text(word.flatMap { framework.scale.position(of: $0) }.flatMap { framework.scale.grades[$0].welsh })
    }

    private func domains(_ standards: [Value]) -> [Value] {
        framework.domains.enumerated().map { position, domain in
            let own = zip(inspection.standards, standards).filter { $0.0.domain == position }.map(\.1)
            return .dict(unique: [
                ("number", .int(domain.number)), ("title", .string(domain.title)), ("isScored", .bool(domain.isScored)),
                ("standards", .list(own)),
            ])
        }
    }

    private func counts() -> [Value] {
        framework.scale.grades.enumerated().map { position, grade in
            let count = ratings.standards.filter { $0.isScored && $0.grade == position }.count
            return .dict(unique: [
                ("rating", .string(grade.word)), ("count", .int(count)),
                ("countWord", .string(EnglishWords.number(count))),
            ])
        }
    }

    /// The standard that is rated separately, such as resettlement.
    private func separate() -> Value {
        let standard = inspection.standards.first { $0.definition?.isScored == false }
        return .dict(unique: [
            ("isInspected", .bool(standard != nil)), ("isRated", .bool(standard?.rating != nil)),
            ("rating", Self.text(standard?.rating)), ("ratingWelsh", welsh(standard?.rating)),
            ("reason", Self.text(standard?.notRated)), ("code", Self.text(standard?.code)),
            ("title", Self.text(standard?.title)),
        ])
    }
}

/// The sentences of an ``Explanation``, written only when a template asks for them.
private final class ExplanationList: IterableObject {
    private let inspection: Inspection
    private let ratings: Ratings
    var typeName: String { "list" }

    init(_ inspection: Inspection, _ ratings: Ratings) {
        self.inspection = inspection
        self.ratings = ratings
    }

    var items: [Value] { Explanation(inspection, ratings).lines.map { .string($0.text) } }
}
