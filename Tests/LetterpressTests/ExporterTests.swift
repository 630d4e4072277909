import Foundation
import Letterpress
import TestSupport
import Testing

@Suite struct ExporterTests {
    private let record = repositoryRoot.appending(path: "Examples/westmere-2025.yaml").path

    @Test func makesThePressReleaseInFourFormats() throws {
        let exporter = Exporter(now: Instant(secondsSince1970: 1_800_000_000))
        let (outputs, _) = try exporter.export(record, template: "press-release")
        #expect(
            outputs.map(\.name).sorted()
                == ["docx", "html", "odt", "txt"].map { "westmere-2025-press-release.\($0)" })
        let text = try #require(outputs.first { $0.name.hasSuffix(".txt") })
        #expect(String(decoding: text.bytes, as: UTF8.self).hasPrefix("Westmere Youth Justice Service rated ‘Good’\n"))
    }

    @Test func carriesTheEmbargoUntilItsInstant() throws {
        let instant = try #require(Instant(rfc3339: "2025-01-28T00:00:59Z"))
        let (outputs, _) = try Exporter(now: instant).export(record, template: "press-release", as: [.txt])
        #expect(outputs.map(\.name) == ["westmere-2025-press-release-EMBARGOED.txt"])
        #expect(
            String(decoding: outputs[0].bytes, as: UTF8.self).hasPrefix(
                "EMBARGOED UNTIL 00.01, TUESDAY 28\u{A0}JANUARY 2025"))
    }

    @Test func namesWhatIsMissing() throws {
        let exporter = Exporter(now: Instant(secondsSince1970: 0))
        let problems = try #require(throws: DiagnosticList.self) {
            try exporter.export(record, template: "press-releas")
        }
        #expect(problems.first.hint == "did you mean 'press-release'?")
    }
}
