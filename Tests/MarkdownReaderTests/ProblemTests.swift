import Diagnostics
import DocumentModel
import MarkdownReader
import Templating
import Testing

@Test(arguments: [
    ("## A\n\n#### B", ["skippedHeadingLevel 3:1"]),
    ("### A", ["skippedHeadingLevel 1:1"]),
    ("# A\n\n# B", ["repeatedTitle 3:1"]),
    ("a\n\n::: callout\nb", ["unclosedDivision 3:1"]),
    ("a\n\n:::", ["unopenedDivision 3:1"]),
    ("- ::: callout\n  a\n\n:::", ["unclosedDivision 1:3", "unopenedDivision 4:1"]),
    ("::: notes-to-editor\na\n:::", ["unknownDivision 1:1"]),
    ("::: {.callout\na\n:::", ["invalidAttribute 1:5", "unopenedDivision 3:1"]),
    ("# A {#x}\n\n[b]{#x}", ["duplicateIdentifier 3:4"]),
    ("| a | b |\n|---|---|\n| 1 |", ["raggedTable 3:1"]),
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", ["raggedTable 3:1"]),
    ("a <b>c</b>", ["htmlShownAsText 1:3", "htmlShownAsText 1:7"]),
    ("`<b>` a < b", []),
    ("text [a](javascript:alert(1))", ["forbiddenLink 1:6"]),
    (
        "<data:text/html,x> [a](page.html) [b](//x.example) [c](https:x)",
        [
            "forbiddenLink 1:1", "forbiddenLink 1:20", "forbiddenLink 1:35", "forbiddenLink 1:52",
        ]
    ),
    ("[a]() and [](https://a.example)", ["emptyLink 1:1", "emptyLink 1:11"]),
    ("# One\n\n[a](#two) [b](#one)", ["link-without-target 3:1"]),
    ("a[^1] b\n\n[^2]: c", ["undefinedFootnote 1:2"]),
    ("a\n\n[^2]: c", ["unusedFootnote 3:1"]),
    ("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", ["nestedFootnote 3:8"]),
    ("a[^1]\n\n[^1]: b\n\n[^1]: c", ["repeatedFootnote 5:1"]),
    ("a[^1] b[^1]\n\n[^1]: b", ["repeatedFootnote 1:8"]),
    ("[a[^1]](#b)\n\n[^1]: c", ["nestedFootnote 1:3"]),
    ("a[^1] b\n\n[^1]: ", ["undefinedFootnote 1:2"]),
    ("a\u{1}b", ["forbiddenCharacter 1:2"]),
    ("a\n\nb&#1;&#xFDD0;", ["forbiddenCharacter 3:2", "forbiddenCharacter 3:6"]),
    ("---\ntitle: [a\n---\nb", ["yaml-syntax 3:1"]),
    ("---\ntitle:\n  - a\n---\nb", ["invalidFrontMatter 3:3"]),
    (
        "---\ntitle: a\nlanguage: english please\ndate: 2025-02-31\n---\nb",
        [
            "invalidFrontMatter 3:11", "invalidFrontMatter 4:7",
        ]
    ),
    ("---\ntitle: a\n\nb", ["invalidFrontMatter 1:1"]),
    ("::: {.contents depth=9}\n:::", ["invalidAttribute 1:1"]),
    ("[a]{lang=x_y}", ["invalidAttribute 1:4"]),
    ("![a](x.png)", ["missingImage 1:1"]),
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
    #expect(found.allSatisfy { $0.hasPrefix("forbiddenLink") || $0.hasPrefix("forbiddenCharacter") })
    #expect(!found.isEmpty)
}

@Test(arguments: ["\u{1}", "a\u{B}b", "\u{FFFF}", "\u{FFFE}", "x\0"])
func refusesCharactersOfValues(_ value: String) {
    #expect(problems("a ⟦0⟧", [value]) == ["forbiddenCharacter 1:3"])
    #expect(problems("---\ntitle: ⟦0⟧\n---\na", [value]) == ["forbiddenCharacter 2:8"])
    #expect(problems("# a {k=⟦0⟧}", [value]) == ["forbiddenCharacter 1:8"])
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
