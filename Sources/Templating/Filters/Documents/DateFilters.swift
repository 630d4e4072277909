internal import CivilTime
internal import Diagnostics

/// Filters for dates and times, in styles by name or in patterns of Unicode CLDR.
enum DateFilters {
    static let all: [BuiltIn] = [
        .filter("date", ["style", "lang"], date),
        .filter("time", ["style", "lang"], time),
        .filter("datetime", ["style", "lang"], dateTime),
        .filter("date_range", ["end", "style", "lang"], dateRange),
    ]

    private static let dateStyles = [
        "house": "d MMMM y", "govuk": "d MMMM y", "weekday": "EEEE d MMMM y", "month": "MMMM y", "day": "d MMMM",
        "full": "EEEE d MMMM y", "long": "d MMMM y", "medium": "d MMM y", "short": "dd/MM/y", "iso": "y-MM-dd",
    ]

    private static func pattern(
        _ style: String, _ styles: [String: String], _ filter: String
    ) throws(Diagnostic) -> DatePattern {
        if let pattern = DatePattern(styles[style] ?? style), !style.isEmpty { return pattern }
        let nearest = NearestName.of(style, among: styles.keys.sorted()).map { "did you mean '\($0)'?" }
        throw .wrongValue(
            "filter '\(filter)' knows no style '\(style)', and it is no pattern such as 'd MMMM y'",
            hint: nearest ?? "the styles are \(styles.keys.sorted().map { "'\($0)'" }.joined(separator: ", "))")
    }

    // MARK: - Dates

    /// `{{ day|date }}`: `28 January 2025`.
    private static func date(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[1], "date", in: context)
        let pattern = try pattern(try arguments.text(0, "style", default: "house"), dateStyles, "date")
        let moment = try MomentInput(value, "date", in: context)
        guard moment.date != nil else { throw .wrongValue("filter 'date': the value has no date") }
        return .string(try pattern.format(moment, language, "date"))
    }

    /// `{{ start|date_range(end) }}`: `23 to 25 May 2016`; also for a dictionary with `start` and `end`.
    private static func dateRange(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[2], "date_range", in: context)
        var (first, last) = (value, arguments[0])
        if case .dict(let dict) = value, let start = dict["start"], let end = dict["end"] {
            (first, last) = (start, end)
        }
        guard let last else { throw Diagnostic(.wrongArguments, "filter 'date_range' needs the argument 'end'") }
        let start = try MomentInput(first, "date_range", in: context)
        let end = try MomentInput(last, "date_range", in: context)
        guard let from = start.date, let to = end.date else {
            throw .wrongValue("filter 'date_range': the value has no date")
        }
        guard from <= to else { throw .wrongValue("filter 'date_range': the end is before the start") }
        let style = try arguments.text(1, "style", default: "house")
        guard let patterns = rangePatterns[style] else {
            let names = rangePatterns.keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
            throw .wrongValue("filter 'date_range' knows no style '\(style)'", hint: "the styles are \(names)")
        }
        var firstPattern = patterns.whole
        if from.year == to.year { firstPattern = from.month == to.month ? patterns.sameMonth : patterns.sameYear }
        let whole = try pattern(patterns.whole, dateStyles, "date_range").format(end, language, "date_range")
        if from == to || firstPattern.isEmpty { return .string(whole) }
        let begin = try pattern(firstPattern, dateStyles, "date_range").format(start, language, "date_range")
        return .string(begin + (language == .welsh ? " i " : " to ") + whole)
    }

    /// How a range begins, by what its ends have in common; an empty pattern where they are one.
    private static let rangePatterns: [String: (whole: String, sameYear: String, sameMonth: String)] = [
        "house": ("d MMMM y", "d MMMM", "d"),
        "govuk": ("d MMMM y", "d MMMM", "d"),
        "weekday": ("EEEE d MMMM y", "EEEE d MMMM", "EEEE d"),
        "month": ("MMMM y", "MMMM", ""),
    ]

    // MARK: - Times

    private static let timeStyles = ["house": "", "govuk": "", "iso": "HH:mm"]

    /// `{{ moment|time }}`: `00.01`.
    private static func time(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[1], "time", in: context)
        let style = try arguments.text(0, "style", default: "house")
        let moment = try MomentInput(value, "time", in: context)
        guard let time = moment.time else { throw .wrongValue("filter 'time': the value has no time") }
        return .string(try text(of: time, moment, style, language))
    }

    private static func text(
        of time: CivilTimeOfDay, _ moment: MomentInput, _ style: String, _ language: DocumentLanguage
    ) throws(Diagnostic) -> String {
        switch style {
        case "house": try pattern(houseTime(language), [:], "time").format(moment, language, "time")
        case "govuk": govukTime(time, language)
        default: try pattern(style, timeStyles, "time").format(moment, language, "time")
        }
    }

    private static func houseTime(_ language: DocumentLanguage) -> String { language == .welsh ? "HH:mm" : "HH.mm" }

    /// `5pm`, `5:30pm`, `12:01am`, `midnight`, `midday` (GOV.UK style guide, "Times").
    private static func govukTime(_ time: CivilTimeOfDay, _ language: DocumentLanguage) -> String {
        if time.minute == 0, time.hour % 12 == 0 {
            switch language {
            case .english: return time.hour == 0 ? "midnight" : "midday"
            case .welsh: return time.hour == 0 ? "hanner nos" : "canol dydd"
            }
        }
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        let minute = time.minute == 0 ? "" : time.minute < 10 ? ":0\(time.minute)" : ":\(time.minute)"
        return "\(hour)\(minute)" + language.halfOfDay(time)
    }

    /// `{{ moment|datetime }}`: `28 January 2025 at 00.01`.
    private static func dateTime(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[1], "datetime", in: context)
        let style = try arguments.text(0, "style", default: "house")
        let moment = try MomentInput(value, "datetime", in: context)
        guard let time = moment.time, moment.date != nil else {
            throw .wrongValue("filter 'datetime': the value has no \(moment.date == nil ? "date" : "time")")
        }
        let house = houseTime(language)
        let styles = [
            "house": "d MMMM y \(language == .welsh ? "'am'" : "'at'") \(house)",
            "embargo": "\(house), EEEE d MMMM y", "govuk": "d MMMM y", "iso": "y-MM-dd'T'HH:mm",
        ]
        let text = try pattern(style, styles, "datetime").format(moment, language, "datetime")
        guard style == "govuk" else { return .string(text) }
        return .string(govukTime(time, language) + (language == .welsh ? " ar " : " on ") + text)
    }
}
