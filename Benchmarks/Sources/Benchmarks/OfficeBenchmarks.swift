import CZipFloor
import Foundation
import Letterpress

/// What Letterpress does on the office documents that docxtpl gets: the folder is made by `Scripts/office-peers.py`.
struct OfficeBenchmarks {
    let folder: URL
    private let world = World(now: Instant(secondsSince1970: 1_737_960_000))

    /// A template with its data: `letter.docx` and `letter.json`, or `table.docx` and `table-1000.json`.
    private struct Subject {
        var name: String
        var bytes: [UInt8]
        var data: Value
    }

    /// `office FOLDER` measures; `office-once FOLDER ROWS` fills the table once and says what memory that took.
    private let arguments: [String]

    init?(arguments: [String]) {
        guard arguments.count == 3 && arguments[1] == "office" || arguments.count == 4 && arguments[1] == "office-once"
        else { return nil }
        self.arguments = arguments
        folder = URL(filePath: arguments[2])
    }

    func run() throws {
        guard arguments.count == 4 else { return try measurements().forEach { print($0.json) } }
        try once(Int(arguments[3]) ?? 0)
    }

    private func measurements() throws -> [Measurement] {
        var results: [Measurement] = []
        for file in ["letter", "variables"] {
            let subject = try subject(file, file)
            let compiled = try template(of: subject)
            let output = try compiled.render(subject.data, in: world)
            try Data(output).write(to: folder.appending(path: "\(file).letterpress.docx"))
            results.append(
                try measure("\(file) render letterpress") { try compiled.render(subject.data, in: world) })
            results.append(
                try measure("\(file) compile+render letterpress") {
                    try self.template(of: subject).render(subject.data, in: world)
                })
            results.append(try measureFloor(file, subject.bytes, output))
        }
        for rows in [1_000, 10_000, 50_000] {
            let subject = try subject("table-\(rows)", "table")
            let compiled = try template(of: subject)
            let output = try compiled.render(subject.data, in: world)
            try Data(output).write(to: folder.appending(path: "table-\(rows).letterpress.docx"))
            results.append(
                try measure("table-\(rows) render letterpress", rounds: 5) {
                    try compiled.render(subject.data, in: world)
                })
            results.append(try measureFloor("table-\(rows)", subject.bytes, output, rounds: 5))
        }
        return results
    }

    /// One render, and how much more memory it held at most than data and template did, in KiB.
    private func once(_ rows: Int) throws {
        let subject = try subject("table-\(rows)", "table")
        let compiled = try template(of: subject)
        // What reading the data has freed would serve the render, and not be counted.
        lp_give_back_memory()
        let before = try Self.memory("VmRSS")
        // The highest mark starts anew (proc(5), clear_refs).
        try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
        let output = try compiled.render(subject.data, in: world)
        print(try Self.memory("VmHWM") - before, output.count)
    }

    private static func memory(_ name: String) throws -> Int {
        let status = try String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
    }

    private func subject(_ data: String, _ template: String) throws -> Subject {
        let bytes = Array(try Data(contentsOf: folder.appending(path: template + ".docx")))
        let json = try JSONSerialization.jsonObject(
            with: try Data(contentsOf: folder.appending(path: data + ".json")))
        return Subject(name: template + ".docx", bytes: bytes, data: OwnEngine.value(json))
    }

    private func template(of subject: Subject) throws -> OfficeTemplate {
        try OfficeTemplate(bytes: subject.bytes, name: subject.name)
    }

    /// libzip alone, writing the finished text into the same package.
    private func measureFloor(
        _ name: String, _ package: [UInt8], _ output: [UInt8], rounds: Int = 30
    ) throws -> Measurement {
        let part = "word/document.xml"
        var count = 0
        guard let text = lp_zip_entry(output, output.count, part, &count) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        defer { free(text) }
        return try measure("\(name) render libzip", rounds: rounds) {
            var size = 0
            guard let bytes = lp_zip_rewrite(package, package.count, part, text, count, &size) else {
                throw CocoaError(.fileWriteUnknown)
            }
            free(bytes)
            return size
        }
    }

    private func measure<Result>(
        _ name: String, rounds: Int = 30, _ work: @escaping () throws -> Result
    ) throws -> Measurement {
        try Measurement(of: Benchmark(name, work), rounds: rounds)
    }
}
