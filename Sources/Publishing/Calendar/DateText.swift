package import CivilTime

/// Reads dates and times as people and spreadsheets write them in Britain.
package enum DateText {
    /// `2025-01-28`, `28 January 2025`, `28 Jan 2025`, `28/01/2025`, each with or without `Tuesday` before it.
    /// - Returns: The date and the weekday that the text names, or `nil` if it names no day that exists.
    package static func date(_ text: String) -> (date: CivilDate, weekday: Int?)? {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\u{A0}" }).map(String.init)
        var weekday: Int?
        if words.count > 1, let number = Weekday.number(words[0]) {
            weekday = number
            words.removeFirst()
        }
        if words.count == 1 {
            if let date = CivilDate(iso: words[0]) { return (date, weekday) }
            let parts = words[0].split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[2].utf8.count == 4, let date = civil(parts[0], Int(parts[1]), parts[2]) else {
                return nil
            }
            return (date, weekday)
        }
        guard words.count == 3, let date = civil(words[0][...], month(words[1]), words[2][...]) else { return nil }
        return (date, weekday)
    }

    /// `00:01`, `00.01`, `9:30`, `12:01am`, `9.30 pm`.
    package static func time(_ text: String) -> CivilTimeOfDay? {
        var digits = text.lowercased().filter { $0 != " " }
        let isMorning = digits.hasSuffix("am")
        let isAfternoon = digits.hasSuffix("pm")
        if isMorning || isAfternoon { digits.removeLast(2) }
        let parts = digits.split(whereSeparator: { $0 == ":" || $0 == "." }).map(String.init)
        guard (1...3).contains(parts.count), isMorning || isAfternoon || parts.count > 1,
            parts.allSatisfy({ (1...2).contains($0.utf8.count) }), var hour = Int(parts[0]),
            let minute = parts.count > 1 ? Int(parts[1]) : 0, let second = parts.count > 2 ? Int(parts[2]) : 0
        else { return nil }
        if isMorning || isAfternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        return CivilTimeOfDay(hour: hour, minute: minute, second: second)
    }

    private static let months = CalendarNames.english.months.map { $0.lowercased() }

    private static func month(_ text: String) -> Int? {
        let wanted = text.lowercased()
        guard wanted.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(wanted) }.map { $0 + 1 }
    }

    private static func civil(_ day: Substring, _ month: Int?, _ year: Substring) -> CivilDate? {
        guard let day = Int(day), let month, let year = Int(year) else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}
