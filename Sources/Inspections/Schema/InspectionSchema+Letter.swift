/// The letter to the inspected body, and those who get a copy.
extension InspectionSchema {
    static let letter = SchemaRecord(
        "a letter",
        [
            .optional("programme", .text, "The title of the programme."),
            .optional("programmeCy", .text, "The same in Welsh."),
            .optional("sender", .record(sender), "Who sends it."),
            .required("to", .list(.record(recipient)), "To whom."),
            .optional("from", .record(person), "Who signs."), .required("subject", .text, "The subject line."),
            .optional("salutation", .text, "Such as Dear Dr Thwaite."),
            .optional("opening", .texts, "Paragraphs."), .optional("context", .texts, "Paragraphs."),
            .optional("summary", .texts, "Paragraphs."),
            .optional("commentaryHeading", .text, "The heading over the sections."),
            .optional("sections", .list(.record(section)), "Numbered themes."),
            .optional("managementHeading", .text, "Operational management if not given."),
            .optional("management", .texts, "Paragraphs."),
            .optional("strengthsHeading", .text, "Key strengths if not given."),
            .optional("improvementsHeading", .text, "Areas requiring improvement if not given."),
            .optional("nextSteps", .texts, "Paragraphs."), .optional("thanks", .texts, "Paragraphs."),
            .optional("closing", .text, "Such as Yours sincerely."),
            .optional("leadInspector", .record(person), "Who answers questions."),
            .optional("signatories", .list(.record(person)), "Who signs, if several."),
            .optional("notes", .texts, "Notes, numbered from 1."),
            .optional("footnotes", .list(.record(footnote)), "Footnotes."),
        ])

    static let sender = SchemaRecord(
        "a sender",
        [
            .required("name", .text, "The name."), .optional("lines", .texts, "The address."),
            .optional("phone", .text, "Telephone number."),
            .optional("website", .text, "The site."),
        ])

    static let recipient = SchemaRecord(
        "a recipient",
        [
            .required("name", .text, "First and last name."), .optional("honorific", .text, "Dr, Councillor, …"),
            .optional("roles", .texts, "Every role in which the letter is sent."),
        ])

    static let section = SchemaRecord(
        "a section",
        [
            .required("number", .wholeNumber(1...1000), "The number."), .required("heading", .text, "The heading."),
            .required("paragraphs", .texts, "Numbered within the section."),
        ])

    static let footnote = SchemaRecord(
        "a footnote",
        [
            .required("mark", .code, "The number that the text has as [^1]."),
            .required("text", .text, "The footnote."),
            .optional("anchor", .text, "Where it belongs."),
        ])

    static let copy = SchemaRecord(
        "a line of the copy list",
        [.required("role", .text, "The role."), .optional("names", .texts, "One or more names.")])
}
