internal import Templating

extension Framework {
    /// What templates see of the framework. Frozen, as every record of the framework shares it.
    static func values(
        id: String, title: String, scale: RatingScale
    ) -> Value {
        let grades: [Value] = scale.grades.map {
            .dict(unique: [
                ("word", .string($0.word)), ("welsh", InspectionValues.text($0.welsh)), ("points", .int($0.points)),
            ])
        }
        let values = Value.dict(unique: [
            ("id", .string(id)), ("title", .string(title)), ("isRated", .bool(!scale.grades.isEmpty)),
            ("scale", .list(grades)),
            ("scaleText", .string(EnglishWords.list(scale.grades.map { "‘\($0.word)’" }))),
        ])
        values.freeze()
        return values
    }
}
