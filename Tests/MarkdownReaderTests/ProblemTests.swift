import Diagnostics
import DocumentModel
import MarkdownReader
import Templating
import Testing

@Test(arguments: [
    ("## A\n\n#### B", ["skipped-heading-level 3:1"]),
    ("### A", ["skipped-heading-level 1:1"]),
    ("# A\n\n# B", ["repeated-title 3:1"]),
    ("a\n\n::: callout\nb", ["unclosed-division 3:1"]),
    ("a\n\n:::", ["unopened-division 3:1"]),
    ("- ::: callout\n  a\n\n:::", ["unclosed-division 1:3", "unopened-division 4:1"]),
    ("::: notes-to-editor\na\n:::", ["unknown-division 1:1"]),
    ("::: {.callout\na\n:::", ["invalid-attribute 1:5", "unopened-division 3:1"]),
    ("# A {#x}\n\n[b]{#x}", ["duplicate-identifier 3:4"]),
    ("| a | b |\n|---|---|\n| 1 |", ["ragged-table 3:1"]),
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", ["ragged-table 3:1"]),
    ("a <b>c</b>", ["html-shown-as-text 1:3", "html-shown-as-text 1:7"]),
    ("`<b>` a < b", []),
    ("text [a](javascript:alert(1))", ["forbidden-link 1:6"]),
    (
        "<data:text/html,x> [a](page.html) [b](//x.example) [c](https:x)",
        [
            "forbidden-link 1:1", "forbidden-link 1:20", "forbidden-link 1:35", "forbidden-link 1:52",
        ]
    ),
    ("[a]() and [](https://a.example)", ["empty-link 1:1", "empty-link 1:11"]),
    ("# One\n\n[a](#two) [b](#one)", ["link-without-target 3:1"]),
    ("a[^1] b\n\n[^2]: c", ["undefined-footnote 1:2"]),
    ("a\n\n[^2]: c", ["unused-footnote 3:1"]),
    ("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", ["nested-footnote 3:8"]),
    ("a[^1]\n\n[^1]: b\n\n[^1]: c", ["repeated-footnote 5:1"]),
    ("a[^1] b[^1]\n\n[^1]: b", ["repeated-footnote 1:8"]),
    ("[a[^1]](#b)\n\n[^1]: c", ["nested-footnote 1:3"]),
    ("a[^1] b\n\n[^1]: ", ["undefined-footnote 1:2"]),
    ("a\u{1}b", ["forbidden-character 1:2"]),
    ("a\n\nb&#1;&#xFDD0;", ["forbidden-character 3:2", "forbidden-character 3:6"]),
    ("---\ntitle: [a\n---\nb", ["yaml-syntax 3:1"]),
    ("---\ntitle: a\nauhtor: b\nown: c\nversion: 2\n---\nd", ["unknown-key 3:1"]),
    ("---\ntitle:\n  - a\n---\nb", ["invalid-front-matter 3:3"]),
    (
        "---\ntitle: a\nlanguage: english please\ndate: 2025-02-31\n---\nb",
        [
            "invalid-front-matter 3:11", "invalid-front-matter 4:7",
        ]
    ),
    ("---\ntitle: a\n\nb", ["invalid-front-matter 1:1"]),
    ("::: {.contents depth=9}\n:::", ["invalid-attribute 1:1"]),
    ("[a]{lang=x_y}", ["invalid-attribute 1:4"]),
    ("![a](x.png)", ["missing-image 1:1"]),
])
func findsProblems(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
}

@Test func namesNearestBlock() throws {
    let warning = try #require(
        try reading("::: notes-to-editor\na\n:::").warnings.first { $0.code == .unknownDivision })
    #expect(warning.hint == "did you mean 'notes-to-editors'?")
}

@Test(arguments: [
    "javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "java\tscript:x", "\u{1}javascript:x",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "\u{A0}javascript:x", "//evil.example", "\\\\evil",
    "java\u{200B}script:x", "x", "https:", "http:///x", "mailto:", "ftp://a.example",
])
func refusesLinksFromValues(_ address: String) {
    let found = problems("[a](⟦0⟧)", [address])
    #expect(found.allSatisfy { $0.hasPrefix("forbidden-link") || $0.hasPrefix("forbidden-character") })
    #expect(!found.isEmpty)
}

@Test(arguments: ["\u{1}", "a\u{B}b", "\u{FFFF}", "\u{FFFE}", "x\0"])
func refusesCharactersOfValues(_ value: String) {
    #expect(problems("a ⟦0⟧", [value]) == ["forbidden-character 1:3"])
    #expect(problems("---\ntitle: ⟦0⟧\n---\na", [value]) == ["forbidden-character 2:8"])
    #expect(problems("# a {k=⟦0⟧}", [value]) == ["forbidden-character 1:8"])
}

@Test func leadsBackToTheTemplate() throws {
    let template = SourceText(name: "letter.md", text: "# {{ t }}\n\n::: callout\n[a]({{ url }})\n")
    var text = rendered("# ⟦0⟧\n\n::: callout\n[a](⟦1⟧)\n", ["T", "javascript:x"])
    var map = SourceMap()
    map.add(offset: 0, source: template, range: 0..<2, isLiteral: true)
    map.add(offset: 2, source: template, range: 2..<9, isLiteral: false)
    map.add(offset: 9, source: template, range: 9..<27, isLiteral: true)
    map.add(offset: 27, source: template, range: 27..<36, isLiteral: false)
    map.add(offset: 34, source: template, range: 36..<38, isLiteral: true)
    text.sourceMap = map
    let error = try #require(throws: DiagnosticList.self) { try MarkdownReader.read(text, name: "out.md") }
    #expect(error.all.map { $0.place.label } == ["letter.md:4:1", "letter.md:3:1"])
}

@Test func showsNoValuesInExcerpts() throws {
    let error = try #require(throws: DiagnosticList.self) { try reading("⟦0⟧ [a](javascript:x)", ["secret"]) }
    #expect(
        error.first.rendered() == """
            test.md:1:9: error: links may lead to https, http, mailto, tel and '#', not to 'javascript:'
                1 | {{...}} [a](javascript:x)
                  |         ^

            """)
}
