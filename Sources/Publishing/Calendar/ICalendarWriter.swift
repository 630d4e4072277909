internal import CivilTime

/// Writes publications as iCalendar events at the instant of their embargo.
///
/// A publication that was withdrawn is an event of the status `CANCELLED` (RFC 5545, 3.8.1.11). The method of the whole
/// stays `PUBLISH`, which may have such events beside others (RFC 5546, 3.2.1); `CANCEL` is for invitations.
///
/// Source: RFC 5545 (iCalendar); RFC 5546, 2.1.4 and 2.1.5, for what makes a calendar program believe that an event has
/// moved; RFC 7986 for `NAME`.
package struct ICalendarWriter: Sendable {
    /// The domain that makes the identifiers of events unique in the world.
    package var domain: String
    package var productName: String

    package init(
        domain: String = "letterpress.invalid", productName: String = "-//Letterpress//Publication calendar//EN"
    ) {
        self.domain = domain
        self.productName = productName
    }

    /// The calendar as UTF-8 with CR LF line ends, lines folded at 75 octets. The same entries give the same bytes: the
    /// time stamp of an event is its own instant.
    package func write(_ entries: [CalendarEntry]) -> [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:\(productName)", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "NAME:Publications", "X-WR-CALNAME:Publications", "X-WR-TIMEZONE:Europe/London",
        ]
        lines += Self.londonZone
        for entry in entries.sorted(by: CalendarEntry.precedes) { lines += event(entry) }
        lines.append("END:VCALENDAR")
        var bytes: [UInt8] = []
        for line in lines { Self.fold(line, into: &bytes) }
        return bytes
    }

    private func event(_ entry: CalendarEntry) -> [String] {
        let (date, time) = TimeZoneRules.london.local(of: entry.embargo)
        // An event of the same UID with a higher number takes the place of the one that a program has, also when the
        // new date is the earlier one.
        let revision = entry.move.map { ["SEQUENCE:\($0.count)", "LAST-MODIFIED:\(Self.utc($0.noticed))"] } ?? []
        let summary = (entry.isCancelled ? "Withdrawn: " : "Publication: ") + entry.title
        let description =
            entry.isCancelled
            ? "Withdrawn: it is not published."
            : "Embargo ends \(Weekday.name(date.weekday)) \(date) at \(time.iso.prefix(5)) London time."
        return [
            "BEGIN:VEVENT", "UID:\(Self.escaped(entry.id))@\(domain)", "DTSTAMP:\(Self.utc(entry.embargo))",
            Self.start(entry.embargo),
            // An event without an end or a duration ends when it starts (3.6.1); some programs want it said.
            "DURATION:PT0S", "SUMMARY:\(Self.escaped(summary))",
            "DESCRIPTION:\(Self.escaped(description))", "CATEGORIES:PUBLICATION", "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
        ] + (entry.isCancelled ? ["STATUS:CANCELLED"] : []) + revision + ["END:VEVENT"]
    }

    /// A local time that the clock shows twice means the first of the two (3.3.5); the second can only be said in UTC.
    private static func start(_ instant: Instant) -> String {
        let (date, time) = TimeZoneRules.london.local(of: instant)
        if case .repeated(_, let later) = TimeZoneRules.london.instant(of: date, at: time), later == instant {
            return "DTSTART:\(utc(instant))"
        }
        return "DTSTART;TZID=Europe/London:\(basic(date, time))"
    }

    /// Source: The Summer Time Order 2002 (S.I. 2002/262).
    private static let londonZone = [
        "BEGIN:VTIMEZONE", "TZID:Europe/London", "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
        "TZNAME:BST",
        "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD",
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:GMT", "DTSTART:19961027T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
    ]

    private static func basic(_ date: CivilDate, _ time: CivilTimeOfDay) -> String {
        date.description.filter { $0 != "-" } + "T" + time.iso.filter { $0 != ":" }
    }

    private static func utc(_ instant: Instant) -> String {
        let (date, time) = TimeZoneRules.utc.local(of: instant)
        return basic(date, time) + "Z"
    }

    /// 3.3.11: backslash, semicolon and comma are escaped, a line end is `\n`, other control characters may not stand.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            default: if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// 3.1: a line longer than 75 octets goes on in the next, which begins with a space; not within a character.
    private static func fold(_ line: String, into bytes: inout [UInt8]) {
        var room = 75
        for scalar in line.unicodeScalars {
            let encoded = UTF8.encode(scalar).map(Array.init) ?? []
            if encoded.count > room {
                bytes += [0x0D, 0x0A, 0x20]
                room = 74
            }
            bytes += encoded
            room -= encoded.count
        }
        bytes += [0x0D, 0x0A]
    }
}
