internal import DataReaders

/// The fields of a framework file.
package enum FrameworkSchema {
    /// The JSON Schema (draft 2020-12) that editors use for completion.
    package static func json() -> String {
        JSONWriter.write(
            framework.jsonSchema(
                id: "https://letterpress.example/schema/framework.json", title: "Letterpress rating framework"),
            .pretty)
    }

    static let type: SchemaType = .record(framework)

    private static let framework = SchemaRecord(
        "a framework",
        [
            .required("kind", .choice(["framework"]), "What this file is."),
            .required("id", .slug, "What inspections name it by."), .required("title", .text, "One line for people."),
            .optional("inForce", .text, "When it is or was used."),
            .optional("scale", .list(.record(grade)), "The rating words, best first; none for an unrated framework."),
            .required("domains", .list(.record(domain)), "What is inspected, in order."),
            .optional("keyQuestions", .list(.record(questionSet)), "Questions answered for every case."),
            .optional("score", .record(score), "How the overall rating follows from the score."),
            .optional("percentages", .record(percentages), "How a standard's rating follows from percentages."),
            .optional("otherStandards", .flag, "Whether records may rate standards that are not listed."),
            .optional("uncertain", .texts, "What is not published, and assumed here."),
        ])

    private static let grade = SchemaRecord(
        "a grade",
        [
            .required("word", .text, "As printed."), .optional("welsh", .text, "The Welsh word."),
            .optional("points", .wholeNumber(0...1000), "What it adds to the score."),
        ])

    private static let domain = SchemaRecord(
        "a domain",
        [
            .required("number", .wholeNumber(0...1000), "Its number."), .required("title", .text, "Its title."),
            .optional("scored", .flag, "Whether its standards count; true if not given."),
            .optional("standards", .list(.record(standard)), "Its standards, in order."),
        ])

    private static let standard = SchemaRecord(
        "a standard",
        [
            .required("code", .code, "Its code."), .required("title", .text, "Its title."),
            .optional("keyQuestions", .slug, "The set of its key questions."),
        ])

    private static let questionSet = SchemaRecord(
        "a set of key questions",
        [
            .required("set", .slug, "Its name."),
            .required("questions", .list(.record(question)), "Its questions, in order."),
        ])

    private static let question = SchemaRecord(
        "a key question",
        [
            .required("id", .slug, "Its name."), .required("text", .text, "The question."),
            .required("topic", .text, "What it is about, as in keeping the child safe."),
        ])

    private static let score = SchemaRecord(
        "a score rule",
        [
            .required("max", .wholeNumber(1...100_000), "The highest possible score."),
            .required("bands", .list(.record(scoreBand)), "From the lowest band to the highest."),
        ])

    private static let scoreBand = SchemaRecord(
        "a band",
        [
            .required("upTo", .wholeNumber(0...100_000), "Its highest score."),
            .required("rating", .text, "Its rating."),
        ])

    private static let percentages = SchemaRecord(
        "a percentage rule",
        [
            .required("bands", .list(.record(percentageBand)), "From the lowest band to the highest."),
            .optional("discretion", .record(discretion), "When a rating may be moved."),
        ])

    private static let percentageBand = SchemaRecord(
        "a band",
        [
            .required("from", .wholeNumber(0...100), "Its lowest percentage."),
            .required("rating", .text, "Its rating."),
        ])

    private static let discretion = SchemaRecord(
        "a discretion rule",
        [
            .required("points", .wholeNumber(0...100), "Percentage points to a boundary."),
            .required("cases", .wholeNumber(0...1000), "Cases to a boundary."),
            .required("smallSample", .wholeNumber(0...1000), "A sample no larger than this."),
        ])
}
