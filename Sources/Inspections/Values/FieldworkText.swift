internal import CivilTime

/// Fieldwork in words.
enum FieldworkText {
    /// `October 2024`, `23 to 25 May 2016`, `27 June and 11 July 2022`.
    static func text(_ fieldwork: Fieldwork, _ names: CalendarNames = .english) -> String {
        switch fieldwork {
        case .month(let month): names.monthAndYear(month.firstDay)
        case .period(let start, let end): range(start.date, end.date, names)
        case .weeks(let days): dates(days.map(\.date).sorted(), names)
        }
    }

    /// As it follows “Fieldwork took place”.
    static func sentence(_ fieldwork: Fieldwork) -> String {
        switch fieldwork {
        case .month: "in " + text(fieldwork)
        case .period(let start, let end): (start.date == end.date ? "on " : "from ") + text(fieldwork)
        case .weeks(let days):
            days.count == 1
                ? "in the week beginning " + text(fieldwork)
                : "over \(EnglishWords.number(days.count)) weeks, beginning on " + text(fieldwork)
        }
    }

    /// What two dates share is said once.
    private static func range(_ start: CivilDate, _ end: CivilDate, _ names: CalendarNames) -> String {
        if start == end { return names.longDate(start) }
        if start.year != end.year { return "\(names.longDate(start)) to \(names.longDate(end))" }
        if start.month != end.month { return "\(start.day) \(names.months[start.month - 1]) to \(names.longDate(end))" }
        return "\(start.day) to \(names.longDate(end))"
    }

    private static func dates(_ days: [CivilDate], _ names: CalendarNames) -> String {
        EnglishWords.list(
            days.enumerated().map { index, day in
                let isLast = index == days.count - 1
                let sharesYear = !isLast && days[index + 1].year == day.year
                return sharesYear ? "\(day.day) \(names.months[day.month - 1])" : names.longDate(day)
            })
    }
}
