/// What is rated, and what the ratings rest on.
extension InspectionSchema {
    static let overall = SchemaRecord(
        "an overall rating",
        [
            .optional("rating", .text, "A word of the framework's scale."),
            .optional("score", .wholeNumber(0...10_000), "For comparison with the sum."),
            .optional("max", .wholeNumber(0...10_000), "For comparison with the framework."),
            .optional("percent", .number, "The score as a percentage, for comparison."),
            .optional("override", .record(override), "Why the rating is not what the score gives."),
        ])

    static let override = SchemaRecord(
        "an override",
        [
            .required("reason", .text, "Why the rating was moved."), .required("approvedBy", .text, "Who decided."),
        ])

    static let standard = SchemaRecord(
        "a standard",
        [
            .required("code", .code, "The code in the framework, such as \"2.2\"."),
            .optional("title", .text, "The title; the framework's if not given."),
            .optional("statement", .text, "What the standard asks for."),
            .optional("rating", .text, "A word of the framework's scale."),
            .optional("notRated", .text, "Why there is no rating."),
            .optional(
                "domain", .wholeNumber(0...1000),
                "The number of its domain, for a standard that the framework does not list."),
            .optional("scored", .flag, "Whether it counts; the framework's rule if not given."),
            .optional("keyQuestions", .list(.record(keyQuestion)), "Percentages that the rating rests on."),
            .optional("override", .record(override), "Why the rating is not what the percentages give."),
            .optional("paragraphs", .texts, "The findings."), .optional("strengths", .texts, "Strengths."),
            .optional("improvements", .texts, "Areas for improvement."),
        ])

    static let keyQuestion = SchemaRecord(
        "a key question",
        [
            .optional("id", .slug, "The question in the framework."),
            .optional("text", .text, "The question; the framework's if not given."),
            .required("percent", .wholeNumber(0...100), "Cases with the answer yes, in whole per cent."),
            .optional("yes", .wholeNumber(0...1_000_000), "Cases with the answer yes."),
            .optional("n", .wholeNumber(1...1_000_000), "Cases looked at."),
        ])

    static let resettlement = SchemaRecord(
        "a resettlement rating",
        [
            .optional("rating", .text, "A word of the framework's scale."),
            .optional("notRated", .text, "Why there is no rating."),
        ])

    static let previous = SchemaRecord(
        "a previous inspection",
        [
            .optional("rating", .text, "The rating then."), .required("year", .wholeNumber(1900...9999), "The year."),
            .optional("kind", .text, "What it was."),
        ])
}
