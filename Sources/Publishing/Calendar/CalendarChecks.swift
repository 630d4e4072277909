package import CivilTime
package import Diagnostics

extension Diagnostic.Code {
    package static let publicationOnWeekend: Self = "publication-on-weekend"
    package static let publicationOnBankHoliday: Self = "publication-on-bank-holiday"
    package static let publicationInPreElectionPeriod: Self = "publication-in-pre-election-period"
    package static let tooManyOnOneDay: Self = "too-many-on-one-day"
    package static let publicationBeforeFieldworkEnds: Self = "publication-before-fieldwork-ends"
    package static let weekdayMismatch: Self = "weekday-mismatch"
}

/// What a calendar is checked against.
package struct CalendarRules: Sendable {
    /// Periods in which nothing may be published, first and last day included, with what to call them.
    package var preElectionPeriods: [(from: CivilDate, to: CivilDate, name: String)] = []
    /// One-off holidays that no rule knows, such as those of a proclamation, with their names.
    package var bankHolidays: [CivilDate: String] = [:]
    /// More publications than this on one day are too many to be noticed.
    package var mostOnOneDay = 4

    package init() {}
}

/// Finds the dates that a press office would not have chosen.
package enum CalendarChecks {
    /// - Returns: Errors (fieldwork, weekday) and warnings in the order of the entries.
    package static func findings(in entries: [CalendarEntry], rules: CalendarRules) -> [Diagnostic] {
        let sorted = entries.sorted(by: CalendarEntry.precedes)
        var findings: [Diagnostic] = []
        for entry in sorted {
            findings += clock(entry, rules) + seasons(entry, rules) + order(entry)
        }
        let days = Dictionary(grouping: sorted) { $0.date }
        for date in days.keys.sorted() {
            guard let onDay = days[date], onDay.count > rules.mostOnOneDay else { continue }
            findings.append(
                Diagnostic(
                    .tooManyOnOneDay,
                    "\(onDay.count) publications on \(date), more than \(rules.mostOnOneDay): "
                        + onDay.map(\.id).joined(separator: ", "),
                    at: onDay[rules.mostOnOneDay].place, severity: .warning))
        }
        return findings
    }

    private static func clock(_ entry: CalendarEntry, _ rules: CalendarRules) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        let weekday = entry.date.weekday
        if let stated = entry.statedWeekday, stated != weekday {
            findings.append(
                Diagnostic(
                    .weekdayMismatch,
                    "'\(entry.id)' is dated \(Weekday.name(stated)) \(entry.date), which is a \(Weekday.name(weekday))",
                    at: entry.place))
        }
        if weekday > 5 {
            findings.append(
                Diagnostic(
                    .publicationOnWeekend, "'\(entry.id)' is published on a \(Weekday.name(weekday)), \(entry.date)",
                    at: entry.place, severity: .warning))
        }
        if let holiday = rules.bankHolidays[entry.date] ?? BankHolidays.name(on: entry.date) {
            findings.append(
                Diagnostic(
                    .publicationOnBankHoliday, "'\(entry.id)' is published on \(entry.date), \(holiday)",
                    at: entry.place, severity: .warning))
        }
        return findings
    }

    private static func seasons(_ entry: CalendarEntry, _ rules: CalendarRules) -> [Diagnostic] {
        rules.preElectionPeriods.filter { $0.from <= entry.date && entry.date <= $0.to }.map {
            Diagnostic(
                .publicationInPreElectionPeriod,
                "'\(entry.id)' is published on \(entry.date), within the \($0.name) (\($0.from) to \($0.to))",
                at: entry.place, severity: .warning)
        }
    }

    private static func order(_ entry: CalendarEntry) -> [Diagnostic] {
        guard let end = entry.fieldworkEnd, entry.date <= end else { return [] }
        return [
            Diagnostic(
                .publicationBeforeFieldworkEnds,
                "'\(entry.id)' is published on \(entry.date), before its fieldwork ends (\(end))", at: entry.place)
        ]
    }
}
