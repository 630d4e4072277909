import CivilTime
import Diagnostics
import Foundation
import Inspections
import Publishing
import Testing

private let recipes = [
    BatchManifest.Recipe(inputs: [.init(role: "template", name: "letter.docx", hash: ContentHash(of: "template"))])
]

private func entry(_ path: String, _ text: String = "x") -> BatchManifest.Entry {
    BatchManifest.Entry(
        path: path, hash: ContentHash(of: text), size: text.utf8.count, record: "westmere", template: "letter",
        format: "docx", state: .embargoed, embargo: Instant(rfc3339: "2025-01-28T00:01:00Z"),
        data: ContentHash(of: "data"), recipe: 0)
}

@Suite struct BatchManifestTests {
    @Test func roundTripsThroughJSON() throws {
        let manifest = BatchManifest(
            toolVersion: "letterpress 1", arguments: ["batch", "é \"x\""], shard: "1/2", recipes: recipes,
            entries: [entry("b/c.docx"), entry("a.txt", "y")])
        let json = manifest.json
        let read = try BatchManifest(json: json, name: "manifest.json")
        #expect(read.entries == manifest.entries)
        #expect(read.arguments == manifest.arguments && read.shard == "1/2" && read.toolVersion == "letterpress 1")
        #expect(read.json == json)
        #expect(read.recipes == manifest.recipes)
    }

    @Test(arguments: [
        "", "[]", "{}", "{\n\"manifestVersion\": 99\n}",
        "{\n\"manifestVersion\": 1,\n\"files\": [\n{}\n]\n}",
    ])
    func refusesOthers(json: String) {
        #expect(throws: Diagnostic.self) { try BatchManifest(json: Array(json.utf8), name: "m.json") }
    }

    @Test func verifiesAFolder() throws {
        let scratch = try ScratchFolder()
        let folder = try OutputFolder(scratch.path)
        for name in ["a.txt", "d/b.txt", "d/gone.txt"] { try folder.write(Array("x".utf8), as: name) }
        let manifest = BatchManifest(
            toolVersion: "", arguments: [], recipes: recipes,
            entries: ["a.txt", "d/b.txt", "d/gone.txt"].map { entry($0) })
        try folder.write(manifest.json, as: "manifest.json")
        #expect(try BatchVerifier.findings(inFolder: scratch.path).isEmpty)
        try folder.write(Array("y".utf8), as: "d/b.txt")
        try folder.write(Array("z".utf8), as: "extra.txt")
        try FileManager.default.removeItem(atPath: scratch.path + "/d/gone.txt")
        #expect(
            try BatchVerifier.findings(inFolder: scratch.path).map(\.code)
                == [.fileChanged, .fileGone, .fileNotInManifest])
    }

    @Test func keepsTheRunsOfAllShards() throws {
        func part(_ number: Int) -> (name: String, manifest: BatchManifest) {
            var run = BatchManifest.Run(tool: "t")
            run.data = ["people.csv"]
            let recipe = BatchManifest.Recipe(inputs: recipes[0].inputs, run: 0)
            var entry = entry("2025-01-28/\(number)/a.docx")
            entry.date = CivilDate(iso: "2025-01-28")
            return (
                "\(number)",
                BatchManifest(
                    toolVersion: "t", arguments: [], shard: "\(number)/2", runs: [run], recipes: [recipe],
                    entries: [entry])
            )
        }
        let joined = try BatchManifest.merging([part(1), part(2)])
        #expect(joined.runs.count == 1 && joined.recipes.map(\.run) == [0])
        let (whole, pages) = joined.withPages()
        let folder = "2025-01-28/"
        #expect(
            pages.map(\.path) == ["calendar.ics", "index.html", "publications.json", "manifest.json"].map {
                folder + $0
            } + ["calendar.ics"])
        #expect(try BatchManifest(json: whole.json, name: "m").entries.count == 2 + pages.count)
    }

    /// Also of what only one of the parts has included, and of pages.
    @Test func joinsThePartsOfDaysToTheBatchInOnePiece() throws {
        let fixture = try BatchFixture()
        let folder = fixture.scratch.path + "/templates"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "{{ id }} {% if id == 'westmere-2025' %}{% include 'part.txt' %}{% endif %}".write(
            toFile: folder + "/a-notice.txt", atomically: true, encoding: .utf8)
        try "is westmere".write(toFile: folder + "/part.txt", atomically: true, encoding: .utf8)
        func run(_ shard: String?) throws {
            var request = try fixture.request()
            request.render.templates = ["press-release", folder + "/a-notice.txt", "letter"]
            request.render.formats = nil
            request.shard = try shard.map { try Shard($0) }
            #expect(try BatchRunner.run(request).failures.isEmpty)
        }
        try run(nil)
        let whole = try fixture.tree()
        try FileManager.default.removeItem(atPath: fixture.output)
        let parts = ["3/3", "1/3", "2/3"]
        let manifests = try parts.map { shard in
            try run(shard)
            let path = fixture.output + "/manifest-\(shard.replacing("/", with: "-of-")).json"
            let manifest = try BatchManifest(json: InputFile.read(path), name: path)
            try FileManager.default.removeItem(atPath: path)
            return (name: path, manifest: manifest)
        }
        #expect(manifests.allSatisfy { $0.manifest.entries.count < 12 }, "the two records are in parts of their own")
        let (joined, pages) = try BatchManifest.merging(manifests).withPages()
        let output = try OutputFolder(fixture.output)
        for page in pages { try output.write(page.bytes, as: page.path) }
        try joined.write(to: output)
        let tree = try fixture.tree()
        #expect(tree.keys.sorted() == whole.keys.sorted())
        for (path, bytes) in whole { #expect(tree[path] == bytes, "\(path)") }
        // The next run in one piece has nothing to do.
        var request = try fixture.request()
        request.render.templates = ["press-release", folder + "/a-notice.txt", "letter"]
        request.render.formats = nil
        #expect(try BatchRunner.run(request).written.isEmpty)
    }

    @Test func partsOfOtherDataDoNotJoin() throws {
        func part(_ number: Int, _ data: String) -> (name: String, manifest: BatchManifest) {
            var run = BatchManifest.Run(tool: "t")
            run.inputs = [.init(role: "data", name: "people.csv", hash: ContentHash(of: data))]
            return (
                "\(number)",
                BatchManifest(
                    toolVersion: "t", arguments: [], shard: "\(number)/2", runs: [run], recipes: [], entries: [])
            )
        }
        #expect(try BatchManifest.merging([part(1, "a"), part(2, "a")]).entries.isEmpty)
        let refused = #expect(throws: DiagnosticList.self) { try BatchManifest.merging([part(1, "a"), part(2, "b")]) }
        #expect(refused?.all.map(\.code) == [.manifestsDoNotJoin])
    }

    @Test func joinsShardsAndProvesThatNoneIsMissing() throws {
        func part(_ shard: String, _ path: String, _ text: String = "x") -> (name: String, manifest: BatchManifest) {
            (
                shard,
                BatchManifest(
                    toolVersion: "t", arguments: ["a"], shard: shard, recipes: recipes, entries: [entry(path, text)])
            )
        }
        let joined = try BatchManifest.merging([part("2/2", "b"), part("1/2", "a")])
        #expect(joined.entries.map(\.path) == ["a", "b"] && joined.shard == nil)
        #expect(throws: DiagnosticList.self) { try BatchManifest.merging([part("1/2", "a")]) }
        #expect(throws: DiagnosticList.self) { try BatchManifest.merging([part("1/2", "a"), part("1/2", "b")]) }
        #expect(throws: DiagnosticList.self) { try BatchManifest.merging([part("1/2", "a"), part("2/2", "a", "y")]) }
        #expect(throws: DiagnosticList.self) { try BatchManifest.merging([]) }
    }
}

@Suite struct ShardTests {
    @Test func everyRecordIsInExactlyOne() throws {
        let shards = try (1...7).map { try Shard("\($0)/7") }
        var counts = [Int](repeating: 0, count: 7)
        for number in 0..<7000 {
            let holding = shards.indices.filter { shards[$0].holds("record-\(number)") }
            #expect(holding.count == 1)
            counts[holding[0]] += 1
        }
        #expect(counts.allSatisfy { (800...1200).contains($0) })
    }

    @Test(arguments: ["0/2", "3/2", "1", "a/b", "1/0", "", "1/2/3", "-1/2"])
    func refusesOthers(text: String) { #expect(throws: Diagnostic.self) { try Shard(text) } }
}
