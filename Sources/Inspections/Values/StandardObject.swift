internal import DataReaders
internal import Templating

/// One standard for templates. An object instead of a dictionary: most templates ask for few of its attributes, and an
/// inspection has a dozen standards.
final class StandardObject: AttributedObject, PrintableObject {
    private let values: InspectionValues
    private let index: Int

    init(_ values: InspectionValues, _ index: Int) {
        self.values = values
        self.index = index
    }

    var typeName: String { "standard" }
    /// `2.2 Planning`.
    var printed: Value { .string(standard.code + " " + standard.title) }

    private var standard: Inspection.Standard { values.inspection.standards[index] }
    private var rating: Ratings.Standard { values.ratings.standards[index] }
    /// An override of a rating that follows anyway moves nothing.
    private var isOverridden: Bool { standard.override != nil && rating.grade != rating.computedGrade }
    private var framework: Framework { values.inspection.framework }
    private var node: DataNode { values.inspection.node(nearest: standard.path) }

    var attributeNames: [String] { Self.names }

    private static let names = [
        "code", "title", "name", "statement", "rating", "ratingWelsh", "isRated", "notRated", "scored", "points",
        "domain",
        "keyQuestions", "hasPercentages", "lowestPercent", "computedRating", "isOverridden", "overrideReason",
        "paragraphs",
        "strengths", "improvements",
    ]

    func attribute(_ name: String) -> Value? {
        switch name {
        case "code": .string(standard.code)
        case "title": .string(standard.title)
        case "name": printed
        case "statement": InspectionValues.text(node.text("statement"))
        case "rating": InspectionValues.text(standard.rating)
        case "ratingWelsh": values.welsh(standard.rating)
        case "isRated": .bool(standard.rating != nil)
        case "notRated": InspectionValues.text(standard.notRated)
        case "scored": .bool(rating.isScored)
        case "points": rating.grade.map { .int(framework.scale.grades[$0].points) } ?? Value.none
        case "domain": standard.domain.map { .int(framework.domains[$0].number) } ?? Value.none
        case "keyQuestions": .list(standard.keyQuestions.indices.map { question($0) })
        case "hasPercentages": .bool(!standard.keyQuestions.isEmpty)
        case "lowestPercent": rating.lowestPercent.map { .int($0) } ?? Value.none
        case "computedRating": values.grade(rating.computedGrade)
        case "isOverridden": .bool(isOverridden)
        case "overrideReason": InspectionValues.text(isOverridden ? standard.override?.reason : nil)
        case "paragraphs", "strengths", "improvements": InspectionValues.texts(node.texts(name))
        default: nil
        }
    }

    private func question(_ index: Int) -> Value {
        let question = standard.keyQuestions[index]
        return .dict(unique: [
            ("id", InspectionValues.text(question.id)), ("text", .string(question.text)),
            ("topic", .string(question.topic)),
            ("percent", .int(question.percent)), ("percentText", .string("\(question.percent)%")),
            ("yes", question.yes.map { .int($0) } ?? .none), ("n", question.count.map { .int($0) } ?? .none),
            ("rating", values.grade(rating.questionGrades[index])),
            ("isLowest", .bool(question.percent == rating.lowestPercent)),
        ])
    }
}
