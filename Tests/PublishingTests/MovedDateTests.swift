import CivilTime
import Diagnostics
import Foundation
import Publishing
import Testing

/// Dates that move, each in one place.
@Suite struct MovedDateTests {
    private func text(_ fixture: BatchFixture, _ path: String) throws -> String {
        try String(contentsOfFile: fixture.output + "/" + path, encoding: .utf8)
    }

    @Test func calendarsCountTheMoves() throws {
        let fixture = try BatchFixture()
        let days = ["Tuesday 28 January 2025", "Tuesday 4 February 2025", "Tuesday 21 January 2025"]
        func run(_ now: String, on day: String? = nil) throws -> BatchReport {
            try BatchRunner.run(try fixture.request(now: now, on: day, formats: [.txt]))
        }
        _ = try run("2025-01-01T00:00:00Z")
        #expect(try !text(fixture, "calendar.ics").contains("SEQUENCE"))
        try fixture.change("westmere-2025.yaml", days[0], days[1])
        // The day that it left, then the one that it came to: the second run still knows where it was.
        _ = try run("2025-01-02T00:00:00Z", on: "2025-01-28")
        _ = try run("2025-01-03T00:00:00Z", on: "2025-02-04")
        let once = try text(fixture, "2025-02-04/calendar.ics")
        #expect(once.contains("SEQUENCE:1\r\nLAST-MODIFIED:20250103T000000Z"))
        #expect(try run("2025-01-04T00:00:00Z").written.isEmpty, "what has moved once does not move again")
        try fixture.change("westmere-2025.yaml", days[1], days[2])
        _ = try run("2025-01-05T00:00:00Z")
        #expect(try text(fixture, "calendar.ics").contains("SEQUENCE:2\r\nLAST-MODIFIED:20250105T000000Z"))
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    /// A calendar made by hand, after the last batch.
    @Test func calendarsCountFromTheLastBatch() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request(formats: [.txt]))
        var reader = RecordReader()
        let dates = Array("id,date\nwestmere-2025,2025-01-21\n".utf8)
        reader.calendar = try CalendarReader.read(bytes: dates, name: "dates.csv")
        let now = try #require(Instant(rfc3339: "2025-01-03T00:00:00Z"))
        let batch = try BatchHistory(folder: fixture.output, manifest: BatchManifest.fileName)
        let shown = CalendarBuilder.entries(of: [fixture.data], reader: reader, in: .all, since: (batch, now))
        #expect(
            shown.entries.map { "\($0.id) \($0.move?.count ?? 0)" } == ["hartbourne-2024 0", "westmere-2025 1"])
    }

    @Test func theEmbargoFollowsTheDate() throws {
        let fixture = try BatchFixture()
        try fixture.change("westmere-2025.yaml", "Tuesday 28 January 2025", "Tuesday 4 February 2025")
        _ = try BatchRunner.run(try fixture.request(now: "2025-01-20T00:00:00Z", formats: [.txt]))
        let path = "2025-02-04/westmere-2025/press-release-EMBARGOED.txt"
        #expect(try text(fixture, path).contains("EMBARGOED UNTIL 00.01, TUESDAY 4\u{A0}FEBRUARY 2025"))
    }

    /// An embargo that was written out for the old date holds nothing back and lets nothing out.
    @Test func anEmbargoLeftBehindDoesNotCount() throws {
        let fixture = try BatchFixture()
        try fixture.change(
            "westmere-2025.yaml", "  date: Tuesday 28 January 2025\n  time: \"00.01\"\n",
            "  date: Tuesday 4 February 2025\n  time: \"00.01\"\nembargoUntil: 2025-01-28T00:01+00:00\n")
        let report = try BatchRunner.run(try fixture.request(now: "2025-01-30T00:00:00Z", formats: [.txt]))
        #expect(report.warnings.map(\.code) == [.embargoBeforePublication])
        let path = "2025-02-04/westmere-2025/press-release-EMBARGOED.txt"
        #expect(try text(fixture, path).contains("EMBARGOED UNTIL 00.01, TUESDAY 4\u{A0}FEBRUARY 2025"))
    }

    @Test func whatIsWithdrawnIsNoLongerDue() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request(formats: [.txt]))
        try fixture.change("westmere-2025.yaml", "  status: cleared", "  status: withdrawn")
        let report = try BatchRunner.run(try fixture.request(formats: [.txt]))
        #expect(report.notDue == 1 && report.stale.first == "2025-01-28/westmere-2025/press-release.txt")
        let reader = RecordReader()
        let shown = CalendarBuilder.entries(of: [fixture.data], reader: reader, in: .all)
        #expect(shown.entries.map(\.id) == ["hartbourne-2024"])
    }

    @Test(arguments: [("+01:00", "2025-10-26T00:30:00Z"), ("+00:00", "2025-10-26T01:30:00Z")])
    func theHourThatThereIsTwiceNeedsAnOffset(offset: String, embargo: String) throws {
        let fixture = try BatchFixture()
        try fixture.change(
            "westmere-2025.yaml", "  date: Tuesday 28 January 2025\n  time: \"00.01\"\n",
            "  date: Sunday 26 October 2025\n  time: \"01.30\"\n  offset: \"\(offset)\"\n")
        #expect(try BatchRunner.run(try fixture.request(formats: [.txt])).failures.isEmpty)
        #expect(try text(fixture, "manifest.json").contains(#""embargo":"\#(embargo)""#))
        // A calendar that moves it to a day with one such hour does not stumble over the offset.
        let calendar = fixture.scratch.path + "/dates.csv"
        try "id,date\nwestmere-2025,2025-12-02\n".write(toFile: calendar, atomically: true, encoding: .utf8)
        var request = try fixture.request(formats: [.txt])
        request.render.calendars = [calendar]
        #expect(try BatchRunner.run(request).failures.isEmpty)
        #expect(try text(fixture, "manifest.json").contains(#""embargo":"2025-12-02T01:30:00Z""#))
    }
}
