import DOCXTestSupport
import DocumentModel
import ODTTestSupport
import Templating
import TestSupport
import Testing

@testable import Publishing

/// A value in a template comes out as the text that it is, whatever it holds, in every format.
@Suite struct ValueTests {
    private static let source = """
        ---
        title: A page
        ---

        # Heading {{ value }} end

        Before {{ value }} after.

        {{ value }}

        - item {{ value }}

        | column |
        |---|
        | {{ value }} |

        A mark.[^1]

        [^1]: Note {{ value }}
        """

    private static let alphabet: [String] =
        RandomDocument.alphabet + [
            "\n", "\r\n", " ", "  ", "\t", "\n\n", ":", ":::", "!", "[^1]", "---", "===", "1.", "|", "%", "\"", "'",
            ">",
            "<b>", "&amp;", "&", "{{ x }}", "{% if %}", "{# c #}", "`", "**", "_", "~~", "^", "#", "\\", "\\newpage",
            "https://a.example", "@", "é", "漢字", "שלום", "مرحبا", "🙂", "👩\u{200D}🔬", "\u{301}", "\u{200B}", "\u{FEFF}",
            "\u{2028}", "\u{AD}", "\u{10FFFD}", "=1+1", "]]>", "]", "(", ")",
        ]

    @Test(arguments: 0..<UInt64(150))
    func valuesComeOutAsTheirText(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value =
            "v"
            + (0..<Int.random(in: 1...12, using: &random)).map { _ in
                seed.isMultiple(of: 3) ? Self.scalar(&random) : Self.alphabet.randomElement(using: &random) ?? ""
            }.joined() + "w"
        let template = try CompiledTemplate(
            TemplateFile(shownPath: "page.md", fileName: "page.md", bytes: Array(Self.source.utf8), folder: nil),
            folders: [])
        let filled = try Publications.renderer.fill(template, with: .dict([("value", .string(value))]))
        let document = try Publications.document(of: filled)
        let said = words(value)
        let expected = [
            ["Heading"], said, ["end", "Before"], said, ["after."], said, ["•", "item"],
            said, ["column"], said, ["A", "mark.", "Note"], said,
        ].flatMap { $0 }
        for format in [OutputFormat.html, .docx, .odt] {
            let bytes = try Publications.renderer.write(filled, as: format).bytes
            let lines =
                switch format {
                case .docx: try DOCXOutline(bytes).lines
                case .odt: try ODTOutline.lines(of: bytes)
                default: try HTMLOutline(String(decoding: bytes, as: UTF8.self)).lines
                }
            #expect(lines.flatMap { words(Self.labelled($0)) } == expected, "\(format)")
        }
        #expect(document.outline.flatMap { words(Self.labelled($0)) } == expected)
        let text = String(decoding: try Publications.renderer.write(filled, as: .txt).bytes, as: UTF8.self)
        // The lines under the heading and the head of the table, the mark and the number of the note come on top.
        let written = words(text.replacing("mark.[1]", with: "mark.")).filter { $0 != "[1]" }
        #expect(Self.withoutRules(written) == Self.withoutRules(expected))
    }

    private static func labelled(_ line: OutlineLine) -> String {
        if case .item(let label) = line.kind { label + " " + line.text } else { line.text }
    }

    /// Words that are nothing but a rule stand in values too, so both sides go without.
    private static func withoutRules(_ words: [String]) -> [String] {
        words.filter { $0.contains { $0 != "-" && $0 != "=" } }
    }

    /// A character of any plane that XML can hold and no noncharacter.
    private static func scalar(_ random: inout SeededGenerator) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xA0...0x2FF, 0x300...0x1FFF, 0x2000...0x2BFF, 0x3000...0xD7FF, 0xF900...0xFDCF,
            0x10000...0x1FFFD, 0x20000...0x2FFFD, 0xE0100...0xE01EF,
        ]
        let range = ranges.randomElement(using: &random) ?? 0x20...0x7E
        return Unicode.Scalar(UInt32.random(in: range, using: &random)).map { String($0) } ?? "x"
    }

    private func words(_ text: String) -> [String] {
        OutlineLine.collapsingSpaces(text).unicodeScalars.split(separator: " ").map { String($0) }
    }
}
