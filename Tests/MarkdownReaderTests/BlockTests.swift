import MarkdownReader
import Testing

@Test(arguments: [
    (
        "# Title\n\nText *em* **strong** ~~gone~~ `code`.",
        "h1#title ‘Title’\np ‘Text ’ em(‘em’) ‘ ’ strong(‘strong’) ‘ ’ strike(‘gone’) ‘ ’ code(‘code’) ‘.’"
    ),
    ("one\ntwo  \nthree\\\nfour", "p ‘one two’ br ‘three’ br ‘four’"),
    ("- a\n- b\n  - c", "ul(tight)\n  - p ‘a’\n  - p ‘b’\n    ul(tight)\n      - p ‘c’"),
    ("3. a\n\n4. b", "ol(3,decimal,loose)\n  - p ‘a’\n  - p ‘b’"),
    ("> a\n> b", "quote\n  p ‘a b’"),
    ("---", "rule"),
    ("***", "rule"),
    ("\\newpage", "page"),
    ("::: page-break\n:::", "page"),
    ("```swift\na\n::: note\n```", "code(swift) ‘a⏎::: note’"),
    ("    a [b]{.c} \\[ <d>", "code() ‘a [b]{.c} \\[ <d>’"),
    ("`a [b]{.c} \\[ <d> [^1]`", "p code(‘a [b]{.c} \\[ <d> [^1]’)"),
    ("[TOC]", "contents(2) ‘Contents’"),
    ("::: {.contents depth=3}\nIn this report\n:::", "contents(3) ‘In this report’"),
    ("Straight \"quotes\" -- stay.", "p ‘Straight \"quotes\" -- stay.’"),
    ("H~2~O, 1^st^ and 2 ~ 3 ^ 4", "p ‘H’ sub(‘2’) ‘O, 1’ sup(‘st’) ‘ and 2 ~ 3 ^ 4’"),
    ("\\^a\\^ \\~b\\~ \\[c\\]{.d} \\<e>", "p ‘^a^ ~b~ [c]{.d} <e>’"),
    ("a  b \t c", "p ‘a b c’"),
    (
        "<https://a.example/?b=1&c> <x@a.example>",
        "p link(https://a.example/?b=1&c: ‘https://a.example/?b=1&c’) ‘ ’ link(mailto:x@a.example: ‘x@a.example’)"
    ),
    ("https://a.example and www.a.example stay", "p ‘https://a.example and www.a.example stay’"),
    (
        "[a](https://a.example \"t\") [b][r]\n\n[r]: <https://b.example> 'u'",
        "p link(https://a.example ‘t’: ‘a’) ‘ ’ link(https://b.example ‘u’: ‘b’)"
    ),
    ("[a](<https://a.example/b c>)", "p link(https://a.example/b%20c: ‘a’)"),
    ("&amp; &lt; &#8217; &copy;", "p ‘& < ’ ©’"),
    ("__________ sign here __________", "p ‘__________ sign here __________’"),
    ("a < b > c, x<y>z", "p ‘a < b > c, x<y>z’"),
])
func readsMarkdown(_ text: String, _ expected: String) throws {
    #expect(try model(text) == expected)
}

@Test(arguments: [
    ("# A {#b .c lang=cy k=\"v w\"}", "h1#b.c@cy[k=v w] ‘A’"),
    ("A {.unnumbered}\n===", "h1#a.unnumbered ‘A’"),
    ("# A {-}", "h1#a.unnumbered ‘A’"),
    ("# A {b}", "h1#a-b ‘A {b}’"),
    ("[Da]{lang=cy .rating}", "p span.rating@cy(‘Da’)"),
    ("[a *b*]{.c} d", "p span.c(‘a ’ em(‘b’)) ‘ d’"),
    ("[a [b]{.c}]{.d}", "p span.d(‘a ’ span.c(‘b’))"),
    ("[a] {.b}", "p ‘[a] {.b}’"),
    ("[a](https://b.example){.c}", "p span.c(link(https://b.example: ‘a’))"),
    ("text {.a}", "p ‘text {.a}’"),
    ("{} {a} [x]{}", "p ‘{} {a} [x]{}’"),
])
func readsAttributes(_ text: String, _ expected: String) throws {
    #expect(try model(text) == expected)
}

@Test(arguments: [
    ("::: callout\na\n:::", "div(callout)\n  p ‘a’"),
    ("::: {.callout #x lang=cy k=v}\na\n:::", "div(callout)#x@cy[k=v]\n  p ‘a’"),
    ("::: callout {#x}\na\n:::", "div(callout)#x\n  p ‘a’"),
    ("::::: callout :::::\na\n::: ends\nb\n:::\n::::::", "div(callout)\n  p ‘a’\n  div(ends)\n    p ‘b’"),
    ("::: {lang=cy}\na\n:::", "div()@cy\n  p ‘a’"),
    ("para\n::: ends\nENDS\n:::\npara", "p ‘para’\ndiv(ends)\n  p ‘ENDS’\np ‘para’"),
    ("- a\n  ::: callout\n  b\n  :::\n- c", "ul(tight)\n  - p ‘a’\n    div(callout)\n      p ‘b’\n  - p ‘c’"),
    ("> ::: callout\n> a\n> :::\n\nb", "quote\n  div(callout)\n    p ‘a’\np ‘b’"),
    ("::: callout\n- a\n:::\nb", "div(callout)\n  ul(tight)\n    - p ‘a’\np ‘b’"),
    ("::: ends\n| a |\n|---|\n| b |\n:::", "div(ends)\n  table [natural] \n    head p ‘a’\n    row p ‘b’"),
    ("::: {.lower-alpha}\n1. a\n2. b\n:::", "ol(1,lowerAlpha,tight)\n  - p ‘a’\n  - p ‘b’"),
    ("::: upper-roman\n4. a\n:::", "ol(4,upperRoman,tight)\n  - p ‘a’"),
    (
        "1. a\n\nb\n\n::: continue\n1. c\n:::",
        "ol(1,decimal,tight)\n  - p ‘a’\np ‘b’\nol(2,decimal,tight,continues)\n  - p ‘c’"
    ),
    (
        "1. a\n\nb\n\n2. c\n\nd\n\n1. e",
        "ol(1,decimal,tight)\n  - p ‘a’\np ‘b’\nol(2,decimal,tight,continues)\n  - p ‘c’\np ‘d’\nol(1,decimal,tight)\n  - p ‘e’"
    ),
    (
        "::: recommendations\nThe board should:\n\n1. a\n2. b\n\nThe head should:\n\n1. c\n:::",
        "div(recommendations)\n  p ‘The board should:’\n  ol(1,decimal,tight)\n    - p ‘a’\n    - p ‘b’\n  p ‘The head should:’\n  ol(3,decimal,tight,continues)\n    - p ‘c’"
    ),
    ("::: ends\n:::\n\na", "p ‘a’"),
])
func readsDivisions(_ text: String, _ expected: String) throws {
    #expect(try model(text) == expected)
}

@Test(arguments: [
    (
        "| a | b |\n|:--|--:|\n| 1 | *2* |", "table [left, right] \n  head p ‘a’ | p ‘b’\n  row p ‘1’ | p em(‘2’)"
    ),
    ("| | |\n|-|-|\n| 1 | 2 |", "table [natural, natural] \n  row p ‘1’ | p ‘2’"),
    (
        "| a |\n|:-:|\n| b \\| c |\n: Cases {.row-headers}",
        "table.row-headers [centre] ‘Cases’\n  head p ‘a’\n  row !p ‘b | c’"
    ),
    ("Table: Cases\n\n| a |\n|---|\n\n: Other", "table [natural] ‘Cases’\n  head p ‘a’\np ‘: ’ ‘Other’"),
    ("| a | b |\n|---|---|\n\n: C {widths=\"3 1\" #t}", "table#t [natural 75%, natural 25%] ‘C’\n  head p ‘a’ | p ‘b’"),
    ("| a |\n|---|\n\n: {.key-questions}", "div(key-questions)\n  table [natural] \n    head p ‘a’"),
    ("Table: no table here", "p ‘Table: ’ ‘no table here’"),
    (
        "::: header-table\n- To: Dr Okafor\n- **Copy to:** *all*\n:::",
        "div(header-table)\n  table [natural, natural] \n    row !p ‘To:’ | p ‘Dr\u{A0}Okafor’\n    row !p ‘Copy to:’ | p em(‘all’)"
    ),
    (
        "::: header-table\n| | |\n|-|-|\n| To | B |\n:::",
        "div(header-table)\n  table [natural, natural] \n    row !p ‘To’ | p ‘B’"
    ),
])
func readsTables(_ text: String, _ expected: String) throws {
    #expect(try model(text) == expected)
}

@Test func numbersParagraphsBySection() throws {
    let text = """
        ---
        number-headings: true
        ---
        # Letter

        ## Reducing reoffending

        ::: numbered-paragraphs
        First.

        Second:

        - point

        ## Protecting the public

        Third.
        :::

        Between.

        ::: numbered-paragraphs
        1. Fourth.
        :::
        """
    let expected = """
        h1#letter ‘Letter’
        h2+#reducing-reoffending ‘Reducing reoffending’
        div(numbered-paragraphs)
          np(1.1,loose)
            - p ‘First.’
            - p ‘Second:’
              ul(tight)
                - p ‘point’
          h2+#protecting-the-public ‘Protecting the public’
          np(2.1,loose)
            - p ‘Third.’
        p ‘Between.’
        div(numbered-paragraphs)
          np(2.2,loose,continues)
            - p ‘Fourth.’
        """
    #expect(try model(text) == expected)
    #expect(try model("## 4. Typed\n\n::: numbered-paragraphs\na\n:::").hasSuffix("np(4.1,loose)\n    - p ‘a’"))
    #expect(try model("::: {.numbered-paragraphs prefix=7}\na\n:::").hasSuffix("np(7.1,loose)\n    - p ‘a’"))
}

@Test func numbersNotesByFirstMark() throws {
    let text = "A[^b] and[^a].\n\n[^a]: Note *a*.\n\n    More.\n[^b]: Note b."
    #expect(
        try model(text)
            == "p ‘A’ note1 ‘ and’ note2 ‘.’\nnote 1\n  p ‘Note b.’\nnote 2\n  p ‘Note ’ em(‘a’) ‘.’\n  p ‘More.’")
    #expect(try model("Again[^1] again[^1].\n\n[^1]: N").hasPrefix("p ‘Again’ note1 ‘ again’ sup(‘1’) ‘.’"))
}

@Test func makesIdentifiersOfHeadings() throws {
    let text = "# What’s new?\n\n## Notes\n\n## Notes\n\n## Notes {#notes-2}\n\n## ***\n\n## Ynys Môn & 2nd"
    #expect(
        try model(text).split(separator: "\n").map { $0.prefix { $0 != " " } } == [
            "h1#whats-new", "h2#notes", "h2#notes-3", "h2#notes-2", "h2#section", "h2#ynys-môn-2nd",
        ])
}

@Test(arguments: [
    ("28 January 2025, Mr Jones, £3 million", "p ‘28\u{A0}January 2025, Mr\u{A0}Jones, £3\u{A0}million’"),
    (
        "(9 Mawrth) 32 May, in May 2025, Dr who, 1,200 cases",
        "p ‘(9\u{A0}Mawrth) 32 May, in May 2025, Dr who, 1,200 cases’"
    ),
    ("`28 January`", "p code(‘28 January’)"),
    (
        "M3 3FX, SW1A 1AA, (EC1A 1BB) and ML1 4QT.",
        "p ‘M3\u{A0}3FX, SW1A\u{A0}1AA, (EC1A\u{A0}1BB) and ML1\u{A0}4QT.’"
    ),
    (
        "M3 3fx, M3 33X, M3 3FXY, MMM1 4QT, ABC 1AA, M333 3FX, M3 3F",
        "p ‘M3 3fx, M3 33X, M3 3FXY, MMM1 4QT, ABC 1AA, M333 3FX, M3 3F’"
    ),
    ("EMBARGOED UNTIL TUESDAY 28 JANUARY", "p ‘EMBARGOED UNTIL TUESDAY 28\u{A0}JANUARY’"),
])
func gluesDatesAndTitles(_ text: String, _ expected: String) throws {
    #expect(try model(text) == expected)
    var options = MarkdownOptions()
    options.gluesDatesAndTitles = false
    #expect(try model(text, options: options) == expected.replacing("\u{A0}", with: " "))
}

/// Escapes, notes and attributes count as the punctuation that they are when emphasis begins or ends beside them.
@Test(arguments: [
    ("a**\\[b\\]**", "p ‘a**[b]**’"),
    ("a **\\[b\\]** \\\\newpage", "p ‘a ’ strong(‘[b]’) ‘ \\newpage’"),
    ("\\\\newpage", "p ‘\\newpage’"),
    ("`a\\\\b\\[`", "p code(‘a\\\\b\\[’)"),
    ("&#32;a&#32;&#32; b&#9;", "p ‘ a   b\t’"),
    ("`&#32;`", "p code(‘&#32;’)"),
    ("*a[^1]* b\n\n[^1]: c", "p em(‘a’ note1) ‘ b’\nnote 1\n  p ‘c’"),
    ("a ‖ b ‖⟦0⟧‖", "p ‘a ‖ b ‖v‖’"),
    ("a&NewLine;b", "p ‘a b’"),
])
func readsEscapes(_ text: String, _ expected: String) throws {
    #expect(try model(text, ["v"]) == expected)
}
