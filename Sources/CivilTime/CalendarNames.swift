/// The names of months and days, in the languages that releases are written in.
///
/// Source: Unicode CLDR, locales `en-GB` and `cy`.
public struct CalendarNames: Sendable {
    /// January first.
    public let months: [String]
    /// Monday first (ISO 8601).
    public let days: [String]

    public static let english = CalendarNames(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ],
        days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])

    public static let welsh = CalendarNames(
        months: [
            "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
            "Tachwedd",
            "Rhagfyr",
        ],
        days: ["Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn", "Dydd Sul"])

    /// - Parameter language: BCP 47; anything but Welsh is English.
    public static func of(language: String) -> CalendarNames {
        language == "cy" || language.hasPrefix("cy-") ? .welsh : .english
    }

    /// `28 January 2025`: neither language writes ordinal endings.
    public func longDate(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

    /// `Tuesday 28 January 2025`.
    public func longDateWithWeekday(_ date: CivilDate) -> String { days[date.weekday - 1] + " " + longDate(date) }

    /// `January 2025`.
    public func monthAndYear(_ date: CivilDate) -> String { "\(months[date.month - 1]) \(date.year)" }
}
