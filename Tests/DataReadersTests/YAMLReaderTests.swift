import DataReaders
import Diagnostics
import Templating
import Testing

@Suite struct YAMLReaderTests {
    @Test(
        arguments: [
            ("a: 1", #"{"a":1}"#),
            ("a: 5.0\nb: 1e3\nc: .5\nd: 5.\ne: -1.50", #"{"a":5.0,"b":1000.0,"c":0.5,"d":5.0,"e":-1.5}"#),
            ("[true, True, TRUE, false, yes, no, NO, on, y]", #"[true,true,true,false,"yes","no","NO","on","y"]"#),
            ("[null, Null, ~, , nUll]", nil),
            ("- null\n- ~\n-\n- nUll", #"[null,null,null,"nUll"]"#),
            ("- 0o17\n- 0xFf\n- 0b1\n- 1_000\n- +3\n- -0", #"[15,255,"0b1","1_000",3,0]"#),
            ("- 01632960123\n- 007\n- 0.5\n- 00.5\n- 0", #"["01632960123","007",0.5,"00.5",0]"#),
            (
                "- 2025-01-28\n- 12:30\n- 00.01\n- 2025-01-28T00:01:00Z",
                #"["2025-01-28","12:30","00.01","2025-01-28T00:01:00Z"]"#
            ),
            ("- '1'\n- \"true\"\n- !!str 5\n- !!int '5'\n- !!float 5\n- ! 7", #"["1","true","5",5,5.0,"7"]"#),
            ("- .\n- -\n- +\n- ...x\n- 1e\n- 1.2.3\n- --1\n- e5", nil),
            ("- .x\n- -a\n- +\n- 1e\n- 1.2.3\n- --1\n- e5", #"[".x","-a","+","1e","1.2.3","--1","e5"]"#),
            ("z: 1\na: 2\nm: {y: 1, b: 2}", #"{"z":1,"a":2,"m":{"y":1,"b":2}}"#),
            ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", #"{"a":"one\ntwo\n","b":"one two"}"#),
            ("a: &x [1, 2]\nb: *x\nc: &y t\nd: *y", #"{"a":[1,2],"b":[1,2],"c":"t","d":"t"}"#),
            (
                "base: &b {x: 1, y: 2}\nown:\n  y: 3\n  <<: *b\n  z: 4",
                #"{"base":{"x":1,"y":2},"own":{"x":1,"y":3,"z":4}}"#
            ),
            (
                "a: &a {x: 1}\nb: &b {x: 2, y: 3}\nc: {<<: [*a, *b], '<<': 5}",
                #"{"a":{"x":1},"b":{"x":2,"y":3},"c":{"x":1,"y":3,"<<":5}}"#
            ),
            ("2024: a\ntrue: b\n~: c", #"{"2024":"a","true":"b","~":"c"}"#),
            ("? a\n: 1\n? b", #"{"a":1,"b":null}"#),
            ("\u{FEFF}a: ô\r\nb: 2\r\n", #"{"a":"ô","b":2}"#),
            ("%YAML 1.2\n---\na: 1\n...\n", #"{"a":1}"#),
            ("just a text", #""just a text""#),
            ("caf\u{E9}: 1\ncafe\u{301}: 2", "{\"caf\u{E9}\":1,\"cafe\u{301}\":2}"),
            ("- 9223372036854775807\n- -9223372036854775808", "[9223372036854775807,-9223372036854775808]"),
            ("- .inf\n- -.INF", "[null,null]"),
        ] as [(String, String?)])
    func reads(text: String, expected: String?) {
        // Rows without an expectation only have to end in an answer.
        let answer = outcome("data.yaml", text)
        if let expected { #expect(answer == expected) }
    }

    @Test(arguments: [
        ("", "empty-data-file"), ("# nothing\n", "empty-data-file"), ("---\n", "empty-data-file"),
        ("a: 1\na: 2", "duplicate-key@2:1"),
        ("a: 1\n---\nb: 2", "yaml-syntax@2:1"),
        ("a:\n\tb: 1", "yaml-syntax@2:1"),
        ("title: Report: the findings", "yaml-syntax@1:14"),
        ("title: 'Good' service", "yaml-syntax@1:15"),
        ("a: 1\ntitle: {{ name }}", "yaml-syntax@2:8"),
        ("title: {{ name }} of", "yaml-syntax@1:8"),
        ("title: {% if x %}", "yaml-syntax@1:8"),
        ("a: \"open\nb: 2", "yaml-syntax@1:4"),
        ("a: @x", "yaml-syntax@1:4"), ("a: `x", "yaml-syntax@1:4"),
        ("a: *nobody", "unknown-anchor@1:4"), ("a: &a [*a]", "unknown-anchor@1:8"),
        ("a: !!python/object:os.system x", "unknown-tag@1:4"), ("a: !!binary aGk=", "unknown-tag@1:4"),
        ("a: !!int x", "unknown-tag@1:4"), ("!!map [1]", "unknown-tag@1:1"),
        ("? [1, 2]\n: x", "bad-key@1:3"), ("? {a: 1}\n: x", "bad-key@1:3"), ("{[a]: 1}", "bad-key@1:2"),
        (": x", "yaml-syntax@1:1"), ("? ''\n: x", "bad-key@1:3"), ("<<: 5", "bad-key@1:5"),
        ("x: &x 1\n*x : 2", "bad-key@2:1"),
        ("a: 9223372036854775808", "number-too-large@1:4"), ("a: 1e999", "number-too-large@1:4"),
        ("a: [1, 2", "yaml-syntax@1:9"),
        ("a: 1\n  b: 2\n", "yaml-syntax@2:4"),
        ("a: 1\nb\nc: 2", "yaml-syntax@3:1"),
        ("%TAG ! tag:x,2000:\n---\na: 1", "yaml-syntax@1:1"),
        ("a: x\u{1}y", "control-character@1:5"),
    ])
    func refuses(text: String, expected: String) { #expect(outcome("data.yaml", text) == expected) }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "invalid-utf8@1:4"), ([0x61, 0x3A, 0x20, 0xC3], "invalid-utf8@1:4"),
            ([0xED, 0xA0, 0x80], "invalid-utf8@1:1"), ([0xC0, 0x80], "invalid-utf8@1:1"),
            ([0xF4, 0x90, 0x80, 0x80], "invalid-utf8@1:1"), ([0xFF, 0xFE, 0x61, 0x00], "invalid-utf8"),
            ([0x61, 0x00], "control-character@1:2"),
        ] as [([UInt8], String)])
    func refusesOtherEncodings(bytes: [UInt8], expected: String) {
        #expect(outcome("data.yaml", bytes) == expected)
        #expect(outcome("data.csv", bytes) == expected)
    }

    @Test(arguments: [
        ("a:\n\tb: 1", "indent with spaces"),
        (
            "title: Report: the findings",
            "put the text in quotes if the ':' belongs to it; otherwise look at the indentation"
        ),
        ("title: \"Good\" service", "put the whole text in single quotes, and write ' inside it twice"),
        ("title: {{ name }}", "put the whole text in double quotes"),
        ("a: &base 1\nb: *bsae", "did you mean '*base'?"),
    ])
    func hints(text: String, expected: String) { #expect(problem("data.yaml", text)?.hint == expected) }

    /// A quote that is not closed ends at the next one, lines further on.
    @Test func namesTheQuoteThatWentOn() {
        let found = problem("data.yaml", "a: \"one\nb: 1\nc: {d: \"two\"}\n")
        #expect(found?.place.label == "data.yaml:3:9")
        #expect(
            found?.trace.map { "\($0.label) \($0.place.label ?? "")" } == [
                "the text in quotes before it begins at data.yaml:1:4"
            ])
        #expect(problem("data.yaml", "a: \"one\"\nb: 1\nc: {d: e: \"two\"}\n")?.trace.isEmpty == true)
    }

    @Test func pointsAtValuesAndKeys() throws {
        let text = "é: 1\npublication:\n  date: 2025-01-28 # Tuesday\nstandards:\n  - {code: \"2.1\", rating: Good}\n"
        guard case .document(let file) = try DataReader.read(bytes: Array(text.utf8), name: "a.yaml") else { return }
        let date = try #require(file.root.node(at: "publication.date"))
        #expect(file.text(of: date) == "2025-01-28")
        let standard = try #require(file.root.node(at: "standards.0"))
        #expect(file.text(of: standard) == "{code: \"2.1\", rating: Good}")
        let key = try #require(standard.mapping?.entry("rating"))
        #expect(file.source.text(in: key.keySpan.range) == "rating")
        #expect(file.text(of: key.value) == "Good")
        #expect(file.root.node(at: "standards.1") == nil)
        #expect(file.root.node(at: "publication.date.x") == nil)
    }

    @Test func depthIsBounded() {
        var limits = DataLimits()
        limits.depth = 5
        #expect(outcome("a.yaml", "[[[[[1]]]]]", limits: limits) == "[[[[[1]]]]]")
        #expect(outcome("a.yaml", "[[[[[[1]]]]]]", limits: limits) == "data-limit@1:6")
        #expect(outcome("a.yaml", "a: &a [[[1]]]\nb: [*a]", limits: limits) == #"{"a":[[[1]]],"b":[[[[1]]]]}"#)
        #expect(outcome("a.yaml", "a: &a [[[1]]]\nb: [[*a]]", limits: limits) == "data-limit@2:6")
    }

    @Test func nodesAreCountedBehindAliases() {
        var limits = DataLimits()
        limits.nodes = 12
        // A mapping, two keys, a list of three, an alias to it: 1 + 2 + 4 + 4 = 11.
        #expect(outcome("a.yaml", "a: &a [1, 2, 3]\nb: *a", limits: limits) == #"{"a":[1,2,3],"b":[1,2,3]}"#)
        #expect(outcome("a.yaml", "a: &a [1, 2, 3]\nb: [*a]\nc: 1", limits: limits) == "data-limit@3:1")
    }

    @Test func longKeysAreRefused() {
        var limits = DataLimits()
        limits.keyBytes = 4
        #expect(outcome("a.yaml", "abcd: 1", limits: limits) == #"{"abcd":1}"#)
        #expect(outcome("a.yaml", "abcde: 1", limits: limits) == "data-limit@1:1")
    }

    @Test(arguments: HostileYAML.all)
    func answersHostileFilesQuickly(text: String) {
        let time = cpuSeconds { _ = outcome("data.yaml", text) }
        #expect(time < 5)
    }

    @Test func manyKeysAreReadInLinearTime() {
        let text = (0..<100_000).map { "key\($0): \($0)\n" }.joined()
        #expect(outcome("a.yaml", text).utf8.count > 1_000_000)
    }
}

/// Files that make other YAML libraries crash, hang or eat the memory.
enum HostileYAML {
    static var all: [String] { nested + bombs + repeated }

    private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private static var nested: [String] {
        var staircase = ""
        for level in 0..<20_000 { staircase += many(" ", min(level, 120)) + "a:\n" }
        return [
            many("[", 100_000), many("{a: ", 100_000), many("- ", 100_000), many("? ", 100_000), many("[\n", 100_000),
            many("{? ", 100_000), staircase, many("[", 99) + many("{{{", 30_000), many("a: [", 50_000),
        ]
    }

    private static var bombs: [String] {
        var lists = "a0: &a0 [x]\n"
        var merges = "a0: &a0 {k: 1}\n"
        for level in 1..<100 {
            lists += "a\(level): &a\(level) [" + many("*a\(level - 1), ", 9) + "1]\n"
            merges += "a\(level): &a\(level) {<<: [" + many("*a\(level - 1), ", 9) + "]}\n"
        }
        return [lists, merges]
    }

    private static var repeated: [String] {
        var anchors = ""
        for number in 0..<50_000 { anchors += "k\(number): &k\(number) 1\n" }
        return [
            many("&a ", 50_000), many("!!str ", 50_000), many("%TAG !a! b\n", 50_000), many("---\n", 50_000),
            "a: \"" + many("\\", 99_999), "a: '" + many("'", 99_999), many("a", 200_000) + ": 1", many("*a ", 50_000),
            "a: |" + many("\n \t", 50_000), anchors + "k1: 2", many("# x\n", 200_000), many("a: b: ", 50_000),
            many("- a\n", 400_000), "a: " + many("b\n\n  ", 100_000), many("!", 100_000), many("'a' ", 50_000),
        ]
    }
}
