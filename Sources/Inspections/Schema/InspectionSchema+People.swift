/// Who inspects, who is inspected, and who speaks.
extension InspectionSchema {
    static let service = SchemaRecord(
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

    static let ages = SchemaRecord(
        "an age range",
        [
            .required("from", .wholeNumber(0...120), "The lowest age, in years."),
            .required("to", .wholeNumber(0...120), "The highest age, in years."),
        ])

    static let body = SchemaRecord(
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

    static let partner = SchemaRecord(
        "a partner",
        [
            .optional("id", .slug, "The partner in the register of bodies."),
            .optional("name", .text, "The full name."),
            .optional("abbr", .text, "The abbreviation."), .optional("sector", .text, "police, health, …"),
        ])

    static let inspector = SchemaRecord(
        "an inspector", [.optional("lead", .record(person), "The lead inspector.")])

    static let person = SchemaRecord(
        "a person",
        [
            .required("name", .text, "First and last name."), .optional("role", .text, "Job title."),
            .optional("email", .text, "E-mail address."), .optional("phone", .text, "Telephone number."),
            .optional("personal", .flag, "Whether e-mail and telephone are withheld on the web."),
        ])

    static let spokesperson = SchemaRecord(
        "a spokesperson",
        [
            .required("name", .text, "First and last name."),
            .optional("surname", .text, "What follows the title; the last word of the name if not given."),
            .required("office", .text, "Such as Chief Inspector of Probation."),
            .optional("title", .text, "Mr, Ms, Dr, …"),
            .optional("interim", .flag, "Whether the office is held for the time being."),
            .optional("from", .date, "First day in office."), .optional("to", .date, "Last day in office."),
        ])

    static let contact = SchemaRecord("contacts", [.optional("media", .record(mediaContact), "For the press.")])

    static let mediaContact = SchemaRecord(
        "a contact",
        [
            .optional("role", .text, "Such as Head of Communications."), .optional("name", .text, "Name."),
            .required("email", .text, "E-mail address."), .optional("phone", .text, "Telephone number."),
            .optional("outOfHours", .text, "Telephone number at night and at weekends."),
        ])
}
