import DocumentModel
import MarkdownReader
import TestSupport
import Testing

@Test(arguments: [
    ("⟦0⟧", ["# no *heading*"], "p ‘# no *heading*’"),
    ("- ⟦0⟧\n- b", [""], "ul(tight)\n  - p ‘b’"),
    ("- ⟦0⟧", [""], ""),
    ("⟦0⟧\n\na", [""], "p ‘a’"),
    ("a ⟦0⟧ b", [""], "p ‘a b’"),
    ("a ⟦0⟧", [""], "p ‘a’"),
    ("⟦0⟧ a", [""], "p ‘a’"),
    ("a ⟦0⟧ b", ["  x\t "], "p ‘a   x\t  b’"),
    ("**⟦0⟧** a", [""], "p ‘a’"),
    ("**⟦0⟧**", [" x"], "p strong(‘ x’)"),
    ("⟦0⟧", ["one\ntwo"], "p ‘one’ br ‘two’"),
    ("⟦0⟧", ["one\r\ntwo\n"], "p ‘one’ br ‘two’"),
    ("a ⟦0⟧ b", ["one\n \ntwo"], "p ‘a one’\np ‘two b’"),
    ("*⟦0⟧*", ["one\n\ntwo"], "p em(‘one’)\np em(‘two’)"),
    ("- ⟦0⟧", ["one\n\ntwo"], "ul(tight)\n  - p ‘one’\n    p ‘two’"),
    ("# ⟦0⟧", ["one\n\ntwo"], "h1#one-two ‘one two’"),
    ("| ⟦0⟧ |\n|--|\n| ⟦1⟧ |", ["a|b", "c\n\nd\ne"], "table [natural] \n  head p ‘a|b’\n  row p ‘c’ / p ‘d’ br ‘e’"),
    ("[⟦0⟧](https://a.example)", ["x\n\ny"], "p link(https://a.example: ‘x’ br ‘y’)"),
    ("[a](⟦0⟧)", ["https://a.example/(b c) \"d\""], "p link(https://a.example/(b%20c)%20%22d%22: ‘a’)"),
    ("[a](⟦0⟧)", [""], "p ‘a’"),
    ("[a](mailto:⟦0⟧)", ["x@a.example"], "p link(mailto:x@a.example: ‘a’)"),
    ("[a](https://a.example \"⟦0⟧\")", ["\"t\" \\"], "p link(https://a.example ‘\"t\" \\’: ‘a’)"),
    ("<⟦0⟧>", ["x@a.example"], "p link(mailto:x@a.example: ‘x@a.example’)"),
    ("<https://⟦0⟧/>", ["a.example"], "p link(https://a.example/: ‘https://a.example/’)"),
    ("<⟦0⟧>", ["script"], "p ‘<script>’"),
    ("`⟦0⟧`", ["`a`\nb"], "p code(‘`a` b’)"),
    ("```\n⟦0⟧\n```", ["```\n# a"], "code() ‘```⏎# a’"),
    ("```⟦0⟧\na\n```", ["x y"], "code(x) ‘a’"),
    ("a^⟦0⟧^ ~⟦0⟧~", ["b c"], "p ‘a’ sup(‘b c’) ‘ ’ sub(‘b c’)"),
    ("[⟦0⟧]{.⟦1⟧ lang=cy}", ["a]{.b}", "x y"], "p span.x-y@cy(‘a]{.b}’)"),
    ("::: {.callout #⟦0⟧}\na\n:::", ["x}\n:::"], "div(callout)#x}-:::\n  p ‘a’"),
    ("⟦0⟧\n===", ["a"], "h1#a ‘a’"),
    ("⟦0⟧ and ⟦0⟧", ["a"], "p ‘a and a’"),
    ("A[^1]\n\n[^1]: ⟦0⟧", ["[^2]"], "p ‘A’ note1\nnote 1\n  p ‘[^2]’"),
])
func putsValuesIn(_ text: String, _ values: [String], _ expected: String) throws {
    #expect(try model(text, values) == expected)
}

/// The engine puts out nothing for an empty value: what stood around it stands alone.
@Test(arguments: [
    ("The board should:\n- \n- b", "p ‘The board should:’\nul(tight)\n  - p ‘b’"),
    ("- a\n- \n- b", "ul(tight)\n  - p ‘a’\n  - p ‘b’"),
    ("1. a\n\n1. \n\n1. b", "ol(1,decimal,loose)\n  - p ‘a’\n  - p ‘b’"),
    ("Text\n1. \n", "p ‘Text’"),
    ("Text\n* ", "p ‘Text’"),
    ("-\n  a", "ul(tight)\n  - p ‘a’"),
    ("Text\n-\n  a", "h2#text ‘Text’\np ‘a’"),
    ("a **** b", "p ‘a b’"),
    ("****", ""),
    ("```\n-\n****\n- \n```", "code() ‘-⏎****⏎- ’"),
    ("> - \n> a", "quote\n  p ‘a’"),
])
func leavesNothingOfEmptyValues(_ text: String, _ expected: String) throws {
    #expect(try model(text) == expected)
}

/// Where a value may stand in a template: the text around it, and what finds it in the model.
private let contexts: [(name: String, template: String, find: @Sendable (Document) -> String?)] = [
    ("paragraph", "⟦0⟧", { text($0.blocks) }),
    ("first in a line", "a\n⟦0⟧ z", { text($0.blocks)?.dropping("a ", " z") }),
    ("last in a line", "a ⟦0⟧\nz", { text($0.blocks)?.dropping("a ", " z") }),
    ("after a space", "1. a\n2. b: ⟦0⟧", { text($0.blocks)?.dropping("a\nb: ", "") }),
    ("heading", "# a ⟦0⟧", { text($0.blocks)?.dropping("a ", "") }),
    ("list item", "- ⟦0⟧x", { text($0.blocks)?.dropping("", "x") }),
    ("table cell", "| a |\n|---|\n| ⟦0⟧x |", { text($0.blocks)?.dropping("a\n", "x") }),
    ("emphasis", "*⟦0⟧*", { text($0.blocks) }),
    ("strong beside letters", "a**⟦0⟧**z", { text($0.blocks)?.dropping("a", "z") }),
    ("link text", "[⟦0⟧x](https://a.example)", { text($0.blocks)?.dropping("", "x") }),
    ("span", "[⟦0⟧]{.a}", { text($0.blocks) }),
    ("quote", "> ⟦0⟧", { text($0.blocks) }),
    ("note", "a[^1]\n\n[^1]: ⟦0⟧x", { $0.notes.first.flatMap { text($0.blocks) }?.dropping("", "x") }),
    ("division", "::: callout\n⟦0⟧\n:::", { text($0.blocks) }),
    ("code span", "a `⟦0⟧x`", { text($0.blocks)?.dropping("a ", "x") }),
    ("code block", "```\n⟦0⟧x\n```", { text($0.blocks)?.dropping("", "x") }),
    ("link title", "[a](https://a.example \"⟦0⟧x\")", { title($0.blocks)?.dropping("", "x") }),
    ("front matter", "---\ntitle: \"⟦0⟧x\"\nother: ⟦0⟧y\n---\na", { $0.metadata.title.dropping("", "x") }),
    ("plain front matter", "---\ntitle: ⟦0⟧x\n---\na", { $0.metadata.title.dropping("", "x") }),
]

@Test(arguments: 0..<UInt64(400))
func valuesComeOutAsTheirText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet: [String] =
        RandomDocument.alphabet + [
            "\n", "\n\n", "\r\n", " ", "  ", "\t", ":", ":::", "!", "[^1]", "---", "===", "1.", "|", "%", "\"", "'",
            ">",
            "{.a}", "Table: ", "\\newpage", "\u{2028}", "\u{FEFF}", "\u{200B}", "é", "\u{1F600}", "\u{10FFFF}", "<b>",
            "https://a.example", "@", "++", "~~", "^", "&#1;", "\u{85}",
        ]
    let length = Int.random(in: 1...12, using: &random)
    let value = "v" + (0..<length).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined() + "w"
    var options = MarkdownOptions()
    options.gluesDatesAndTitles = false
    for context in contexts {
        let document = try reading(context.template, [value], options: options).document
        let found = try #require(context.find(document), "\(context.name)")
        #expect(normal(found) == normal(value), "\(context.name)")
        #expect(document.blocks.count == 1 || normal(value) != value, "\(context.name)")
    }
}

/// Line ends of every kind and blank lines as one space: what a value's line ends become differs by context.
private func normal(_ text: String) -> String {
    var result = ""
    var pending: [Unicode.Scalar] = []
    var hasLineEnd = false
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || isLineEnd(scalar) }
    func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
    for scalar in text.unicodeScalars {
        if isSpace(scalar) {
            pending.append(scalar)
            hasLineEnd = hasLineEnd || isLineEnd(scalar)
        } else {
            result += hasLineEnd ? " " : String(String.UnicodeScalarView(pending))
            result.unicodeScalars.append(scalar)
            pending = []
            hasLineEnd = false
        }
    }
    return result
}

private func text(_ blocks: [Block]) -> String? {
    let texts = blocks.compactMap { block -> String? in
        switch block {
        case .heading(let heading): plain(heading.inlines)
        case .paragraph(let paragraph): plain(paragraph.inlines)
        case .list(let list): text(list.items.flatMap(\.blocks))
        case .table(let table): text((table.headRows + table.bodyRows).flatMap { $0.cells.flatMap(\.blocks) })
        case .quote(let inner, _): text(inner)
        case .code(let content, _): content
        case .division(let division): text(division.blocks)
        default: nil
        }
    }
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
}

private func plain(_ inlines: [Inline]) -> String {
    inlines.map { inline in
        switch inline {
        case .text(let text), .code(let text): text
        case .lineBreak: "\n"
        case .emphasis(let inner), .strong(let inner), .span(let inner, _), .superscript(let inner),
            .subscript(let inner), .strikethrough(let inner):
            plain(inner)
        case .link(let link): plain(link.inlines)
        case .image, .note: ""
        }
    }.joined()
}

private func title(_ blocks: [Block]) -> String? {
    guard case .paragraph(let paragraph)? = blocks.first, case .link(let link)? = paragraph.inlines.first else {
        return nil
    }
    return link.title
}

extension String {
    /// What is left without a beginning and an end; `nil` if they are not there.
    fileprivate func dropping(_ prefix: String, _ suffix: String) -> String? {
        let bytes = Array(utf8)
        guard bytes.starts(with: prefix.utf8), bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8),
            bytes.count >= prefix.utf8.count + suffix.utf8.count
        else { return nil }
        return String(decoding: bytes.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count), as: UTF8.self)
    }
}
