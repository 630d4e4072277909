import Foundation
import Letterpress

/// Reading, checking and deriving inspection records: the whole way from the bytes of a file to what templates can use.
enum Records {
    /// A full record: twelve ratings, 21 percentages, findings, nine recommendations.
    private static let full = "eastmarch-2023"
    private static let examples = Inputs.folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Examples")

    static func benchmarks() throws -> [Benchmark] {
        let names = try FileManager.default.contentsOfDirectory(atPath: examples.path).filter { $0.hasSuffix(".yaml") }
            .map { String($0.dropLast(5)) }.sorted()
        return try [
            Benchmark("record letterpress", work([full], json: false)),
            Benchmark("record json letterpress", work([full], json: true)),
            Benchmark("\(names.count) records letterpress", work(names, json: false)),
            Benchmark("\(names.count) records json letterpress", work(names, json: true)),
        ]
    }

    private static func work(_ names: [String], json: Bool) throws -> () throws -> Void {
        let desk = InspectionDesk()
        let files = try names.map { name in
            let bytes = Array(try Data(contentsOf: examples.appending(path: name + ".yaml")))
            guard json else { return (name: name + ".yaml", bytes: bytes) }
            return (name: name + ".json", bytes: try Self.json(bytes, name: name))
        }
        let work = { for file in files { _ = try desk.report(on: file.bytes, name: file.name) } }
        for file in files {
            let report = try desk.report(on: file.bytes, name: file.name)
            guard !report.findings.contains(where: { $0.severity == .error }) else {
                throw CocoaError(.featureUnsupported)
            }
        }
        return work
    }

    /// The same record as JSON.
    private static func json(_ yaml: [UInt8], name: String) throws -> [UInt8] {
        let template = try Template(SourceText(name: "record.txt", text: "{{ record|tojson }}"), settings: .jinja)
        let record = try Value(reading: yaml, name: name + ".yaml")
        return try template.render(.dict([("record", record)]), in: World(now: Instant(secondsSince1970: 0))).bytes
    }
}
