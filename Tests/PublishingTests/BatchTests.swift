import CivilTime
import Diagnostics
import Foundation
import Inspections
import Publishing
import TestSupport
import Testing

@Suite struct BatchTests {
    @Test func writesADayWithIndexCalendarAndManifest() throws {
        let fixture = try BatchFixture()
        let report = try BatchRunner.run(try fixture.request())
        #expect(report.failures.isEmpty)
        #expect(
            try fixture.tree().keys.sorted() == [
                "2024-01-23/calendar.ics", "2024-01-23/hartbourne-2024/press-release.html",
                "2024-01-23/hartbourne-2024/press-release.txt",
                "2024-01-23/index.html", "2024-01-23/manifest.json", "2024-01-23/publications.json",
                "2025-01-28/calendar.ics", "2025-01-28/index.html", "2025-01-28/manifest.json",
                "2025-01-28/publications.json",
                "2025-01-28/westmere-2025/press-release.html", "2025-01-28/westmere-2025/press-release.txt",
                "calendar.ics", "manifest.json",
            ])
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
        #expect(InputFile.kind(of: fixture.output + "/" + BatchJournal.fileName) == .missing)
    }

    @Test func writesOnlyWhatChanged() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        #expect(try BatchRunner.run(try fixture.request()).written.isEmpty)
        try fixture.change("westmere-2025.yaml", "Daniel Okoro", "Daniel Okafor")
        let report = try BatchRunner.run(try fixture.request())
        let documents = report.written.filter { $0.contains("westmere-2025/") }
        #expect(documents.count == 2 && report.written.allSatisfy { $0.hasPrefix("2025-01-28/") })
        var forced = try fixture.request()
        forced.isForced = true
        #expect(try BatchRunner.run(forced).written.count == 4)
    }

    /// Nothing of the three runs may be lost or said twice.
    @Test func aDayAtATimeGivesTheTreeOfAllDays() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        let whole = try fixture.tree()
        try FileManager.default.removeItem(atPath: fixture.output)
        for day in ["2025-01-28", "2024-01-23"] { _ = try BatchRunner.run(try fixture.request(on: day)) }
        #expect(try fixture.tree() == whole)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
        for day in ["2025-01-28", "2024-01-23"] {
            #expect(try BatchVerifier.findings(inFolder: "\(fixture.output)/\(day)").isEmpty, "a day by itself")
        }
    }

    @Test func aRunOfADayFindsWhatMovedAwayFromIt() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        try fixture.change("westmere-2025.yaml", "Tuesday 28 January 2025", "Tuesday 4 February 2025")
        let old = ["2025-01-28/westmere-2025/press-release.html", "2025-01-28/westmere-2025/press-release.txt"]
        let pages = ["calendar.ics", "index.html", "manifest.json", "publications.json"].map { "2025-01-28/\($0)" }
        // By the day that it left, and by the day that it came to.
        let left = try BatchRunner.run(try fixture.request(on: "2025-01-28"))
        #expect(left.stale == old + pages && left.written == ["calendar.ics"])
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
        var came = try fixture.request(on: "2025-02-04")
        came.prunes = true
        let report = try BatchRunner.run(came)
        #expect(report.written.contains("2025-02-04/westmere-2025/press-release.txt"))
        #expect(report.removed == old + pages)
        #expect(InputFile.kind(of: fixture.output + "/2025-01-28") == .missing)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func aRecordThatCannotBeReadKeepsItsFiles() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        try fixture.change("westmere-2025.yaml", "kind: inspection", "kind: [inspection")
        var request = try fixture.request()
        request.prunes = true
        let report = try BatchRunner.run(request)
        #expect(report.failures.count == 1 && report.removed.isEmpty && report.stale.isEmpty)
        #expect(InputFile.kind(of: fixture.output + "/2025-01-28/westmere-2025/press-release.txt") == .regular)
    }

    @Test func aNewToolWritesAnew() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        var request = try fixture.request()
        request.toolVersion = "test 2"
        request.isDryRun = true
        #expect(
            try BatchRunner.run(request).intentions.map(\.action) == [
                "write: the tool 'test 2' changed", "write: the tool 'test 2' changed",
            ])
    }

    @Test func mendsWhatSomebodyElseChanged() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        let path = fixture.output + "/2025-01-28/westmere-2025/press-release.txt"
        try Data("forged".utf8).write(to: URL(filePath: path))
        #expect(try !BatchVerifier.findings(inFolder: fixture.output).isEmpty)
        _ = try BatchRunner.run(try fixture.request())
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func namesEmbargoedCopiesAndReportsThemOncePublished() throws {
        let fixture = try BatchFixture()
        let early = try BatchRunner.run(try fixture.request(now: "2025-01-28T00:00:59Z"))
        #expect(early.written.contains("2025-01-28/westmere-2025/press-release-EMBARGOED.txt"))
        var late = try fixture.request(now: "2025-01-28T00:01:00Z")
        let published = try BatchRunner.run(late)
        #expect(published.written.contains("2025-01-28/westmere-2025/press-release.txt"))
        #expect(published.stale.count == 2)
        late.prunes = true
        #expect(try BatchRunner.run(late).removed.count == 2)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func refusesToPublishBeforeTheInstant() throws {
        let fixture = try BatchFixture()
        var request = try fixture.request(now: "2025-01-27T12:00:00Z")
        request.render.state = .published
        let refused = try BatchRunner.run(request)
        #expect(refused.failures.map(\.problems.first.code) == [.embargoed])
        request.render.releaseEarlyReason = "leaked"
        #expect(try BatchRunner.run(request).failures.isEmpty)
        let manifest = try String(contentsOfFile: fixture.output + "/manifest.json", encoding: .utf8)
        #expect(manifest.contains(#""releasedEarly":"leaked""#))
        let index = try String(contentsOfFile: fixture.output + "/2025-01-28/index.html", encoding: .utf8)
        #expect(index.contains("Released early, before 00.01 on 28") && !index.contains("leaked"))
    }

    @Test func aFormatThatIsNoLongerWantedIsReported() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        let fewer = try BatchRunner.run(try fixture.request(formats: [.txt]))
        #expect(
            fewer.stale == [
                "2024-01-23/hartbourne-2024/press-release.html", "2025-01-28/westmere-2025/press-release.html",
            ])
        #expect(!fewer.written.contains { $0.hasSuffix(".html") && !$0.hasSuffix("index.html") })
        var again = try fixture.request(formats: [.txt])
        #expect(try BatchRunner.run(again).written.isEmpty)
        again.prunes = true
        #expect(try BatchRunner.run(again).removed.count == 2)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func textsInOneFormatAreLeftAlone() throws {
        let fixture = try BatchFixture()
        var request = try fixture.request(formats: [.docx])
        request.render.templates = ["press-release", "ratings.csv"]
        _ = try BatchRunner.run(request)
        let again = try BatchRunner.run(request)
        #expect(again.written.isEmpty && again.stale.isEmpty)
    }

    @Test func aFormatThatNoTemplateIsWrittenInIsReported() throws {
        let fixture = try BatchFixture()
        var request = try fixture.request(formats: [.docx, .txt])
        request.render.templates = ["ratings.csv"]
        let warnings = try BatchRunner.run(request).warnings
        #expect(
            warnings.map(\.message) == [
                "nothing is written as docx: 'ratings.csv (built in)' is put out as it is",
                "nothing is written as txt: 'ratings.csv (built in)' is put out as it is",
            ])
        request.render.templates = ["ratings.csv", "press-release"]
        #expect(try BatchRunner.run(request).warnings.isEmpty)
    }

    @Test func oneBadRecordStopsNobody() throws {
        let fixture = try BatchFixture()
        try fixture.change("westmere-2025.yaml", "Tuesday 28 January 2025", "31 February 2025")
        let report = try BatchRunner.run(try fixture.request())
        #expect(report.failures.count == 1)
        #expect(report.written.contains("2024-01-23/hartbourne-2024/press-release.txt"))
    }

    @Test func moreJobsGiveTheSameBytes() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        let first = try fixture.tree()
        try FileManager.default.removeItem(atPath: fixture.output)
        var request = try fixture.request()
        request.jobs = 8
        _ = try BatchRunner.run(request)
        #expect(try fixture.tree() == first)
    }

    @Test func aRowForEachLetterAndNoTwoShareAFile() throws {
        let scratch = try ScratchFolder()
        try Data("name,town\nAda,Westmere\nBo,Hartbourne\nADA,Eastmarch\n ,Norhaven\n".utf8)
            .write(to: URL(filePath: scratch.path + "/people.csv"))
        try Data("Dear {{ name }} of {{ town }}".utf8).write(to: URL(filePath: scratch.path + "/letter.txt"))
        var render = RenderRequest(now: Instant(secondsSince1970: 0))
        render.data = [scratch.path + "/people.csv"]
        render.templates = [scratch.path + "/letter.txt"]
        render.nameField = "name"
        var request = BatchRequest(render, toolVersion: "test")
        request.folder = scratch.path + "/out"
        let report = try BatchRunner.run(request)
        #expect(report.written == ["Ada.txt", "Bo.txt"])
        #expect(report.failures.map(\.problems.first.code) == [.outputCollision, .unknownColumn])
    }

    @Test func dryRunWritesNothing() throws {
        let fixture = try BatchFixture()
        var request = try fixture.request()
        request.isDryRun = true
        let report = try BatchRunner.run(request)
        #expect(report.intentions.map(\.action) == ["write: new", "write: new"])
        #expect(InputFile.kind(of: fixture.output) == .missing)
    }
}
