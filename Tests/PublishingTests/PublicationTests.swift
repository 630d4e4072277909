import DocumentModel
import Foundation
import Inspections
import ShippedFiles
import TestSupport
import Testing

@testable import Publishing

@Suite struct PublicationTests {
    @Test(arguments: ["westmere-2025", "hartbourne-2024"], [OutputFormat.txt, .html])
    func pressReleasesAreAsBefore(record: String, format: OutputFormat) throws {
        let filled = try Publications.filled(try Publications.record(record), "press-release")
        let bytes = try Publications.renderer.write(filled, as: format).bytes
        let name = "\(record)-press-release.\(format.fileEnding)"
        let text = String(decoding: bytes, as: UTF8.self)
        if format == .html { try expectGoldenPage(text, name) } else { try expectGolden(text, name) }
    }

    @Test(arguments: Publications.pairs)
    func writesTheSameBytesTwice(_ pair: Publications.Pair) throws {
        let formats: [OutputFormat] = [.txt, .html, .docx, .odt, .md, .govspeak, .eml]
        let first = try formats.map { try write(pair, $0) }
        let second = try formats.map { try write(pair, $0) }
        #expect(zip(first, second).allSatisfy { $0 == $1 })
        #expect(first.allSatisfy { !$0.isEmpty })
    }

    private func write(_ pair: Publications.Pair, _ format: OutputFormat) throws -> [UInt8] {
        try Publications.renderer.write(
            try Publications.filled(try Publications.record(pair.record), pair.template), as: format
        ).bytes
    }

    @Test(arguments: Publications.records)
    func sidecarsAreReadable(_ record: String) throws {
        let json = try Publications.filled(try Publications.record(record), "ratings.json")
        let bytes = try Publications.renderer.write(json, as: nil).bytes
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["id"] as? String == record)
        #expect(object["state"] as? String == "embargoed")
        let csv = try Publications.filled(try Publications.record(record), "ratings.csv")
        let rows = String(decoding: try Publications.renderer.write(csv, as: nil).bytes, as: UTF8.self)
            .split(separator: "\n")
        let standards = try #require(object["standards"] as? [[String: Any]])
        #expect(rows.count == max(1, standards.count) + 1)
        #expect(rows.first?.hasPrefix("id,service,area,framework,type,fieldworkStart,") == true)
        #expect(rows.dropFirst().allSatisfy { $0.hasSuffix(",embargoed") })
    }

    /// The list in the C file is the folder, byte by byte.
    @Test func binaryHoldsTheTemplates() throws {
        let folder = Publications.file("Templates")
        let found = try #require(FileManager.default.enumerator(atPath: folder.path))
        var names: [String] = []
        for case let name as String in found {
            var isFolder: ObjCBool = false
            let path = folder.appending(path: name)
            _ = FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder)
            guard !isFolder.boolValue, !name.hasPrefix("."), !name.contains("/.") else { continue }
            // What the office templates are packed from.
            guard !name.hasPrefix("Design/") else { continue }
            names.append(name)
            #expect(ShippedFile.bytes(of: name) == Array(try Data(contentsOf: path)), "\(name)")
        }
        let examples = ShippedFile.names.filter { $0.hasPrefix("examples/") }
        for name in examples {
            let example = Publications.file("Examples/" + name.dropFirst("examples/".count))
            #expect(ShippedFile.bytes(of: name) == Array(try Data(contentsOf: example)), "\(name)")
        }
        #expect((names + examples).sorted() == ShippedFile.names.sorted())
    }
}
