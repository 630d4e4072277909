import CivilTime
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

private func changes(
    _ request: BatchRequest, against side: BatchComparison.Side = .folder
) throws -> (changes: [DocumentChange], report: BatchComparison.Report) {
    var changes: [DocumentChange] = []
    let report = try BatchComparison.run(request, against: side) { change throws(Diagnostic) in changes.append(change) }
    return (changes, report)
}

/// The lines of a change as diff(1) would print them, without context.
private func lines(_ change: DocumentChange) -> [String] {
    TextComparison(change.oldText, change.newText, context: 0).hunks.flatMap(\.lines).map { line in
        switch line {
        case .same(let text): " " + text
        case .removed(let pieces): "-" + pieces.map(\.text).joined()
        case .added(let pieces): "+" + pieces.map(\.text).joined()
        case .mixed(let pieces): "~" + pieces.map(\.text).joined()
        }
    }
}

@Suite struct BatchComparisonTests {
    @Test(arguments: [[OutputFormat.txt, .html], [.docx], [.odt], [.html, .pdf]])
    func showsWhatTheNextBatchWouldChange(formats: [OutputFormat]) throws {
        let fixture = try BatchFixture()
        var request = try fixture.request(formats: formats.filter { $0 != .pdf })
        _ = try BatchRunner.run(request)
        request = try fixture.request(formats: formats)
        #expect(try changes(try fixture.request(formats: formats.filter { $0 != .pdf })).report.differs == false)
        try fixture.change("westmere-2025.yaml", "Daniel Okoro", "Daniel Okafor")
        let (found, report) = try changes(request)
        #expect(
            found.map(\.record) == ["westmere-2025"] && report.changed == 1 && found[0].reason == "the data changed"
                || formats.contains(.pdf))
        let shown = lines(try #require(found.first { $0.record == "westmere-2025" }))
        let names = shown.filter { $0.contains("Daniel Ok") }.map {
            $0.prefix(1) + ($0.contains("Okoro") ? "Okoro" : "Okafor")
        }
        #expect(names.first == "-Okoro" && names.last == "+Okafor")
    }

    @Test func namesDocumentsThatComeAndGo() throws {
        let fixture = try BatchFixture()
        let all = try changes(try fixture.request())
        #expect(all.changes.map(\.kind) == [.new, .new])
        _ = try BatchRunner.run(try fixture.request())
        try FileManager.default.removeItem(atPath: fixture.data + "/hartbourne-2024.yaml")
        let (found, report) = try changes(try fixture.request())
        #expect(found.map(\.kind) == [.gone] && report.same == 1)
        #expect(found[0].oldPath == "2024-01-23/hartbourne-2024/press-release.txt")
    }

    @Test func showsTheWordingOfTheEmbargo() throws {
        let fixture = try BatchFixture()
        let new = try fixture.request(now: "2025-01-28T00:01:00Z")
        var old = new.render
        old.now = try #require(Instant(rfc3339: "2025-01-28T00:00:59Z"))
        let (found, report) = try changes(new, against: .request(old))
        #expect(found.map(\.reason) == ["embargoed before, published now"] && report.same == 1)
        let shown = lines(found[0])
        #expect(shown.contains { $0.hasPrefix("-EMBARGOED") })
        #expect(shown.contains { $0.hasPrefix("-") && $0.contains("will be available") })
        #expect(shown.contains { $0.hasPrefix("+") && $0.contains("is available") })
    }

    @Test func comparesTwoCalendarsWithinADay() throws {
        let fixture = try BatchFixture()
        let calendars = try ["2025-02-04", "2025-02-11"].map { date in
            let path = "\(fixture.scratch.path)/\(date).csv"
            try Data("id,date\nwestmere-2025,\(date)\n".utf8).write(to: URL(filePath: path))
            return path
        }
        var new = try fixture.request(on: "2025-02-11")
        var old = new.render
        old.calendars = [calendars[0]]
        new.render.calendars = [calendars[1]]
        let (found, _) = try changes(new, against: .request(old))
        #expect(found.map(\.reason) == ["published on 2025-02-04 before, 2025-02-11 now"])
        #expect(lines(found[0]).filter { $0.contains("February") }.count == 2)
    }

    @Test func oneBadRecordStopsNobody() throws {
        let fixture = try BatchFixture()
        try fixture.change("westmere-2025.yaml", "Tuesday 28 January 2025", "31 February 2025")
        let (found, report) = try changes(try fixture.request())
        #expect(found.map(\.record) == ["hartbourne-2024"] && report.failures.count == 1)
    }
}
