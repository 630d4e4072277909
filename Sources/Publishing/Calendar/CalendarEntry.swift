package import CivilTime
package import Diagnostics

/// One publication in the calendar.
package struct CalendarEntry: Sendable {
    /// The id of the record.
    package var id: String
    /// What is published, for people: the name of the service, never its rating.
    package var title: String
    package var date: CivilDate
    /// The local time in London.
    package var time: CivilTimeOfDay
    /// The instant before which nothing may appear.
    package var embargo: Instant
    /// That it had another date or time in an earlier batch.
    package var move: PublicationMove?
    /// Whether it was withdrawn: an event that takes the one away that calendars have.
    package var isCancelled: Bool
    /// When the fieldwork ended, where the record says so.
    package var fieldworkEnd: CivilDate?
    /// The weekday that the source names beside the date, 1 for Monday … 7 for Sunday.
    package var statedWeekday: Int?
    /// Where the date is written down.
    package var place: Diagnostic.Place

    package init(
        id: String, title: String, date: CivilDate, time: CivilTimeOfDay, embargo: Instant,
        move: PublicationMove? = nil, isCancelled: Bool = false, fieldworkEnd: CivilDate? = nil,
        statedWeekday: Int? = nil,
        place: Diagnostic.Place = .nowhere
    ) {
        self.id = id
        self.title = title
        self.date = date
        self.time = time
        self.embargo = embargo
        self.move = move
        self.isCancelled = isCancelled
        self.fieldworkEnd = fieldworkEnd
        self.statedWeekday = statedWeekday
        self.place = place
    }

    /// Earliest first, then by id.
    package static func precedes(_ a: CalendarEntry, _ b: CalendarEntry) -> Bool {
        (a.embargo, a.id) < (b.embargo, b.id)
    }
}

/// English names of weekdays, 1 for Monday … 7 for Sunday.
package enum Weekday {
    private static let names = CalendarNames.english.days

    package static func name(_ number: Int) -> String {
        (1...7).contains(number) ? names[number - 1] : "day \(number)"
    }

    /// The number of `Tuesday`, `tuesday` or `Tue`.
    package static func number(_ text: String) -> Int? {
        let wanted = text.lowercased()
        guard wanted.utf8.count >= 3 else { return nil }
        return names.firstIndex { $0.lowercased().hasPrefix(wanted) }.map { $0 + 1 }
    }
}
