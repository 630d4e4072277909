internal import DataReaders
package import Diagnostics

/// The fields of an inspection record. The reader, the suggestions in its messages and the published JSON Schema are all
/// made from this one description.
package enum InspectionSchema {
    /// The JSON Schema (draft 2020-12) that editors use for completion.
    ///
    /// - Parameters:
    ///   - frameworks: Whose ids, rating words and codes to suggest; others are valid too.
    ///   - bodies: Whose ids to suggest for `partners`.
    package static func json(
        frameworks: FrameworkLibrary = .builtIn, bodies: BodyRegister = .builtIn
    ) throws(DiagnosticList) -> String {
        var words: [String] = []
        var codes: Set<String> = []
        for id in frameworks.ids {
            guard let framework = try frameworks.framework(id) else { continue }
            words += framework.scale.grades.map(\.word).filter { !words.contains($0) }
            codes.formUnion(framework.standards.map(\.code))
        }
        var examples = ["framework": frameworks.ids, "partners": bodies.bodies.map(\.id)]
        for place in ["overall", "standards", "resettlement", "previous"] { examples[place + ".rating"] = words }
        examples["resettlement"] = words
        for place in ["standards.code", "findings.strengths.standard", "findings.improvements.standard"] {
            examples[place] = codes.sorted()
        }
        examples["notes"] = CheckRule.usualNotes
        return JSONWriter.write(
            inspection.jsonSchema(
                id: "https://letterpress.example/schema/inspection.json", title: "Letterpress inspection",
                examples: examples), .pretty)
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
}
