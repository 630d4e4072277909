import CivilTime
import Foundation
import Publishing
import Testing

/// Publications that are withdrawn after a batch has given them to calendars.
@Suite struct WithdrawalTests {
    private func calendar(_ fixture: BatchFixture, _ path: String = "calendar.ics") throws -> String {
        try String(contentsOfFile: fixture.output + "/" + path, encoding: .utf8)
    }

    @discardableResult
    private func run(_ fixture: BatchFixture, _ now: String, on day: String? = nil, prunes: Bool = false) throws
        -> BatchReport
    {
        var request = try fixture.request(now: now, on: day, formats: [.txt])
        request.prunes = prunes
        return try BatchRunner.run(request)
    }

    private func withdraw(_ fixture: BatchFixture) throws {
        try fixture.change("westmere-2025.yaml", "  status: cleared", "  status: withdrawn")
    }

    @Test func calendarsAreToldAndStayTold() throws {
        let fixture = try BatchFixture()
        try run(fixture, "2025-01-01T00:00:00Z")
        #expect(try !calendar(fixture).contains("STATUS"))
        try withdraw(fixture)
        try run(fixture, "2025-01-02T00:00:00Z", prunes: true)
        let told = try calendar(fixture)
        #expect(told.contains("UID:westmere-2025@letterpress.invalid\r\n") && told.contains("METHOD:PUBLISH\r\n"))
        #expect(told.contains("STATUS:CANCELLED\r\nSEQUENCE:1\r\nLAST-MODIFIED:20250102T000000Z\r\nEND:VEVENT"))
        #expect(told.contains("DTSTART;TZID=Europe/London:20250128T000100\r\n"))
        #expect(told.split(separator: "STATUS:").count == 2, "the other publication takes place")
        // Its files have gone, and later runs know of it by the manifest alone.
        let again = try run(fixture, "2025-01-03T00:00:00Z", prunes: true)
        #expect(again.written.isEmpty && again.removed.isEmpty)
        #expect(try calendar(fixture) == told)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func whatComesBackTakesThePlaceOfItsCancellation() throws {
        let fixture = try BatchFixture()
        try run(fixture, "2025-01-01T00:00:00Z")
        try withdraw(fixture)
        try run(fixture, "2025-01-02T00:00:00Z")
        try fixture.change("westmere-2025.yaml", "  status: withdrawn", "  status: cleared")
        try run(fixture, "2025-01-03T00:00:00Z")
        #expect(try calendar(fixture).contains("SEQUENCE:2\r\nLAST-MODIFIED:20250103T000000Z"))
        #expect(try !calendar(fixture).contains("STATUS"))
        #expect(try run(fixture, "2025-01-04T00:00:00Z").written.isEmpty)
        #expect(try calendar(fixture).contains("SEQUENCE:2\r\nLAST-MODIFIED:20250103T000000Z"))
        try withdraw(fixture)
        try run(fixture, "2025-01-05T00:00:00Z")
        #expect(try calendar(fixture).contains("STATUS:CANCELLED\r\nSEQUENCE:3\r\n"))
    }

    /// The day that calendars have it on, not the one that it was moved to meanwhile.
    @Test func aRunOfItsDayTellsToo() throws {
        let fixture = try BatchFixture()
        try fixture.change("hartbourne-2024.yaml", "  date: 2024-01-23", "  date: 2025-01-28")
        try run(fixture, "2025-01-01T00:00:00Z")
        try withdraw(fixture)
        try fixture.change("westmere-2025.yaml", "Tuesday 28 January 2025", "Tuesday 4 February 2025")
        try run(fixture, "2025-01-02T00:00:00Z", on: "2025-01-28")
        #expect(try calendar(fixture, "2025-01-28/calendar.ics").contains("STATUS:CANCELLED"))
        #expect(try calendar(fixture).contains("DTSTART;TZID=Europe/London:20250128T000100\r\n"))
        #expect(try BatchVerifier.findings(inFolder: fixture.output + "/2025-01-28").isEmpty)
    }

    @Test func whatWasNeverInACalendarIsNotCancelled() throws {
        let fixture = try BatchFixture()
        try withdraw(fixture)
        try run(fixture, "2025-01-01T00:00:00Z")
        #expect(try !calendar(fixture).contains("westmere"))
    }

    @Test func calendarsByHandTellFromTheLastBatch() throws {
        let fixture = try BatchFixture()
        try run(fixture, "2025-01-01T00:00:00Z")
        try withdraw(fixture)
        let now = try #require(Instant(rfc3339: "2025-01-03T00:00:00Z"))
        let batch = try BatchHistory(folder: fixture.output, manifest: BatchManifest.fileName)
        let shown = CalendarBuilder.entries(of: [fixture.data], reader: RecordReader(), in: .all, since: (batch, now))
        #expect(shown.entries.map(\.isCancelled) == [false, true])
        #expect(CalendarBuilder.entries(of: [fixture.data], reader: RecordReader(), in: .all).entries.count == 1)
    }

    /// A shard writes no calendar; the joined manifest tells.
    @Test func shardsHandItOn() throws {
        let fixture = try BatchFixture()
        for status in ["cleared", "withdrawn"] {
            if status == "withdrawn" { try withdraw(fixture) }
            for part in ["1/2", "2/2"] {
                var request = try fixture.request(formats: [.txt])
                request.shard = try Shard(part)
                _ = try BatchRunner.run(request)
            }
        }
        let parts = try (1...2).map { part in
            let name = "manifest-\(part)-of-2.json"
            let bytes = try Array(Data(contentsOf: URL(filePath: fixture.output + "/" + name)))
            return (name: name, manifest: try BatchManifest(json: bytes, name: name))
        }
        let (whole, pages) = try BatchManifest.merging(parts).withPages()
        #expect(whole.cancellations.map(\.record) == ["westmere-2025"])
        let page = try #require(pages.last)
        #expect(page.path == "calendar.ics" && String(decoding: page.bytes, as: UTF8.self).contains("STATUS:CANCELLED"))
        #expect(try BatchManifest(json: whole.json, name: "m").cancellations == whole.cancellations)
    }
}
