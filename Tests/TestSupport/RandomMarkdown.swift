/// Makes texts of the pieces that mean something to a reader of Markdown, in any order.
public enum RandomMarkdown {
    private static let pieces = [
        "\n", "\n\n", "  ", "\t", "- ", "1. ", "> ", "# ", "## ", "::: callout\n", "::: {lang=cy}\n", "\n:::\n", ":::",
        "{.a}", "{#b}", "[", "]", "(", ")", "[^1]", "\n[^1]: ", "*", "_", "**", "~~", "~", "^", "`", "```\n", "|",
        "\n|-|-|\n", "a", "word ", "<", ">", "<b>", "<a@b.example>", "\\", "&#9;", "&amp;", "![", "](#a)",
        "](https://a.example)", "\n: ", "Table: ", "\n---\n", "[a]: b\n", "\r\n", "\u{1F600}", "    ", "é",
        "\n\\newpage\n",
        "“", "”", ".", "!", ":", "+", "=", "\n===\n", "\u{A0}", "::: recommendations\n", "::: {.lower-alpha}\n",
        "::: header-table\n", "To: b\n", "::: numbered-paragraphs\n",
    ]

    public static func text(using random: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...40, using: &random)
        return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
}
