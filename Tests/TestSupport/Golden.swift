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

/// Compares a page with `Goldens/<name>` as ``expectGolden(_:_:file:at:)`` does. Of its style sheet only the lines are
/// kept that the golden page `everything.html` of the HTML writer does not have, and how many it has as well.
public func expectGoldenPage(
    _ page: String, _ name: String, file: String = #filePath, at location: SourceLocation = #_sourceLocation
) throws {
    let everything = repositoryRoot.appending(path: "Tests/HTMLWriterTests/Goldens/everything.html")
    let common = Set(styleLines(try String(contentsOf: everything, encoding: .utf8).components(separatedBy: "\n")))
    let lines = page.components(separatedBy: "\n")
    let style = styleLines(lines)
    try #require(!style.isEmpty, sourceLocation: location)
    let own = style.filter { !common.contains($0) }
    let shown = ["/* \(style.count - own.count) lines as in everything.html */"] + own
    let short = lines[..<style.startIndex] + shown + lines[style.endIndex...]
    try expectGolden(short.joined(separator: "\n"), name, file: file, at: location)
}

/// What stands between `<style>` and `</style>`, each on a line of its own.
private func styleLines(_ lines: [String]) -> ArraySlice<String> {
    guard let start = lines.firstIndex(where: { $0.contains("<style") }),
        let end = lines[start...].firstIndex(where: { $0.contains("</style>") })
    else { return [] }
    return lines[(start + 1)..<max(end, start + 1)]
}

/// The bytes of `Fixtures/<name>` beside the calling test.
public func fixture(_ name: String, file: String = #filePath) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: file).deletingLastPathComponent().appending(path: "Fixtures/\(name)")))
}

/// The root of the repository, for tests that use the shipped templates and examples.
public let repositoryRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
