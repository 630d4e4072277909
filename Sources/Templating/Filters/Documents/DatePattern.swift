internal import CivilTime
internal import Diagnostics

/// A pattern of Unicode CLDR for dates and times, such as `EEEE d MMMM y`.
///
/// Source: UTS #35, part 4, "Date Format Patterns"; the letters of the calendar that documents use.
struct DatePattern {
    private enum Part {
        case text(String)
        case field(Unicode.Scalar, Int)
    }

    private var parts: [Part] = []

    /// - Returns: `nil` for a pattern with unknown letters.
    init?(_ pattern: String) {
        let scalars = Array(pattern.unicodeScalars)
        var index = 0
        var text = String.UnicodeScalarView()
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "'" {
                guard let end = Self.readQuoted(scalars, index, &text) else { return nil }
                index = end
            } else if scalar.isASCII, scalar.properties.isAlphabetic {
                let count = scalars[index...].prefix { $0 == scalar }.count
                guard Self.isField(scalar, count) else { return nil }
                if !text.isEmpty { parts.append(.text(String(text))) }
                text = String.UnicodeScalarView()
                parts.append(.field(scalar, count))
                index += count
            } else {
                text.append(scalar)
                index += 1
            }
        }
        if !text.isEmpty { parts.append(.text(String(text))) }
    }

    /// Reads `'text'`, in which `''` is one quotation mark, as it is outside.
    private static func readQuoted(
        _ scalars: [Unicode.Scalar], _ start: Int, _ text: inout String.UnicodeScalarView
    ) -> Int? {
        var index = start + 1
        if index < scalars.count, scalars[index] == "'" {
            text.append("'")
            return index + 1
        }
        while index < scalars.count {
            if scalars[index] != "'" {
                text.append(scalars[index])
                index += 1
            } else if index + 1 < scalars.count, scalars[index + 1] == "'" {
                text.append("'")
                index += 2
            } else {
                return index + 1
            }
        }
        return nil
    }

    private static func isField(_ letter: Unicode.Scalar, _ count: Int) -> Bool {
        switch letter {
        case "y": count <= 4
        case "M", "L", "E", "c": count <= 4
        case "d", "H", "h", "m", "s": count <= 2
        case "a": count <= 3
        default: false
        }
    }

    /// - Throws: if the pattern asks for a part that the value does not have.
    func format(
        _ moment: MomentInput, _ language: DocumentLanguage, _ filter: String
    ) throws(Diagnostic) -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .field(let letter, let count):
                if "yMLdEc".unicodeScalars.contains(letter) {
                    guard let date = moment.date else { throw .wrongValue("filter '\(filter)': the value has no date") }
                    result += Self.field(letter, count, of: date, language)
                } else {
                    guard let time = moment.time else { throw .wrongValue("filter '\(filter)': the value has no time") }
                    result += Self.field(letter, count, of: time, language)
                }
            }
        }
        return result
    }

    private static func field(
        _ letter: Unicode.Scalar, _ count: Int, of date: CivilDate, _ language: DocumentLanguage
    ) -> String {
        switch letter {
        case "y": return count == 2 ? padded(date.year % 100, 2) : padded(date.year, count)
        case "d": return padded(date.day, count)
        case "M", "L":
            switch count {
            case 1, 2: return padded(date.month, count)
            case 3: return language.shortMonths[date.month - 1]
            default: return language.names.months[date.month - 1]
            }
        default:
            return count == 4 ? language.names.days[date.weekday - 1] : language.shortDays[date.weekday - 1]
        }
    }

    private static func field(
        _ letter: Unicode.Scalar, _ count: Int, of time: CivilTimeOfDay, _ language: DocumentLanguage
    ) -> String {
        switch letter {
        case "H": padded(time.hour, count)
        case "h": padded(time.hour % 12 == 0 ? 12 : time.hour % 12, count)
        case "m": padded(time.minute, count)
        case "s": padded(time.second, count)
        default: language.halfOfDay(time)
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
