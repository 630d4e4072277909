import DocumentModel
import MarkdownReader
import Templating
import Testing

/// Texts read at the same time once lost each other's strikethrough, by a table that libcmark-gfm keeps for the process.
@Test func readsManyTextsAtATime() async throws {
    let text = Array(String(repeating: "One ~~struck~~ word and *another*.\n\n", count: 40).utf8)
    let outlines = try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<64 {
            group.addTask {
                try MarkdownReader.read(RenderedText(bytes: text), name: "a.md").document.outline.map(\.description)
            }
        }
        return try await group.reduce(into: [[String]]()) { $0.append($1) }
    }
    #expect(outlines.count == 64 && outlines.allSatisfy { $0 == outlines[0] })
    #expect(outlines[0].allSatisfy { !$0.contains("~") })
}
