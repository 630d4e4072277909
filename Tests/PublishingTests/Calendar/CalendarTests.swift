import CivilTime
import Diagnostics
import Publishing
import Testing

private func entry(
    _ id: String, _ date: String, _ embargo: String, fieldworkEnd: String? = nil, weekday: Int? = nil
) throws -> CalendarEntry {
    CalendarEntry(
        id: id, title: "Service, \(id); é\\", date: try #require(CivilDate(iso: date)),
        time: try #require(CivilTimeOfDay(iso: "00:01")), embargo: try #require(Instant(rfc3339: embargo)),
        fieldworkEnd: fieldworkEnd.flatMap { CivilDate(iso: $0) }, statedWeekday: weekday)
}

@Suite struct CalendarChecksTests {
    @Test(
        arguments: [
            ("2025-01-28", nil, nil, []), ("2025-01-25", nil, nil, [Diagnostic.Code.publicationOnWeekend]),
            ("2025-04-18", nil, nil, [.publicationOnBankHoliday]),
            ("2024-06-11", nil, nil, [.publicationInPreElectionPeriod]),
            ("2025-01-28", "2025-01-28", nil, [.publicationBeforeFieldworkEnds]),
            ("2025-01-28", "2025-01-27", nil, []), ("2025-01-28", nil, 3, [.weekdayMismatch]),
            ("2025-01-28", nil, 2, []),
        ] as [(String, String?, Int?, [Diagnostic.Code])])
    func find(date: String, fieldworkEnd: String?, weekday: Int?, expected: [Diagnostic.Code]) throws {
        var rules = CalendarRules()
        rules.preElectionPeriods = [
            (try #require(CivilDate(iso: "2024-05-25")), try #require(CivilDate(iso: "2024-07-04")), "general election")
        ]
        let entry = try entry("a", date, "\(date)T00:01:00Z", fieldworkEnd: fieldworkEnd, weekday: weekday)
        #expect(CalendarChecks.findings(in: [entry], rules: rules).map(\.code) == expected)
    }

    @Test func countADay() throws {
        let entries = try (1...5).map { try entry("r\($0)", "2025-01-28", "2025-01-28T00:01:00Z") }
        #expect(CalendarChecks.findings(in: entries, rules: CalendarRules()).map(\.code) == [.tooManyOnOneDay])
        #expect(CalendarChecks.findings(in: Array(entries.dropLast()), rules: CalendarRules()).isEmpty)
    }
}

@Suite struct ICalendarWriterTests {
    @Test func writesEventsAtTheEmbargoInLondonTime() throws {
        let bytes = ICalendarWriter().write([try entry("summer", "2025-06-10", "2025-06-09T23:01:00Z")])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("DTSTART;TZID=Europe/London:20250610T000100\r\n"))
        #expect(text.contains("DTSTAMP:20250609T230100Z\r\n"))
        #expect(text.contains("SUMMARY:Publication: Service\\, summer\\; é\\\\\r\n"))
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
    }

    @Test func aDateThatMovedTakesThePlaceOfTheOldOne() throws {
        var moved = try entry("x", "2025-01-21", "2025-01-21T00:01:00Z")
        let before = String(decoding: ICalendarWriter().write([moved]), as: UTF8.self)
        #expect(!before.contains("SEQUENCE") && !before.contains("LAST-MODIFIED"))
        moved.move = PublicationMove(count: 2, noticed: try #require(Instant(rfc3339: "2025-01-10T12:00:00Z")))
        let text = String(decoding: ICalendarWriter().write([moved]), as: UTF8.self)
        #expect(text.contains("\r\nSEQUENCE:2\r\nLAST-MODIFIED:20250110T120000Z\r\n"))
    }

    /// RFC 5545, 3.3.5: a local time that there is twice is the first of them.
    @Test(arguments: [
        ("2026-10-25T00:30:00Z", "DTSTART;TZID=Europe/London:20261025T013000"),
        ("2026-10-25T01:30:00Z", "DTSTART:20261025T013000Z"),
        ("2026-10-25T02:30:00Z", "DTSTART;TZID=Europe/London:20261025T023000"),
        ("2026-03-29T01:00:00Z", "DTSTART;TZID=Europe/London:20260329T020000"),
    ])
    func tellsTheTwoHoursApart(embargo: String, start: String) throws {
        let text = String(
            decoding: ICalendarWriter().write([try entry("x", "2026-10-25", embargo)]), as: UTF8.self)
        #expect(text.contains("\r\n\(start)\r\n"))
    }

    @Test func foldsLongLinesBetweenCharacters() throws {
        var long = try entry("x", "2025-01-28", "2025-01-28T00:01:00Z")
        long.title = String(repeating: "é", count: 200)
        let text = String(decoding: ICalendarWriter().write([long]), as: UTF8.self)
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(text.replacing("\r\n ", with: "").contains(long.title))
    }
}
