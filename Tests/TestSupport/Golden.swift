public import Foundation
public import Testing

/// Compares `actual` with `Goldens/<name>` beside the calling test. `UPDATE_GOLDENS=1` writes it first, and fails.
public func expectGolden(
    _ actual: String, _ name: String, file: String = #filePath, at location: SourceLocation = #_sourceLocation
) throws {
    let golden = URL(filePath: file).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
        try FileManager.default.createDirectory(
            at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: golden)
        Issue.record("wrote \(name): read its diff, then run again", sourceLocation: location)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    // By lines, so that a failure lists the lines that differ.
    #expect(
        actual.components(separatedBy: "\n") == expected.components(separatedBy: "\n"), "\(name)",
        sourceLocation: location)
}

/// The bytes of `Fixtures/<name>` beside the calling test.
public func fixture(_ name: String, file: String = #filePath) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: file).deletingLastPathComponent().appending(path: "Fixtures/\(name)")))
}

/// The root of the repository, for tests that use the shipped templates and examples.
public let repositoryRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
