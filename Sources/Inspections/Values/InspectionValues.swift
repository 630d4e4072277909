internal import CivilTime
internal import DataReaders
package import Templating

extension Inspection {
    /// Everything that a template can use of the inspection; see docs/inspection-values.md.
    ///
    /// - Parameters:
    ///   - state: What the document is made as.
    ///   - world: Not read now: what depends on the clock is the caller's decision, made into `state`.
    package func templateContext(
        state: PublicationState, world: World, withholdingPersonalData: Bool = false
    ) -> Value {
        let builder = InspectionValues(self, state: state, isWithholding: withholdingPersonalData)
        return builder.value()
    }
}

/// Builds the values of one inspection.
struct InspectionValues: Sendable {
    let inspection: Inspection
    var ratings: Ratings { inspection.ratings }
    let state: PublicationState
    /// Whether e-mail addresses and telephone numbers marked as personal are left out.
    let isWithholding: Bool
    var root: DataNode { inspection.file.root }

    typealias Pairs = [(String, Value)]

    init(_ inspection: Inspection, state: PublicationState, isWithholding: Bool) {
        self.inspection = inspection
        self.state = state
        self.isWithholding = isWithholding
    }

    func value() -> Value {
        var pairs: Pairs = [
            ("kind", .string("inspection")), ("id", .string(inspection.id)),
            ("type", .string(inspection.kind.rawValue)),
            ("isJoint", .bool(inspection.kind == .joint)), ("isReinspection", .bool(inspection.kind == .reinspection)),
            ("lang", .string(inspection.language)), ("pairId", Self.text(inspection.pairID)),
        ]
        pairs.reserveCapacity(64)
        pairs.take(people())
        pairs.take(dates())
        pairs.take(ratingValues())
        pairs.take(recommendations())
        pairs.take(contents())
        pairs.append(("letter", letter()))
        return .dict(unique: pairs)
    }

    static func text(_ text: String?) -> Value { text.map { .string($0) } ?? .none }
    static func texts(_ texts: [String]) -> Value { .list(texts.map { .string($0) }) }

    /// A whole number, written as 5 or as 5.0.
    static func whole(_ node: DataNode?, _ key: String) -> Value { node?.integer(key).map { .int($0) } ?? .none }

    /// The named fields of a node as they are, `none` for those not given.
    static func fields(_ node: DataNode?, _ names: [String]) -> Pairs {
        names.map { ($0, node?[$0]?.value ?? .none) }
    }
}

extension InspectionValues.Pairs {
    /// Appends pairs that nobody else needs: to copy a value counts references.
    fileprivate mutating func take(_ pairs: consuming [(String, Value)]) {
        pairs.withUnsafeMutableBufferPointer { pairs in
            for index in pairs.indices {
                var value = Value.none
                swap(&value, &pairs[index].1)
                append((pairs[index].0, value))
            }
        }
    }
}

// MARK: Who

extension InspectionValues {
    private func people() -> Pairs {
        let service = inspection.service
        let body = root["body"]
        return [
            (
                "service",
                .dict(unique: [
                    ("name", .string(service.name)), ("shortName", .string(service.shortName)),
                    ("abbr", .string(service.abbreviation)), ("area", .string(service.area)),
                    ("nameCy", Self.text(service.welshName)), ("country", .string(service.country)), ("ages", ages()),
                ])
            ),
            ("host", Self.text(root.text("host"))),
            (
                "body",
                .dict(
                    unique: [
                        ("name", .string(inspection.body.name)), ("longName", .string(inspection.body.longName)),
                        ("inSentence", .string(inspection.body.inSentence)),
                        ("longNameInSentence", .string(inspection.body.longNameInSentence)),
                        ("abbr", Self.text(inspection.body.abbreviation)),
                        ("address", Self.texts(body?.texts("address") ?? [])),
                    ] + Self.fields(body, ["website", "phone", "nameCy"]))
            ),
            ("monarch", .string(root.text("monarch") ?? Self.monarch(on: inspection.publication.date.date))),
            ("partners", .list(inspection.partners.map(partner))),
            ("partnersText", .string(EnglishWords.list(inspection.partners.map(Self.nameWithAbbreviation)))),
            ("partnerNamesText", .string(EnglishWords.list(inspection.partners.map(Self.nameInSentence)))),
            ("inspector", .dict(unique: [("lead", person(root["inspector"]?["lead"]))])),
            ("spokesperson", spokesperson()),
            ("contact", .dict(unique: [("media", media())])),
        ]
    }

    /// The King has reigned since 8 September 2022.
    static func monarch(on date: CivilDate) -> String {
        (date.year, date.month, date.day) >= (2022, 9, 8) ? "His" : "Her"
    }

    private func ages() -> Value {
        guard let ages = root["service"]?["ages"], let from = ages.integer("from"), let to = ages.integer("to") else {
            return .none
        }
        return .dict(unique: [
            ("from", .int(from)), ("to", .int(to)), ("text", .string(from == to ? "\(from)" : "\(from) to \(to)")),
        ])
    }

    private func partner(_ partner: Inspection.Partner) -> Value {
        .dict(unique: [
            ("id", Self.text(partner.id)), ("name", .string(partner.name)), ("abbr", Self.text(partner.abbreviation)),
            ("sector", Self.text(partner.sector)), ("text", .string(Self.nameWithAbbreviation(partner))),
        ])
    }

    private static func nameWithAbbreviation(_ partner: Inspection.Partner) -> String {
        nameInSentence(partner) + (partner.abbreviation.map { " (\($0))" } ?? "")
    }

    private static func nameInSentence(_ partner: Inspection.Partner) -> String {
        (partner.article.map { $0 + " " } ?? "") + partner.name
    }

    func person(_ node: DataNode?) -> Value {
        guard let node, node.mapping != nil else { return .none }
        let isHidden = isWithholding && (node.flag("personal") ?? false)
        return .dict(
            unique: Self.fields(node, ["name", "role"]) + [
                ("email", isHidden ? .none : Self.text(node.text("email"))),
                ("phone", isHidden ? .none : Self.text(node.text("phone"))),
            ])
    }

    private func spokesperson() -> Value {
        guard let person = inspection.spokesperson else { return .none }
        let surname = root["spokesperson"]?.text("surname") ?? Surname.of(person.name)
        return .dict(unique: [
            ("name", .string(person.name)), ("office", .string(person.office)), ("title", Self.text(person.title)),
            ("interim", .bool(person.isInterim)),
            ("officeText", .string((person.isInterim ? "Interim " : "") + person.office)),
            ("surname", .string(surname)),
            ("formalName", .string(person.title.map { $0 + " " + surname } ?? person.name)),
        ])
    }

    private func media() -> Value {
        guard let node = root["contact"]?["media"], node.mapping != nil else { return .none }
        return .dict(unique: Self.fields(node, ["role", "name", "email", "phone", "outOfHours"]))
    }
}

// MARK: When

extension InspectionValues {
    private func dates() -> Pairs {
        let publication = inspection.publication
        return [
            (
                "publication",
                .dict(unique: [
                    ("date", Self.date(publication.date.date)), ("time", .string(ClockText.house(publication.time))),
                    ("timeGovUK", .string(ClockText.govUK(publication.time))),
                    ("timeWelsh", .string(ClockText.colon(publication.time))),
                    ("instant", .string(Self.instantText(publication.instant))),
                    (
                        "text",
                        .string(
                            CalendarNames.english.longDate(publication.date.date) + " at "
                                + ClockText.house(publication.time))
                    ),
                    (
                        "textWelsh",
                        .string(
                            CalendarNames.welsh.longDate(publication.date.date) + ", "
                                + ClockText.colon(publication.time))
                    ),
                ])
            ),
            ("announced", inspection.announced.map { Self.date($0.date) } ?? .none),
            ("fieldwork", fieldwork()), ("embargo", embargo()), ("status", status()),
        ]
    }

    static func date(_ date: CivilDate) -> Value { .object(DateObject(date)) }

    /// `2025-01-28T00:01:00+00:00`, as clocks in London show it.
    static func instantText(_ instant: Instant) -> String {
        let (date, time) = TimeZoneRules.london.local(of: instant)
        let offset = TimeZoneRules.london.offset(at: instant) == 0 ? "+00:00" : "+01:00"
        return "\(date)T\(time.iso)\(offset)"
    }

    private func fieldwork() -> Value {
        guard let fieldwork = inspection.fieldwork else { return .none }
        return .dict(unique: [
            ("text", .string(FieldworkText.text(fieldwork))), ("sentence", .string(FieldworkText.sentence(fieldwork))),
            ("welsh", .string(FieldworkText.text(fieldwork, .welsh))), ("start", Self.date(fieldwork.start)),
            ("end", Self.date(fieldwork.end)),
        ])
    }

    private func embargo() -> Value {
        let until = inspection.embargo
        let (date, time) = TimeZoneRules.london.local(of: until)
        return .dict(unique: [
            ("until", .string(Self.instantText(until))), ("date", Self.date(date)),
            ("time", .string(ClockText.house(time))), ("timeWelsh", .string(ClockText.colon(time))),
            ("line", .string(embargoLine)),
        ])
    }

    private var embargoLine: String {
        let (date, time) = TimeZoneRules.london.local(of: inspection.embargo)
        return
            "EMBARGOED UNTIL \(ClockText.house(time)), \(CalendarNames.english.longDateWithWeekday(date).uppercased())"
    }

    private func status() -> Value {
        let banner: Value
        switch state {
        case .draft: banner = .string("DRAFT: not for circulation")
        case .embargoed: banner = .string(embargoLine)
        case .published: banner = .none
        }
        return .dict(unique: [
            ("state", .string(state.rawValue)), ("isDraft", .bool(state == .draft)),
            ("isEmbargoed", .bool(state == .embargoed)), ("isPublished", .bool(state == .published)),
            ("banner", banner),
            ("available", .string(state == .published ? "is available" : "will be available")),
            ("release", Self.text(inspection.releaseStatus)),
        ])
    }
}
