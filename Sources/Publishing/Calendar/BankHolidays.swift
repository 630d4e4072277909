package import CivilTime

/// The bank holidays of England and Wales, by rule, with the days that were moved or added by proclamation.
///
/// Source: Banking and Financial Dealings Act 1971, schedule 1, with the days that royal proclamations move or add, as
/// GOV.UK lists them ("UK bank holidays"). Proclamations of future years are not known; the rules stand for them.
package enum BankHolidays {
    package struct Holiday: Hashable, Sendable {
        package let date: CivilDate
        package let name: String
    }

    /// The name of the holiday on a day, `nil` on any other.
    package static func name(on date: CivilDate) -> String? {
        holidays(in: date.year).first { $0.date == date }?.name
    }

    /// The holidays of a year in order of their dates.
    package static func holidays(in year: Int) -> [Holiday] {
        var found: [Holiday] = []
        func add(_ date: CivilDate?, _ name: String) { if let date { found.append(Holiday(date: date, name: name)) } }

        add(substitute(CivilDate(year: year, month: 1, day: 1)), "New Year’s Day")
        let easter = easterSunday(in: year)
        add(easter?.adding(days: -2), "Good Friday")
        add(easter?.adding(days: 1), "Easter Monday")
        for moved in proclaimed[year] ?? [] { add(CivilDate(iso: moved.date), moved.name) }
        if !moves("Early May bank holiday", in: year) {
            add(firstMonday(ofMonth: 5, in: year), "Early May bank holiday")
        }
        if !moves("Spring bank holiday", in: year) { add(lastMonday(ofMonth: 5, in: year), "Spring bank holiday") }
        add(lastMonday(ofMonth: 8, in: year), "Summer bank holiday")
        let (christmas, boxing) = christmasDays(in: year)
        add(christmas, "Christmas Day")
        add(boxing, "Boxing Day")
        return found.sorted { $0.date < $1.date }
    }

    /// Days that a proclamation moved (under their own name) or added.
    private static let proclaimed: [Int: [(date: String, name: String)]] = [
        1995: [("1995-05-08", "Early May bank holiday")],
        1999: [("1999-12-31", "Millennium holiday")],
        2002: [("2002-06-04", "Spring bank holiday"), ("2002-06-03", "Golden Jubilee bank holiday")],
        2011: [("2011-04-29", "Royal wedding bank holiday")],
        2012: [("2012-06-04", "Spring bank holiday"), ("2012-06-05", "Diamond Jubilee bank holiday")],
        2020: [("2020-05-08", "Early May bank holiday")],
        2022: [
            ("2022-06-02", "Spring bank holiday"), ("2022-06-03", "Platinum Jubilee bank holiday"),
            ("2022-09-19", "Bank holiday for the State Funeral"),
        ],
        2023: [("2023-05-08", "Bank holiday for the Coronation")],
    ]

    private static func moves(_ name: String, in year: Int) -> Bool {
        (proclaimed[year] ?? []).contains { $0.name == name }
    }

    /// The next Monday for a day on a weekend.
    private static func substitute(_ date: CivilDate?) -> CivilDate? {
        guard let date else { return nil }
        return date.weekday < 6 ? date : date.adding(days: 8 - date.weekday)
    }

    /// Both days, each moved past the weekend and past the other.
    private static func christmasDays(in year: Int) -> (CivilDate?, CivilDate?) {
        guard let day = CivilDate(year: year, month: 12, day: 25) else { return (nil, nil) }
        switch day.weekday {
        case 5: return (day, day.adding(days: 3))
        case 6: return (day.adding(days: 2), day.adding(days: 3))
        case 7: return (day.adding(days: 2), day.adding(days: 1))
        default: return (day, day.adding(days: 1))
        }
    }

    private static func firstMonday(ofMonth month: Int, in year: Int) -> CivilDate? {
        guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
        return first.adding(days: (8 - first.weekday) % 7)
    }

    private static func lastMonday(ofMonth month: Int, in year: Int) -> CivilDate? {
        guard let last = CivilDate(year: year, month: month, day: CivilDate.daysInMonth(month, ofYear: year)) else {
            return nil
        }
        return last.adding(days: 1 - last.weekday)
    }

    /// Source: "Anonymous Gregorian algorithm", Nature 13 (1876), 487; as in J. Meeus, Astronomical Algorithms, chapter 8.
    private static func easterSunday(in year: Int) -> CivilDate? {
        let a = year % 19
        let (b, c) = (year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (b - (b + 8) / 25 + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
