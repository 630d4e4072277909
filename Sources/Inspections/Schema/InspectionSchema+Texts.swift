/// Texts that stand around the findings, and texts in Welsh.
extension InspectionSchema {
    static let note = SchemaRecord(
        "a note", [.optional("id", .slug, "An id of the boilerplate."), .optional("text", .text, "A text of its own.")])

    static let boilerplate = SchemaRecord(
        "a boilerplate text",
        [
            .required("id", .slug, "What notes refer to."),
            .optional("language", .choice(["en", "cy"]), "en if not given."),
            .required("text", .text, "The text."), .optional("validFrom", .date, "First day of use."),
            .optional("validTo", .date, "Last day of use."), .optional("owner", .text, "Who keeps it right."),
        ])

    static let report = SchemaRecord(
        "a report",
        [
            .optional("title", .text, "The title."), .optional("foreword", .texts, "Paragraphs."),
            .optional("acknowledgements", .texts, "Paragraphs."), .optional("background", .texts, "Paragraphs."),
            .optional("methodology", .texts, "Paragraphs."), .optional("diversity", .texts, "Paragraphs."),
            .optional("participation", .texts, "Paragraphs on what children and parents say."),
            .optional("furtherInformation", .texts, "Paragraphs."),
            .optional("publisher", .texts, "The publisher's address, line by line."),
        ])

    static let glossaryEntry = SchemaRecord(
        "a glossary entry",
        [
            .required("abbr", .text, "The abbreviation."), .required("expansion", .text, "What it stands for."),
            .optional("firstUse", .text, "Where it is first used."),
        ])

    static let mailList = SchemaRecord(
        "a mailing list",
        [
            .required("name", .text, "The name."), .optional("territory", .text, "The area."),
            .optional("trusted", .flag, "Whether it may be sent embargoed copies."),
        ])

    static let social = SchemaRecord(
        "a social media text",
        [
            .required("channel", .text, "The channel."), .required("text", .text, "The text."),
            .optional("limit", .wholeNumber(1...100_000), "Characters that the channel takes."),
            .optional("link", .text, "The link."),
            .optional("altText", .text, "What the picture shows."),
        ])

    static let welsh = SchemaRecord(
        "Welsh texts",
        [
            .optional("headline", .text, "The headline."), .optional("standfirst", .text, "The standfirst."),
            .optional("lead", .texts, "The first paragraphs."), .optional("paragraphs", .texts, "The body."),
            .optional("quotes", .list(.record(quote)), "Quotations, translated."),
            .optional("notes", .texts, "Notes to editors."),
            .optional("recommendations", .texts, "The recommendations, in order."),
            .optional("extra", .anything, "Anything else."),
        ])
}
