package import CivilTime
package import Diagnostics
internal import Inspections

extension Diagnostic.Code {
    package static let badCalendarDate: Self = "bad-calendar-date"
    package static let badCalendarKey: Self = "bad-calendar-key"
    package static let calendarNamesNobody: Self = "calendar-names-nobody"
    package static let calendarNamesTwice: Self = "calendar-names-twice"
}

/// What a calendar file says: dates that overrule those of the records, and what dates are checked against.
package struct PublicationCalendar: Sendable {
    /// One line of the file.
    package struct Date: Sendable {
        package var id: String
        package var date: CivilDate
        /// `nil` keeps the time of the record.
        package var time: CivilTimeOfDay?
        package var statedWeekday: Int?
        package var place: Diagnostic.Place
    }

    package private(set) var dates: [Date] = []
    /// Indices into ``dates``.
    private var numbers: [String: Int] = [:]
    package var rules = CalendarRules()

    package init() {}

    /// The line for a record.
    package func date(for id: String) -> Date? { numbers[id].map { dates[$0] } }

    /// - Returns: `false` for a record that has a line already, which stays.
    package mutating func add(_ date: Date) -> Bool {
        guard numbers[date.id] == nil else { return false }
        numbers[date.id] = dates.count
        dates.append(date)
        return true
    }
}

extension PublicationCalendar.Date {
    /// - Parameter ids: The records that there are.
    func strayWarning(among ids: Set<String>) -> Diagnostic {
        Diagnostic(
            .calendarNamesNobody, "the calendar dates '\(id)', and there is no record of that id", at: place,
            severity: .warning, hint: NearestName.of(id, among: ids.sorted()).map { "did you mean '\($0)'?" })
    }
}

/// When a record is published, from the record itself or from a calendar.
package struct PublicationMoment: Sendable, Hashable {
    package var date: CivilDate
    package var time: CivilTimeOfDay
    package var instant: Instant

    init(_ publication: Inspection.Publication) {
        date = publication.date.date
        time = publication.time
        instant = publication.instant
    }

    /// - Throws: A diagnostic without a place, for a local time that the London clock jumps over or shows twice.
    package init(date: CivilDate, time: CivilTimeOfDay) throws(Diagnostic) {
        self.date = date
        self.time = time
        switch TimeZoneRules.london.instant(of: date, at: time) {
        case .unique(let instant): self.instant = instant
        case .skipped:
            throw Diagnostic(
                .badCalendarDate,
                "\(date) has no \(time.iso.prefix(5)) in London: the clock goes forward from 01:00 to 02:00 that night")
        case .repeated:
            throw Diagnostic(
                .badCalendarDate,
                "\(date) has \(time.iso.prefix(5)) twice in London: the clock goes back from 02:00 to 01:00 that night",
                hint: "choose a time before 01:00 or from 02:00")
        }
    }
}
