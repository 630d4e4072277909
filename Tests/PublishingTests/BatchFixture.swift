import CivilTime
import Foundation
import Publishing
import TestSupport
import Testing

/// A batch over copies of two examples in a folder of its own.
struct BatchFixture {
    let scratch: ScratchFolder
    var data: String { scratch.path + "/data" }
    var output: String { scratch.path + "/out" }

    init() throws {
        scratch = try ScratchFolder()
        try FileManager.default.createDirectory(atPath: scratch.path + "/data", withIntermediateDirectories: true)
        for name in ["westmere-2025.yaml", "hartbourne-2024.yaml"] {
            try FileManager.default.copyItem(
                at: repositoryRoot.appending(path: "Examples/\(name)"), to: URL(filePath: data + "/" + name))
        }
    }

    func request(
        now: String = "2026-01-01T00:00:00Z", on day: String? = nil, formats: [OutputFormat] = [.txt, .html]
    ) throws -> BatchRequest {
        var render = RenderRequest(now: try #require(Instant(rfc3339: now)))
        render.data = [data]
        render.templates = ["press-release"]
        render.formats = formats
        var request = BatchRequest(render, toolVersion: "test")
        request.folder = output
        if let day = day.flatMap({ CivilDate(iso: $0) }) { request.period = .days(from: day, to: day) }
        request.arguments = ["batch"]
        return request
    }

    func change(_ name: String, _ old: String, _ new: String) throws {
        let path = data + "/" + name
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains(old))
        try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Every file below the output with its bytes, hidden ones left out.
    func tree() throws -> [String: Data] {
        var tree: [String: Data] = [:]
        for name in try BatchVerifier.files(below: output) {
            tree[name] = try Data(contentsOf: URL(filePath: output + "/" + name))
        }
        return tree
    }
}
