import MarkdownReader
import TestSupport
import Testing

private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

private let itemsByIndentation = (0..<60).map { repeated("  ", $0) + "- a" }.joined(separator: "\n")
private let divisions =
    (0..<101).map { repeated(":", 104 - $0) + " callout" }.joined(separator: "\n") + repeated("\n:::", 101)
private let backticks = (1..<600).map { repeated("`", $0) }.joined(separator: " ")
private let marks = (0..<5_000).map { "[^\($0)]" }.joined(separator: " ")
private let footnotes = marks + "\n\n" + (0..<5_000).map { "[^\($0)]: a\n" }.joined()

private let refused: [(String, String, String)] = [
    ("brackets of pictures", repeated("![[]()", 20_000), "markdown-too-deep"),
    ("links and marks", repeated("[]()*]", 60_000), "markdown-too-complex"),
    ("labels", repeated("[^", 60_000), "markdown-too-deep"),
    ("open brackets", repeated("[", 101), "markdown-too-deep"),
    ("quotes", repeated(">", 101) + "a", "markdown-too-deep"),
    ("items in a line", repeated("- ", 101) + "a", "markdown-too-deep"),
    ("items by indentation", itemsByIndentation, "markdown-too-deep"),
    ("emphasis", repeated("*a **b ", 100) + repeated("c** d*", 100), "markdown-too-deep"),
    ("columns", repeated("|a", 20_000) + "\n" + repeated("|-", 20_000), "table-too-wide"),
    ("columns, one too many", repeated("|a", 257) + "|\n" + repeated("|-", 257) + "|", "table-too-wide"),
    ("a wide row", "|a|\n|-|\n" + repeated("|b", 20_000), "table-too-wide"),
    (
        "filled cells", repeated("|a", 256) + "\n" + repeated("|-", 256) + "\n" + repeated("b\n", 1_000),
        "markdown-too-complex"
    ),
    (
        "references", "[a]: https://a.example/" + repeated("b", 50_000) + "\n\n" + repeated("[a] ", 20_000),
        "markdown-too-complex"
    ),
    (
        "folded references", "[ss]: https://a.example/" + repeated("b", 50_000) + "\n\n" + repeated("[ß] ", 20_000),
        "markdown-too-complex"
    ),
    ("titles", "[a]: b \"" + repeated("c", 2_000) + "\"", "markdown-too-complex"),
    ("size", repeated("a\n", 1 << 20) + "b", "markdown-too-large"),
    ("pieces", repeated("*a", 67_000), "markdown-too-complex"),
    ("items", repeated("- a\n", 40_001), "markdown-too-complex"),
    (
        "divisions",
        divisions,
        "markdown-too-deep"
    ),
]

private let bounded: [(String, String)] = [
    ("columns", repeated("|a", 256) + "|\n" + repeated("|-", 256) + "|"),
    ("brackets", repeated("[", 100) + repeated("]", 100)),
    ("quotes", repeated(">", 98) + "a"),
    ("size", repeated(repeated("a", 2047) + "\n", 1024)),
    ("items", repeated("- a\n", 33_300)),
    ("html", repeated("<?", 60_000)),
    ("destinations", repeated("](<", 40_000)),
    ("runs", repeated("_", 100_000) + "." + repeated("_", 100_000)),
    ("backticks", backticks),
    ("braces", repeated("[a]{", 24_000)),
    ("colons", repeated("a\n::: ends\n:::\n", 20_000)),
    (
        "footnotes",
        footnotes
    ),
    ("equal headings", repeated("## a\n\n", 20_000)),
]

/// What libcmark-gfm 0.29.0.gfm.6 would take seconds, gigabytes or the stack for is refused for its structure.
@Test(arguments: refused)
func refusesWhatTheParserCannotTake(_ name: String, _ text: String, _ code: String) throws {
    let found = try #require(problems(text).first, "\(name)")
    #expect(found.hasPrefix(code), "\(name)")
}

@Test(arguments: bounded)
func takesWhatItCanBound(_ name: String, _ text: String) {
    let clock = ContinuousClock()
    let time = clock.measure { _ = try? reading(text) }
    // The structure is what is judged; this only tells a quadratic way from a linear one, in a debug build.
    #expect(time < .seconds(20), "\(name)")
    #expect(problems(text).allSatisfy { !$0.hasPrefix("markdown-too") && !$0.hasPrefix("table-too") }, "\(name)")
}

@Test func readsAnyBytesWithoutTrap() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 { _ = try? reading(RandomMarkdown.text(using: &random), ["v"]) }
}
