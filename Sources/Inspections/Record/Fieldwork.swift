package import CivilTime

/// When inspectors were on site.
package enum Fieldwork: Sendable {
    /// Only the month is said.
    case month(WrittenMonth)
    case period(start: WrittenDate, end: WrittenDate)
    /// The first day of each week on site.
    case weeks([WrittenDate])

    /// The first day that it can have been.
    package var start: CivilDate {
        switch self {
        case .month(let month): month.firstDay
        case .period(let start, _): start.date
        case .weeks(let days): days.map(\.date).min() ?? CivilDate.earliest
        }
    }

    /// The last day that it can have been: a month may end at once, a week lasts until its Friday.
    package var end: CivilDate {
        switch self {
        case .month(let month): month.lastDay
        case .period(_, let end): end.date
        case .weeks(let days):
            days.map(\.date).max().flatMap { $0.adding(days: 4) } ?? CivilDate.earliest
        }
    }
}
