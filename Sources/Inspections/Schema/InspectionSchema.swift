internal import DataReaders

/// The fields of an inspection record. The reader, the suggestions in its messages and the published JSON Schema are all
/// made from this one description.
package enum InspectionSchema {
    /// The JSON Schema (draft 2020-12) that editors use for completion.
    ///
    /// - Parameter frameworks: The ids to suggest for `framework`; others are valid too.
    package static func json(frameworks: [String] = FrameworkLibrary.builtIn.ids) -> String {
        JSONWriter.write(
            inspection.jsonSchema(
                id: "https://letterpress.example/schema/inspection.json", title: "Letterpress inspection",
                examples: ["framework": frameworks]),
            .pretty)
    }

    static let type: SchemaType = .record(inspection)

    static let inspection = SchemaRecord(
        "an inspection",
        [
            .required("kind", .choice(["inspection"]), "What this file is."),
            .required("id", .slug, "Names the inspection in file names; unique in a batch."),
            .required("framework", .slug, "The framework that the ratings follow, such as yjs-2021."),
            .optional(
                "type", .choice(["single", "joint", "reinspection", "thematic", "pilot"]),
                "The kind of inspection; single if not given."),
            .optional("lang", .choice(["en", "cy"]), "The language of the texts; en if not given."),
            .optional("pairId", .slug, "The id of the record in the other language."),
            .required("service", .record(service), "The service inspected."),
            .optional("host", .text, "The body that hosts the service."),
            .required("body", .record(body), "The inspectorate."),
            .optional("monarch", .choice(["His", "Her"]), "As in His Majesty’s; taken from the date if not given."),
            .optional("partners", .list(.either([.slug, .record(partner)])), "The inspectorates that took part."),
            .optional("inspector", .record(inspector), "Who led the inspection."),
            .optional("spokesperson", .record(spokesperson), "Who is quoted."),
            .optional("fieldwork", fieldwork, "When the fieldwork took place."),
            .optional("announced", .date, "When the inspection was announced."),
            .required("publication", .record(publication), "When the report is published."),
            .optional("embargoUntil", .instant, "The instant before which nothing may appear."),
            .optional("release", .record(release), "The press release."),
            .optional("clearances", .list(.record(clearance)), "Who cleared the text, and when."),
            .optional("overall", .record(overall), "The overall rating and score."),
            .optional("standards", .list(.record(standard)), "The standards and their ratings."),
            .optional(
                "resettlement", .either([.text, .record(resettlement)]), "The standard that is rated separately."),
            .optional("cases", .record(cases), "What was looked at."),
            .optional("facts", .list(.record(fact)), "Figures about the service, with their sources."),
            .optional("findings", .record(findings), "Strengths and areas for improvement."),
            .optional("quotes", .list(.record(quote)), "Quotations for the release."),
            .optional("childrenQuotes", .texts, "What children said."),
            .optional("addressees", .list(.record(addressee)), "Those to whom recommendations are made."),
            .optional(
                "recommendations", .list(.record(recommendation)),
                "The recommendations, numbered on through the groups."),
            .optional("recommendationCount", .wholeNumber(0...10_000), "For comparison with the list."),
            .optional("previous", .record(previous), "The inspection before this one."),
            .optional(
                "notes", .list(.either([.text, .record(note)])), "Notes to editors: ids of boilerplate, or texts."),
            .optional("boilerplate", .list(.record(boilerplate)), "Texts used again and again."),
            .optional("contact", .record(contact), "Contacts."),
            .optional("reportURL", .text, "Where the report is."),
            .optional("dataAnnexURL", .text, "Where the data annexe is."),
            .optional("isbn", .code, "ISBN-13 of the report."),
            .optional("licence", .text, "The licence of the report."),
            .optional("copyright", .text, "The owner of the report: © Crown copyright 2025."),
            .optional("report", .record(report), "Texts of the report that belong to no standard."),
            .optional("letter", .record(letter), "A letter to the inspected body."),
            .optional("copyList", .list(.record(copy)), "Who gets a copy of the letter."),
            .optional("glossary", .list(.record(glossaryEntry)), "Abbreviations and what they stand for."),
            .optional("practiceExamples", .list(.record(practiceExample)), "Examples from practice."),
            .optional("mailLists", .list(.record(mailList)), "Who is told."),
            .optional("social", .list(.record(social)), "Texts for social media."),
            .optional("welsh", .record(welsh), "Whole texts in Welsh, written by a translator."),
            .optional("extra", .anything, "Whatever your own templates need."),
        ])

    private static let service = SchemaRecord(
        "a service",
        [
            .required("name", .text, "The full name."),
            .optional("shortName", .text, "The name as used in running text."),
            .required("abbr", .text, "The abbreviation used throughout: YJS, YOT, …"),
            .required("area", .text, "The place that the service serves."),
            .optional("nameCy", .text, "The Welsh name."),
            .optional("country", .choice(["England", "Wales"]), "England if not given."),
            .optional("ages", .record(ages), "The ages of the children it works with."),
        ])

    private static let ages = SchemaRecord(
        "an age range",
        [
            .required("from", .wholeNumber(0...120), "The lowest age, in years."),
            .required("to", .wholeNumber(0...120), "The highest age, in years."),
        ])

    private static let body = SchemaRecord(
        "a body",
        [
            .required("name", .text, "The name used in text."), .optional("longName", .text, "The name in full."),
            .optional("abbr", .text, "The short form."),
            .optional("article", .choice(["the"]), "For a name that takes an article in a sentence."),
            .optional("website", .text, "What the website is called."),
            .optional("address", .texts, "The postal address, line by line."),
            .optional("phone", .text, "The switchboard."),
            .optional("nameCy", .text, "The Welsh name."),
        ])

    private static let partner = SchemaRecord(
        "a partner",
        [
            .optional("id", .slug, "The partner in the register of bodies."),
            .optional("name", .text, "The full name."),
            .optional("abbr", .text, "The abbreviation."), .optional("sector", .text, "police, health, …"),
        ])

    private static let inspector = SchemaRecord(
        "an inspector", [.optional("lead", .record(person), "The lead inspector.")])

    private static let person = SchemaRecord(
        "a person",
        [
            .required("name", .text, "First and last name."), .optional("role", .text, "Job title."),
            .optional("email", .text, "E-mail address."), .optional("phone", .text, "Telephone number."),
            .optional("personal", .flag, "Whether e-mail and telephone are withheld on the web."),
        ])

    private static let spokesperson = SchemaRecord(
        "a spokesperson",
        [
            .required("name", .text, "First and last name."),
            .required("office", .text, "Such as Chief Inspector of Probation."),
            .optional("title", .text, "Mr, Ms, Dr, …"),
            .optional("interim", .flag, "Whether the office is held for the time being."),
            .optional("from", .date, "First day in office."), .optional("to", .date, "Last day in office."),
        ])

    static let fieldwork: SchemaType = .either([.month, .record(fieldworkPeriod)])

    private static let fieldworkPeriod = SchemaRecord(
        "a fieldwork period",
        [
            .optional("month", .month, "The month, if that is all that is said."),
            .optional("start", .date, "The first day."), .optional("end", .date, "The last day."),
            .optional("weeks", .list(.date), "The first day of each week on site."),
        ])

    private static let publication = SchemaRecord(
        "a publication",
        [
            .required("date", .date, "The day of publication."),
            .optional("time", .timeOfDay, "The time in London; 00:01 if not given."),
            .optional(
                "offset", .choice(["+00:00", "+01:00"]), "Tells the two readings of a time apart when summer time ends."
            ),
        ])

    private static let release = SchemaRecord(
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

    private static let change = SchemaRecord(
        "a change",
        [
            .required("when", .date, "The day."), .required("who", .text, "Name or role."),
            .required("what", .text, "What changed."),
        ])

    private static let clearance = SchemaRecord(
        "a clearance",
        [
            .required("role", .text, "The role."), .optional("name", .text, "The name."),
            .optional("time", .instant, "When."),
            .optional("hash", .text, "Digest of the text cleared."),
        ])

    private static let overall = SchemaRecord(
        "an overall rating",
        [
            .optional("rating", .text, "A word of the framework's scale."),
            .optional("score", .wholeNumber(0...10_000), "For comparison with the sum."),
            .optional("max", .wholeNumber(0...10_000), "For comparison with the framework."),
            .optional("percent", .number, "The score as a percentage, for comparison."),
            .optional("override", .record(override), "Why the rating is not what the score gives."),
        ])

    private static let override = SchemaRecord(
        "an override",
        [
            .required("reason", .text, "Why the rating was moved."), .required("approvedBy", .text, "Who decided."),
        ])

    private static let standard = SchemaRecord(
        "a standard",
        [
            .required("code", .code, "The code in the framework, such as \"2.2\"."),
            .optional("title", .text, "The title; the framework's if not given."),
            .optional("statement", .text, "What the standard asks for."),
            .optional("rating", .text, "A word of the framework's scale."),
            .optional("notRated", .text, "Why there is no rating."),
            .optional("scored", .flag, "Whether it counts; the framework's rule if not given."),
            .optional("keyQuestions", .list(.record(keyQuestion)), "Percentages that the rating rests on."),
            .optional("override", .record(override), "Why the rating is not what the percentages give."),
            .optional("paragraphs", .texts, "The findings."), .optional("strengths", .texts, "Strengths."),
            .optional("improvements", .texts, "Areas for improvement."),
        ])

    private static let keyQuestion = SchemaRecord(
        "a key question",
        [
            .optional("id", .slug, "The question in the framework."),
            .optional("text", .text, "The question; the framework's if not given."),
            .required("percent", .wholeNumber(0...100), "Cases with the answer yes, in whole per cent."),
            .optional("yes", .wholeNumber(0...1_000_000), "Cases with the answer yes."),
            .optional("n", .wholeNumber(1...1_000_000), "Cases looked at."),
        ])

    private static let resettlement = SchemaRecord(
        "a resettlement rating",
        [
            .optional("rating", .text, "A word of the framework's scale."),
            .optional("notRated", .text, "Why there is no rating."),
        ])

    private static let cases = SchemaRecord(
        "the cases",
        [
            .optional("total", .wholeNumber(0...10_000_000), "All cases."),
            .optional("groups", .list(.record(caseGroup)), "By kind."),
            .optional("interviews", .wholeNumber(0...10_000_000), "Interviews held."),
            .optional("meetings", .wholeNumber(0...10_000_000), "Meetings held."),
            .optional("survey", .record(survey), "A survey of children."),
        ])

    private static let caseGroup = SchemaRecord(
        "a group of cases",
        [
            .required("label", .text, "Such as court disposals."),
            .required("count", .wholeNumber(0...10_000_000), "How many."),
            .optional("of", .list(.record(casePart)), "What the group is made of."),
        ])

    private static let casePart = SchemaRecord(
        "a part of a group",
        [
            .required("label", .text, "Such as custodial sentences."),
            .required("count", .wholeNumber(0...10_000_000), "How many."),
        ])

    private static let survey = SchemaRecord(
        "a survey",
        [
            .required("sent", .wholeNumber(0...10_000_000), "How many were asked."),
            .required("replies", .wholeNumber(0...10_000_000), "How many answered."),
        ])

    private static let fact = SchemaRecord(
        "a fact",
        [
            .required("key", .code, "The name of the figure."),
            .required("value", .either([.number, .text]), "The figure."),
            .optional("unit", .text, "%, count, rate/100,000, …"), .optional("period", .text, "What time it is about."),
            .optional("source", .text, "Where it is from."), .optional("anchor", .text, "Where the report has it."),
            .optional("text", .text, "The figure in a sentence."),
        ])

    private static let findings = SchemaRecord(
        "the findings",
        [
            .optional("strengths", .list(.either([.text, .record(finding)])), "Strengths."),
            .optional("improvements", .list(.either([.text, .record(finding)])), "Areas for improvement."),
        ])

    private static let finding = SchemaRecord(
        "a finding",
        [
            .required("text", .text, "The finding."), .optional("standard", .code, "The standard it belongs to."),
            .optional("anchor", .text, "Where the report has it."),
        ])

    private static let quote = SchemaRecord(
        "a quote",
        [
            .required("text", .text, "The words, without quotation marks."),
            .optional("speaker", .text, "The spokesperson if not given."),
            .optional("source", .text, "The report or the statement that it is from."),
            .optional("verbatim", .flag, "Whether the words are exactly those of the source."),
        ])

    private static let addressee = SchemaRecord(
        "an addressee",
        [
            .required("id", .slug, "What recommendations refer to."),
            .required("name", .text, "As it stands before “should”."),
            .optional("shortName", .text, "As used in the release."),
            .optional("lead", .text, "The lead-in; “NAME should:” if not given."),
        ])

    private static let recommendation = SchemaRecord(
        "a recommendation",
        [
            .required("number", .wholeNumber(1...10_000), "Counted on through all groups."),
            .optional("addressee", .text, "The id of an addressee, or its name."),
            .required("text", .text, "What should be done."),
            .optional("highlight", .text, "In a few words, for the release."),
        ])

    private static let previous = SchemaRecord(
        "a previous inspection",
        [
            .optional("rating", .text, "The rating then."), .required("year", .wholeNumber(1900...9999), "The year."),
            .optional("kind", .text, "What it was."),
        ])

    private static let note = SchemaRecord(
        "a note", [.optional("id", .slug, "An id of the boilerplate."), .optional("text", .text, "A text of its own.")])

    private static let boilerplate = SchemaRecord(
        "a boilerplate text",
        [
            .required("id", .slug, "What notes refer to."),
            .optional("language", .choice(["en", "cy"]), "en if not given."),
            .required("text", .text, "The text."), .optional("validFrom", .date, "First day of use."),
            .optional("validTo", .date, "Last day of use."), .optional("owner", .text, "Who keeps it right."),
        ])

    private static let contact = SchemaRecord("contacts", [.optional("media", .record(mediaContact), "For the press.")])

    private static let mediaContact = SchemaRecord(
        "a contact",
        [
            .optional("role", .text, "Such as Head of Communications."), .optional("name", .text, "Name."),
            .required("email", .text, "E-mail address."), .optional("phone", .text, "Telephone number."),
            .optional("outOfHours", .text, "Telephone number at night and at weekends."),
        ])

    private static let report = SchemaRecord(
        "a report",
        [
            .optional("title", .text, "The title."), .optional("foreword", .texts, "Paragraphs."),
            .optional("acknowledgements", .texts, "Paragraphs."), .optional("background", .texts, "Paragraphs."),
            .optional("methodology", .texts, "Paragraphs."), .optional("diversity", .texts, "Paragraphs."),
            .optional("participation", .texts, "Paragraphs on what children and parents say."),
            .optional("furtherInformation", .texts, "Paragraphs."),
            .optional("publisher", .texts, "The publisher's address, line by line."),
        ])

    private static let letter = SchemaRecord(
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

    private static let sender = SchemaRecord(
        "a sender",
        [
            .required("name", .text, "The name."), .optional("lines", .texts, "The address."),
            .optional("phone", .text, "Telephone number."),
            .optional("website", .text, "The site."),
        ])

    private static let recipient = SchemaRecord(
        "a recipient",
        [
            .required("name", .text, "First and last name."), .optional("honorific", .text, "Dr, Councillor, …"),
            .optional("roles", .texts, "Every role in which the letter is sent."),
        ])

    private static let section = SchemaRecord(
        "a section",
        [
            .required("number", .wholeNumber(1...1000), "The number."), .required("heading", .text, "The heading."),
            .required("paragraphs", .texts, "Numbered within the section."),
        ])

    private static let footnote = SchemaRecord(
        "a footnote",
        [
            .required("mark", .code, "The number that the text has as [^1]."),
            .required("text", .text, "The footnote."),
            .optional("anchor", .text, "Where it belongs."),
        ])

    private static let copy = SchemaRecord(
        "a line of the copy list",
        [.required("role", .text, "The role."), .optional("names", .texts, "One or more names.")])

    private static let glossaryEntry = SchemaRecord(
        "a glossary entry",
        [
            .required("abbr", .text, "The abbreviation."), .required("expansion", .text, "What it stands for."),
            .optional("firstUse", .text, "Where it is first used."),
        ])

    private static let practiceExample = SchemaRecord(
        "an example from practice",
        [
            .required("text", .text, "The example."), .optional("pseudonym", .flag, "Whether a name in it is changed."),
            .optional("standard", .code, "The standard it belongs to."),
        ])

    private static let mailList = SchemaRecord(
        "a mailing list",
        [
            .required("name", .text, "The name."), .optional("territory", .text, "The area."),
            .optional("trusted", .flag, "Whether it may be sent embargoed copies."),
        ])

    private static let social = SchemaRecord(
        "a social media text",
        [
            .required("channel", .text, "The channel."), .required("text", .text, "The text."),
            .optional("limit", .wholeNumber(1...100_000), "Characters that the channel takes."),
            .optional("link", .text, "The link."),
            .optional("altText", .text, "What the picture shows."),
        ])

    private static let welsh = SchemaRecord(
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
