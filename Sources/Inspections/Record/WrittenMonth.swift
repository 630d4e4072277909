package import CivilTime

/// A month as a record may write it: `2025-01`, `January 2025`.
package struct WrittenMonth: Sendable, Hashable {
    package let firstDay: CivilDate

    package init?(_ text: String) {
        if let first = CivilDate(iso: text + "-01") {
            firstDay = first
            return
        }
        let words = text.split(separator: " ")
        guard words.count == 2, words[1].utf8.count == 4, let year = Int(words[1]),
            let month = CalendarNames.english.months.firstIndex(of: String(words[0])),
            let first = CivilDate(year: year, month: month + 1, day: 1)
        else { return nil }
        firstDay = first
    }

    package var lastDay: CivilDate {
        let days = CivilDate.daysInMonth(firstDay.month, ofYear: firstDay.year)
        return CivilDate(year: firstDay.year, month: firstDay.month, day: days) ?? firstDay
    }
}
