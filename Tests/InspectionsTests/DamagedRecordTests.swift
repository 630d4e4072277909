import CivilTime
import DataReaders
import Diagnostics
import Foundation
import Inspections
import Templating
import Testing

/// The same numbers on every run, so that a failure can be looked at.
private struct FixedNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite struct DamagedRecordTests {
    private static let pieces = [
        "", "\u{0}", ":", "- ", "{", "}", "[", "]", "\"", "'", "&a ", "*a", "<<: ", "!!int ", "|\n", "\t", "\n", "é",
        "‘", "999999999999",
        "-1", "0", "1.5", "null", "~", "2025-02-31", "Monday 1 May 2025", "Good", "[^1]", "07700 900 123", "%",
        "\u{FEFF}",
    ]

    /// Whatever is done to a record, it is read or refused; what is read can be checked, explained and derived.
    @Test(arguments: exampleNames)
    func isAnswered(name: String) throws {
        let original = Array(try Data(contentsOf: exampleURL(name)))
        var random = FixedNumbers(state: UInt64(name.utf8.count))
        let reader = InspectionReader()
        let checker = InspectionChecker()
        for _ in 0..<150 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                bytes.replaceSubrange(start..<end, with: Array(piece.utf8))
            }
            do {
                guard case .document(let file) = try DataReader.read(bytes: bytes, name: "damaged.yaml") else {
                    continue
                }
                let inspection = try reader.read(file)
                let report = FindingReport(checker.check(inspection))
                #expect(!report.sarif(toolVersion: "1").isEmpty)
                _ = Explanation(inspection).text
                _ = JSONWriter.write(
                    inspection.templateContext(state: .draft, world: World(now: Instant(secondsSince1970: 0))))
            } catch let error as Diagnostic {
                #expect(!error.rendered().isEmpty)
            } catch let list as DiagnosticList {
                #expect(!list.rendered().isEmpty)
            }
        }
    }
}
