internal import CivilTime
internal import Templating

/// A date for templates: prints as `28 January 2025` and has its other forms as attributes.
final class DateObject: AttributedObject, PrintableObject {
    private let date: CivilDate

    init(_ date: CivilDate) { self.date = date }

    var typeName: String { "date" }
    var printed: Value { .string(CalendarNames.english.longDate(date)) }

    var attributeNames: [String] { Self.names }

    private static let names = [
        "iso", "text", "textWithWeekday", "weekday", "monthYear", "day", "month", "year", "welsh", "welshWithWeekday",
        "welshMonthYear",
    ]

    func attribute(_ name: String) -> Value? {
        switch name {
        case "iso": .string(date.description)
        case "text": .string(CalendarNames.english.longDate(date))
        case "textWithWeekday": .string(CalendarNames.english.longDateWithWeekday(date))
        case "weekday": .string(CalendarNames.english.days[date.weekday - 1])
        case "monthYear": .string(CalendarNames.english.monthAndYear(date))
        case "day": .int(date.day)
        case "month": .int(date.month)
        case "year": .int(date.year)
        case "welsh": .string(CalendarNames.welsh.longDate(date))
        case "welshWithWeekday": .string(CalendarNames.welsh.longDateWithWeekday(date))
        case "welshMonthYear": .string(CalendarNames.welsh.monthAndYear(date))
        default: nil
        }
    }
}
