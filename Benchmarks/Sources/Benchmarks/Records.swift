import Foundation
import Letterpress

/// Reading, checking and deriving inspection records: the whole way from the bytes of a YAML file to what templates can use.
enum Records {
    /// A full record: twelve ratings, 21 percentages, findings, nine recommendations.
    private static let record = "Examples/eastmarch-2023.yaml"

    static func benchmarks() throws -> [Benchmark] { [Benchmark("record letterpress", try work())] }

    private static func work() throws -> () throws -> InspectionDesk.Report {
        let desk = InspectionDesk()
        let root = Inputs.folder.deletingLastPathComponent().deletingLastPathComponent()
        let bytes = Array(try Data(contentsOf: root.appending(path: record)))
        let report = try desk.report(on: bytes, name: record)
        guard !report.findings.contains(where: { $0.severity == .error }) else {
            throw CocoaError(.featureUnsupported)
        }
        return { try desk.report(on: bytes, name: record) }
    }
}
