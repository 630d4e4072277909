import CivilTime
import Diagnostics
import Foundation
import Publishing
import Testing

/// Batches of several templates and data into one folder: each clears away what is its own business.
@Suite struct OtherTemplatesTests {
    private let letter = "2025-01-28/westmere-2025/ratings.txt"

    /// A folder with the press releases of one run and the ratings of another.
    private func twoRuns() throws -> BatchFixture {
        let fixture = try BatchFixture()
        for template in ["ratings", "press-release"] { _ = try run(fixture, template) }
        return fixture
    }

    @discardableResult
    private func run(
        _ fixture: BatchFixture, _ template: String, prunes: Bool = false,
        _ change: (inout BatchRequest) -> Void = { _ in }
    ) throws -> BatchReport {
        var request = try fixture.request(formats: [.txt])
        request.render.templates = [template]
        request.prunes = prunes
        change(&request)
        return try BatchRunner.run(request)
    }

    @Test func filesOfAnotherTemplateStay() throws {
        let fixture = try BatchFixture()
        try run(fixture, "ratings")
        let report = try run(fixture, "press-release", prunes: true)
        #expect(report.stale.isEmpty && report.removed.isEmpty)
        let index = try String(contentsOfFile: fixture.output + "/2025-01-28/index.html", encoding: .utf8)
        #expect(index.contains("ratings.txt") && index.contains("press-release.txt"))
        #expect(try run(fixture, "ratings").written.isEmpty)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func filesOfARecordThatIsWithdrawnGoWithEveryTemplate() throws {
        let fixture = try twoRuns()
        try fixture.change("westmere-2025.yaml", "  status: cleared", "  status: withdrawn")
        let report = try run(fixture, "press-release", prunes: true)
        #expect(report.removed.contains(letter))
        #expect(InputFile.kind(of: fixture.output + "/2025-01-28") == .missing)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func filesOfARecordThatHasGoneGoWithEveryTemplate() throws {
        let fixture = try twoRuns()
        try FileManager.default.removeItem(atPath: fixture.data + "/westmere-2025.yaml")
        #expect(try run(fixture, "press-release") { $0.period = .all }.stale.contains(letter))
        #expect(try run(fixture, "press-release", prunes: true).removed.contains(letter))
    }

    /// What the run has not read may be there still.
    @Test func filesOfDataThatWereNotNamedStay() throws {
        let fixture = try twoRuns()
        let report = try run(fixture, "press-release", prunes: true) {
            $0.render.data = [fixture.data + "/hartbourne-2024.yaml"]
        }
        #expect(report.stale.isEmpty && report.removed.isEmpty)
        // By another path it is the same file, and a record that is in it no more has gone.
        try FileManager.default.removeItem(atPath: fixture.data + "/westmere-2025.yaml")
        let gone = try run(fixture, "press-release", prunes: true) {
            $0.render.data = [fixture.scratch.path + "/./data/"]
        }
        #expect(gone.removed.contains(letter))
    }

    /// A record by another name looks as if the one of the first name had gone.
    @Test func filesOfRecordsByAnotherNameStay() throws {
        let fixture = try BatchFixture()
        let table = fixture.scratch.path + "/people.csv"
        try "id,name\n1,Ann\n2,Ben\n".write(toFile: table, atomically: true, encoding: .utf8)
        for name in ["a.txt", "b.txt"] {
            try "{{ name }}".write(toFile: fixture.scratch.path + "/" + name, atomically: true, encoding: .utf8)
        }
        for (template, field) in [("a.txt", nil), ("b.txt", "name")] {
            let report = try run(fixture, fixture.scratch.path + "/" + template, prunes: true) {
                $0.render.data = [table]
                $0.render.nameField = field
            }
            #expect(report.removed.isEmpty && report.stale.isEmpty && report.written.count == 2)
        }
        // The names of its own template's files are its business.
        let renamed = try run(fixture, fixture.scratch.path + "/a.txt", prunes: true) {
            $0.render.data = [table]
            $0.render.nameField = "name"
        }
        #expect(renamed.failures.isEmpty && Set(renamed.removed) == ["1.txt", "2.txt"])
    }

    /// Documents of the other template keep their old place until a run is asked for them, and the calendar has one event.
    @Test func aMovedDateIsInTheCalendarOnce() throws {
        let fixture = try twoRuns()
        try fixture.change("westmere-2025.yaml", "Tuesday 28 January 2025", "Tuesday 4 February 2025")
        let report = try run(fixture, "press-release", prunes: true)
        #expect(
            !report.removed.contains(letter) && report.removed.contains("2025-01-28/westmere-2025/press-release.txt"))
        #expect(InputFile.kind(of: fixture.output + "/2025-01-28/index.html") == .missing, "nothing is published there")
        let calendar = try String(contentsOfFile: fixture.output + "/calendar.ics", encoding: .utf8)
        #expect(calendar.split(separator: "UID:westmere-2025").count == 2 && calendar.contains("20250204T000100"))
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
        #expect(try run(fixture, "ratings", prunes: true).removed.contains(letter))
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func oneIdOnTwoDaysIsRefused() throws {
        let fixture = try BatchFixture()
        try fixture.change("hartbourne-2024.yaml", "id: hartbourne-2024", "id: westmere-2025")
        let report = try run(fixture, "press-release")
        #expect(report.failures.map(\.problems.first.code) == [.duplicateRecord])
        let shown = CalendarBuilder.entries(of: [fixture.data], reader: RecordReader(), in: .all)
        #expect(shown.problems.map(\.code).contains(.duplicateRecord))
    }
}
