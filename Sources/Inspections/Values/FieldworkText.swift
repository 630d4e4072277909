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
        case .period(let start, let end):
            if start.date == end.date {
                "on " + text(fieldwork)
            } else if start.date.adding(days: 1) == end.date {
                "on " + dates([start.date, end.date], .english)
            } else {
                "from " + text(fieldwork)
            }
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

    /// `4 and 5 March 2025`, `27 June and 11 July 2022`: the month once if all share it, the year once where days do.
    private static func dates(_ days: [CivilDate], _ names: CalendarNames) -> String {
        let sharesMonth = days.allSatisfy { $0.month == days.first?.month && $0.year == days.first?.year }
        return EnglishWords.list(
            days.enumerated().map { index, day in
                let isLast = index == days.count - 1
                guard !isLast, days[index + 1].year == day.year else { return names.longDate(day) }
                if sharesMonth { return "\(day.day)" }
                return "\(day.day) \(names.months[day.month - 1])"
            })
    }
}
