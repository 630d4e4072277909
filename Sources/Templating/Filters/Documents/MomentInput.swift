internal import CivilTime
internal import Diagnostics

/// A date, a time, or both, as a filter was given them; on the clock of the render's zone.
struct MomentInput {
    var date: CivilDate?
    var time: CivilTimeOfDay?

    /// Reads `2025-01-28`, `2025-01-28T00:01`, the same with `Z` or an offset (which is then put on the local clock),
    /// `00:01`, `00.01`, a dictionary with `year`, `month`, `day`, `hour`, `minute`, or an object with such a text as its
    /// attribute `iso`, as the dates of inspections are.
    ///
    /// - Throws: for anything else, and for dates and times that do not exist.
    init(_ value: Value, _ filter: String, in context: any CallContext) throws(Diagnostic) {
        switch value {
        case .string(let text), .markup(let text): try self.init(text, filter, context)
        case .dict(let dict): try self.init(dict, filter)
        case .undefined(let undefined): throw undefined.diagnostic
        default:
            if case .object(let object as any AttributedObject) = value,
                case .string(let text)? = object.attribute("iso")
            {
                try self.init(text, filter, context)
                return
            }
            throw .wrongType(
                "filter '\(filter)' expected a date such as '2025-01-28', found a value of type '\(value.typeName)'")
        }
    }

    private init(_ text: String, _ filter: String, _ context: any CallContext) throws(Diagnostic) {
        let text = TextMethods.strip(text, nil, .both)
        let count = text.utf8.count
        if count <= 8, let time = CivilTimeOfDay(iso: text) {
            self.time = time
            return
        }
        guard Self.looksLikeDate(text) else {
            throw .wrongValue("filter '\(filter)' expected a date such as '2025-01-28' or '2025-01-28T00:01:00Z'")
        }
        if let instant = Instant(rfc3339: text) {
            (date, time) = context.world.zone.local(of: instant)
            return
        }
        guard let date = CivilDate(iso: text.codePoints(from: 0, to: 10)) else {
            throw .wrongValue("filter '\(filter)': the date does not exist")
        }
        self.date = date
        guard count > 10 else { return }
        guard let time = CivilTimeOfDay(iso: text.codePoints(from: 11, to: count)) else {
            throw .wrongValue(
                "filter '\(filter)': the time does not exist, or is not written like '00:01' or '00:01:00Z'")
        }
        self.time = time
    }

    /// `dddd-dd-dd`, alone or before a `T` or a space.
    private static func looksLikeDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count >= 10, text.isASCII, text.utf8.count <= 40 else { return false }
        for (index, byte) in bytes.prefix(10).enumerated() {
            if index == 4 || index == 7 {
                if byte != UInt8(ascii: "-") { return false }
            } else if !(0x30...0x39).contains(byte) {
                return false
            }
        }
        return bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
    }

    private init(_ dict: DictValue, _ filter: String) throws(Diagnostic) {
        let part = { (name: String) in dict[name]?.intValue }
        if let year = part("year"), let month = part("month") {
            guard let date = CivilDate(year: year, month: month, day: part("day") ?? 1) else {
                throw .wrongValue("filter '\(filter)': the date does not exist")
            }
            self.date = date
        }
        if let hour = part("hour") {
            guard let time = CivilTimeOfDay(hour: hour, minute: part("minute") ?? 0, second: part("second") ?? 0) else {
                throw .wrongValue("filter '\(filter)': the time does not exist")
            }
            self.time = time
        }
        if date == nil, time == nil {
            throw .wrongType("filter '\(filter)' expected a dictionary with 'year' and 'month', or with 'hour'")
        }
    }
}
