import DataReaders
import Diagnostics
import Foundation
import TestSupport
import Testing

/// A node with its places, for comparison.
private func dump(_ node: DataNode) -> String {
    let place = "@\(node.span.range)"
    switch node.content {
    case .null: return "null" + place
    case .bool(let flag): return "\(flag)" + place
    case .integer(let number): return "\(number)" + place
    case .decimal(let number): return "\(number)" + place
    case .string(let text): return text.debugDescription + place
    case .sequence(let list): return "[" + list.items.map(dump).joined(separator: ", ") + "]" + place
    case .mapping(let mapping):
        let entries = mapping.entries.map { "\($0.key.debugDescription)@\($0.keySpan.range): \(dump($0.value))" }
        return "{" + entries.joined(separator: ", ") + "}" + place
    }
}

/// What both readers make of a text; `nil` for the everyday one where it leaves the text to libyaml.
private func readings(_ text: String) -> (everyday: String?, composed: String) {
    let source = SourceText(name: "data.yaml", text: text)
    let everyday = (try? YAMLReader.everydayRoot(of: source)).flatMap { $0 }.map(dump)
    do { return (everyday, dump(try YAMLReader.composedRoot(of: source))) } catch { return (everyday, "\(error.code)") }
}

private func exampleTexts() throws -> [String] {
    try ["Examples", "Templates/frameworks", "Templates/registers"].flatMap { folder in
        let url = repositoryRoot.appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: url.path()).sorted().filter { $0.hasSuffix(".yaml") }
            .map { try String(contentsOf: url.appending(path: $0), encoding: .utf8) }
    }
}

@Suite struct EverydayYAMLTests {
    /// The quick way is worth having only if it is the way that records take.
    @Test func readsShippedFilesAsLibyamlDoes() throws {
        for text in try exampleTexts() {
            let (everyday, composed) = readings(text)
            #expect(everyday == composed, "\(text.prefix(80))")
        }
    }

    @Test(arguments: [
        "a: 1", "a: 1\n", "a:\n", "a:\nb:\n  - x\n  -\n  - y\n", "a:\n- x\n- y\nb: 1\n", "- a\n- b",
        "-\n  a: 1\n  b: 2\n-\n",
        "- - 1\n  - 2\n- - 3\n", "-   a: 1\n    b: 2\n", "- a: |\n    x\n\n    y\n\n\nb", "- |\n x\n",
        "a: >-\n  one\n  two\n\n  three\n\nb: 2\n",
        "a: >\n\n  one\n  two\n", "a: |-\n  one\n   two\n  \n", "a: |\n  x", "a: |  # why\n  x\n# end\n",
        "a: one\n  two\n\n  three\nb: 1",
        "a: one # two\n", "a: one#two\n", "a: one # two\n  three\n", "a: 'it''s'\nb: \"x\\n\\\"y\\\\\"\n",
        "a: \"\\u0041\"\n",
        "a: 'one\n  two'\n", "a: []\nb: {}\nc: [1, two three, 'x', {d: [e]}]\n", "a: [1, 2,]\n",
        "a: {b: 1, c: x:y, d: http://x/y}\n",
        "a: {b: }\n", "a: {b:1}\n", "a: [b: 1]\n", "a: [x #y]\n", "a: [1,\n  2]\n", "a: -1\nb: - 1\n", "a: -x\n",
        "a: ~\nb: null\nc: .5\nd: 1e3\n",
        "---\na: 1\n", "---\n---\na: 1\n", "a: 1\n---\n", "a: 1\n...\n", "a: 1\n b: 2\n", "a:\n  b: 1\n c: 2\n",
        "a: b: c\n", "a : 1\n",
        "a: &x 1\nb: *x\n", "a: !!str 1\n", "<<: {a: 1}\n", "a: 1\na: 2\n", "? a\n: b\n", "a: @x\n", "a: `x\n",
        "a: %x\n", "a: }\n", "a: ]\n",
        "a: ? x\n", "a: x ? y\n", "a: [x?]\n", "a: :x\n", "a: x:\n", "a: x: \n", "a:\n    - x\n  - y\n",
        "a:\n  - x\n - y\n", "a:\n  x\n  y\nb: z\n",
        "# only\n", "a: \u{E9}\u{2019}\u{1D400} x\nb: 1\n", "a: \u{A0}x\n", "a: x\u{2028}y\n", "a: x\u{85}y\n",
        "a: x\u{FEFF}y\n", "a:\tx\n", "a: x\r\nb: y\r\n",
        "1.1: a\n2024: b\n", "a-b_c.d: 1\n", "-a: 1\n", ".a: 1\n", "a: 99999999999999999999\n",
        "a: 0x1F\nb: 007\nc: 1_000\nd: 12:30\n",
        "a:\n  # comment\n\n  - x\n  # comment\n  - y\n# end\n", "a: x\n  # comment\nb: y\n",
        "a: x\n  # comment\n  z\n", "- a\n # c\n- b\n",
        "a: |\n    x\n  y\n", "a: |\n    x\n  # y\nb: 1\n", "a: >\n  x\n   y\n  z\n", "a: |\n\nb: 1\n", "a: |\n",
        "a: >-\n   \n  x\n", "a: \"x\" y\n", "a: [x] y\n",
        "a: [x]: y\n", "'a': 1\n", "\"a\": 1\n", "a b: 1\n", "[a, b]\n", "{a: 1}\n", "text\n", "- x: y: z\n",
        "- x\n  y\n- z\n", "- x\n\n  y\n", "a: x\n\n\nb: y",
    ])
    func readsAsLibyamlDoesOrNotAtAll(text: String) {
        let (everyday, composed) = readings(text)
        if let everyday { #expect(everyday == composed) }
    }

    /// Shipped files with lines and characters changed: whatever the quick way still reads, it reads as libyaml does.
    @Test func readsDamagedFilesAsLibyamlDoesOrNotAtAll() throws {
        var random = SeededGenerator(seed: 6)
        let pieces = [
            ":", ": ", "-", "- ", "#", " #", "\n", "\n\n", "  ", " ", "'", "\"", "|", ">", ">-", "|\n", "[", "]", "{",
            "}", ",", "?", "&a",
            "*a", "!", "\\", "~", "\n  ", "\n    ", "---", "...", "<<: ", "x", "1", "\u{2019}",
        ]
        var read = 0
        let texts = try exampleTexts()
        for round in 0..<1500 {
            var lines = texts[round % texts.count].split(separator: "\n", omittingEmptySubsequences: false)
            let start = Int.random(in: 0..<lines.count, using: &random)
            lines = Array(lines[start..<min(lines.count, start + 12)])
            let indentation = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
            var text = lines.map { String($0.dropFirst(indentation)) }.joined(separator: "\n")
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let place = text.unicodeScalars.index(
                    text.unicodeScalars.startIndex,
                    offsetBy: Int.random(in: 0...text.unicodeScalars.count, using: &random))
                if Bool.random(using: &random), place < text.unicodeScalars.endIndex {
                    text.unicodeScalars.remove(at: place)
                }
                text.unicodeScalars.insert(
                    contentsOf: (pieces.randomElement(using: &random) ?? "").unicodeScalars,
                    at: min(place, text.unicodeScalars.endIndex))
            }
            let (everyday, composed) = readings(text)
            guard let everyday else { continue }
            read += 1
            #expect(everyday == composed, "\(text)")
        }
        #expect(read > 300)
    }
}
