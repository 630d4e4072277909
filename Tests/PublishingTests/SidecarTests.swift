import DataReaders
import Foundation
import Inspections
import Templating
import TestSupport
import Testing

@testable import Publishing

/// Runs a script of Python's, whose json and csv are what many programs read sidecars with.
private enum Python {
    static let isThere = (try? run("print('yes')", input: "")) == "yes\n"

    static func run(_ script: String, input: String) throws -> String {
        guard let python = ExternalTool.python else { throw CocoaError(.featureUnsupported) }
        let result = try python.run(["-c", script], input: Data(input.utf8))
        guard result.status == 0 else { throw CocoaError(.featureUnsupported) }
        return result.text
    }
}

@Suite(
    .enabled(if: Python.isThere || ProcessInfo.processInfo.environment["LETTERPRESS_STRICT"] != nil, "needs python3"))
struct SidecarTests {
    private static let names = [
        "=cmd|' /C calc'!A0", "+1 x", "@x", "-2 x", "\t=1+1", "a \"b\", c", "x\ny", "</script>\u{2028}",
        "Ynys Môn & ‘Llŷn’",
    ]

    private func record(named name: String) throws -> Record {
        let quoted = JSONWriter.write(.string(name))
        let text = """
            {"kind": "inspection", "id": "hostile", "framework": "yjs-2021", "body": {"name": \(quoted)},
            "service": {"name": \(quoted), "abbr": "YJS", "area": \(quoted)}, "publication": {"date": "2025-05-06"},
            "standards": [{"code": "1.1", "rating": "Good"}, {"code": "4.1", "notRated": \(quoted)}]}
            """
        let contents = try DataReader.read(bytes: Array(text.utf8), name: "hostile.json")
        return try RecordReader().record(0, of: contents)
    }

    private func text(_ template: String, _ record: Record) throws -> String {
        let filled = try Publications.filled(record, template)
        return String(decoding: try Publications.renderer.write(filled, as: nil).bytes, as: UTF8.self)
    }

    /// Names that try to be markup, another field or a formula stay names.
    @Test(arguments: names)
    func holdHostileNames(name: String) throws {
        let record = try record(named: name)
        let script = """
            import csv, io, json, sys
            document, table = json.loads(sys.stdin.read())
            rows = list(csv.reader(io.StringIO(table, newline=""), strict=True))
            assert len(rows) == 3 and all(len(row) == len(rows[0]) for row in rows), rows
            print(json.dumps([json.loads(document)["service"], rows[1][1], rows[2][-2]]))
            """
        let sidecars = try ["ratings.json", "ratings.csv"].map { Value.string(try text($0, record)) }
        let answer = try Python.run(script, input: JSONWriter.write(.list(sidecars)))
        let read = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String])
        let guarded = "=+-@\t".contains(name.first ?? " ") ? "'" + name : name
        #expect(read == [name, guarded, guarded])
    }
}
