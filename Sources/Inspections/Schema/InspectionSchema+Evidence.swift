/// What inspectors looked at and what they found.
extension InspectionSchema {
    static let cases = SchemaRecord(
        "the cases",
        [
            .optional("total", .wholeNumber(0...10_000_000), "All cases."),
            .optional("groups", .list(.record(caseGroup)), "By kind."),
            .optional("interviews", .wholeNumber(0...10_000_000), "Interviews held."),
            .optional("meetings", .wholeNumber(0...10_000_000), "Meetings held."),
            .optional("survey", .record(survey), "A survey of children."),
        ])

    static let caseGroup = SchemaRecord(
        "a group of cases",
        [
            .required("label", .text, "Such as court disposals."),
            .required("count", .wholeNumber(0...10_000_000), "How many."),
            .optional("of", .list(.record(casePart)), "What the group is made of."),
        ])

    static let casePart = SchemaRecord(
        "a part of a group",
        [
            .required("label", .text, "Such as custodial sentences."),
            .required("count", .wholeNumber(0...10_000_000), "How many."),
        ])

    static let survey = SchemaRecord(
        "a survey",
        [
            .required("sent", .wholeNumber(0...10_000_000), "How many were asked."),
            .required("replies", .wholeNumber(0...10_000_000), "How many answered."),
        ])

    static let fact = SchemaRecord(
        "a fact",
        [
            .required("key", .code, "The name of the figure."),
            .required("value", .either([.number, .text]), "The figure."),
            .optional("unit", .text, "%, count, rate/100,000, …"), .optional("period", .text, "What time it is about."),
            .optional("source", .text, "Where it is from."), .optional("anchor", .text, "Where the report has it."),
            .optional("text", .text, "The figure in a sentence."),
        ])

    static let findings = SchemaRecord(
        "the findings",
        [
            .optional("strengths", .list(.either([.text, .record(finding)])), "Strengths."),
            .optional("improvements", .list(.either([.text, .record(finding)])), "Areas for improvement."),
        ])

    static let finding = SchemaRecord(
        "a finding",
        [
            .required("text", .text, "The finding."), .optional("standard", .code, "The standard it belongs to."),
            .optional("anchor", .text, "Where the report has it."),
        ])

    static let quote = SchemaRecord(
        "a quote",
        [
            .required("text", .text, "The words, without quotation marks."),
            .optional("speaker", .text, "The spokesperson if not given."),
            .optional("source", .text, "The report or the statement that it is from."),
            .optional("verbatim", .flag, "Whether the words are exactly those of the source."),
        ])

    static let practiceExample = SchemaRecord(
        "an example from practice",
        [
            .required("text", .text, "The example."), .optional("pseudonym", .flag, "Whether a name in it is changed."),
            .optional("standard", .code, "The standard it belongs to."),
        ])

    static let addressee = SchemaRecord(
        "an addressee",
        [
            .required("id", .slug, "What recommendations refer to."),
            .required("name", .text, "As it stands before “should”."),
            .optional("shortName", .text, "As used in the release."),
            .optional("lead", .text, "The lead-in; “NAME should:” if not given."),
        ])

    static let recommendation = SchemaRecord(
        "a recommendation",
        [
            .required("number", .wholeNumber(1...10_000), "Counted on through all groups."),
            .optional("addressee", .text, "The id of an addressee, or its name."),
            .required("text", .text, "What should be done."),
            .optional("highlight", .text, "In a few words, for the release."),
        ])
}
