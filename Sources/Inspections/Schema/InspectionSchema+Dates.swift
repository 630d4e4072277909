/// When the work was done, and when what appears.
extension InspectionSchema {
    static let fieldwork: SchemaType = .either([.month, .record(fieldworkPeriod)])

    static let fieldworkPeriod = SchemaRecord(
        "a fieldwork period",
        [
            .optional("month", .month, "The month, if that is all that is said."),
            .optional("start", .date, "The first day."), .optional("end", .date, "The last day."),
            .optional("weeks", .list(.date), "The first day of each week on site."),
        ])

    static let publication = SchemaRecord(
        "a publication",
        [
            .required("date", .date, "The day of publication."),
            .optional("time", .timeOfDay, "The time in London; 00:01 if not given."),
            .optional(
                "offset", .choice(["+00:00", "+01:00"]), "Tells the two readings of a time apart when summer time ends."
            ),
        ])

    static let release = SchemaRecord(
        "a release",
        [
            .optional(
                "status", .choice(["draft", "cleared", "embargoed", "published", "withdrawn"]), "How far it has got."),
            .optional("version", .wholeNumber(0...100_000), "The version."),
            .optional("history", .list(.record(change)), "What changed."),
            .optional("headline", .text, "A headline in place of the usual one."),
            .optional("headlineQuote", .text, "Words quoted in the headline; they must occur in the body."),
            .optional("standfirst", .text, "One or two sentences under the headline."),
            .optional("paragraphs", .texts, "The findings, strengths first."),
        ])

    static let change = SchemaRecord(
        "a change",
        [
            .required("when", .date, "The day."), .required("who", .text, "Name or role."),
            .required("what", .text, "What changed."),
        ])

    static let clearance = SchemaRecord(
        "a clearance",
        [
            .required("role", .text, "The role."), .optional("name", .text, "The name."),
            .optional("time", .instant, "When."),
            .optional("hash", .text, "Digest of the text cleared."),
        ])
}
