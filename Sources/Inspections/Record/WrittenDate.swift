package import CivilTime

/// A day as a record may write it: `2025-01-28`, `28 January 2025`, with or without the weekday before it.
package struct WrittenDate: Sendable, Hashable {
    package let date: CivilDate
    /// 1 for Monday … 7 for Sunday, if the record names the weekday: it may be the wrong one.
    package let namedWeekday: Int?

    package init?(_ text: String) {
        if let date = CivilDate(iso: text) {
            self.date = date
            namedWeekday = nil
            return
        }
        guard let parts = Self.parts(text), let month = parts.month,
            let date = CivilDate(year: parts.year, month: month, day: parts.day)
        else { return nil }
        self.date = date
        namedWeekday = parts.weekday
    }

    /// Whether a text that is no date would be one if the day existed.
    static func hasFormOfDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        if bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") {
            return [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy { (0x30...0x39).contains(bytes[$0]) }
        }
        return parts(text).map { $0.month != nil } ?? false
    }

    private struct Parts {
        var weekday: Int?
        var day: Int
        var month: Int?
        var year: Int
    }

    private static func parts(_ text: String) -> Parts? {
        // Every form ends in the year.
        guard (10...40).contains(text.utf8.count), let last = text.utf8.last, (0x30...0x39).contains(last) else {
            return nil
        }
        var words = text.split(separator: " ").map(String.init)
        var weekday: Int?
        if words.count == 4 {
            let name = words[0].hasSuffix(",") ? String(words[0].dropLast()) : words[0]
            guard let index = CalendarNames.english.days.firstIndex(of: name) else { return nil }
            weekday = index + 1
            words.removeFirst()
        }
        guard words.count == 3, words[0].utf8.count <= 2, words[2].utf8.count == 4, let day = Int(words[0]),
            let year = Int(words[2])
        else { return nil }
        let month = CalendarNames.english.months.firstIndex(of: words[1])
        return Parts(weekday: weekday, day: day, month: month.map { $0 + 1 }, year: year)
    }
}
