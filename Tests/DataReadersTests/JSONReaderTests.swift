import DataReaders
import Diagnostics
import Foundation
import Templating
import Testing

@Suite struct JSONReaderTests {
    @Test(arguments: [
        (" {\"b\": [1, 1.0, 1e3, -0, -0.5, 1E+2], \"a\": {}} ", #"{"b":[1,1.0,1000.0,0,-0.5,100.0],"a":{}}"#),
        ("[]", "[]"), ("{}", "{}"), ("\"x\"", "\"x\""), ("null", "null"), ("[true,false,null]", "[true,false,null]"),
        (#"["\u00e9\n\t\"\\\/\b\f\r", "😀", "😀"]"#, "[\"é\\n\\t\\\"\\\\/\\u0008\\u000c\\r\",\"😀\",\"😀\"]"),
        ("\u{FEFF}[1]", "[1]"), ("[ [ [ ] , [ ] ] ]", "[[[],[]]]"),
        ("9223372036854775807", "9223372036854775807"),
        ("{\"\u{E9}\":1,\"e\u{301}\":2}", "{\"\u{E9}\":1,\"e\u{301}\":2}"),
    ])
    func reads(text: String, expected: String) { #expect(outcome("a.json", text) == expected) }

    @Test(arguments: [
        ("", "empty-data-file"), (" \n", "empty-data-file"),
        ("[1,]", "json-syntax@1:3"), ("{\"a\":1,}", "json-syntax@1:7"), ("[1 2]", "json-syntax@1:4"),
        ("{\"a\":1,\n\"a\":2}", "duplicate-key@2:1"), ("{a:1}", "json-syntax@1:2"), ("{'a':1}", "json-syntax@1:2"),
        ("[01]", "json-syntax@1:2"), ("[-]", "json-syntax@1:2"), ("[1.]", "json-syntax@1:2"),
        ("[.5]", "json-syntax@1:2"),
        ("[+1]", "json-syntax@1:2"), ("[1e]", "json-syntax@1:2"), ("[NaN]", "json-syntax@1:2"),
        ("[Infinity]", "json-syntax@1:2"), ("[True]", "json-syntax@1:2"), ("[nullx]", "json-syntax@1:2"),
        ("[1] 2", "json-syntax@1:5"), ("[1", "json-syntax@1:3"), ("{\"a\"}", "json-syntax@1:5"),
        ("[\"a", "json-syntax@1:2"), ("[\"a\nb\"]", "json-syntax@1:4"), (#"["\x"]"#, "json-syntax@1:3"),
        (#"["\ud800"]"#, "json-syntax@1:3"), (#"["\udc00"]"#, "json-syntax@1:3"),
        (#"["\ud800\u0041"]"#, "json-syntax@1:3"),
        (#"["\u12"]"#, "json-syntax@1:3"), ("[9223372036854775808]", "number-too-large@1:2"),
        ("[1e999]", "number-too-large@1:2"), ("// x\n[1]", "json-syntax@1:1"), ("]", "json-syntax@1:1"),
        ("{\"a\":1]", "json-syntax@1:7"), ("[1}", "json-syntax@1:3"), ("[,1]", "json-syntax@1:2"),
    ])
    func refuses(text: String, expected: String) { #expect(outcome("a.json", text) == expected) }

    @Test func limitsHold() {
        var limits = DataLimits()
        limits.depth = 3
        limits.nodes = 5
        limits.keyBytes = 2
        limits.fileBytes = 40
        #expect(outcome("a.json", "[[[1]]]", limits: limits) == "[[[1]]]")
        #expect(outcome("a.json", "[[[[]]]]", limits: limits) == "data-limit@1:4")
        #expect(outcome("a.json", "[1,2,3,4]", limits: limits) == "[1,2,3,4]")
        #expect(outcome("a.json", "[1,2,3,4,5]", limits: limits) == "data-limit@1:10")
        #expect(outcome("a.json", "{\"ab\":1}", limits: limits) == "{\"ab\":1}")
        #expect(outcome("a.json", "{\"abc\":1}", limits: limits) == "data-limit@1:2")
        #expect(outcome("a.json", String(repeating: " ", count: 39) + "1", limits: limits) == "1")
        #expect(outcome("a.json", String(repeating: " ", count: 40) + "1", limits: limits) == "data-limit")
    }

    @Test(arguments: [
        String(repeating: "[", count: 1_000_000), String(repeating: "{\"a\":", count: 200_000),
        "[" + String(repeating: "1,", count: 2_000_000), "\"" + String(repeating: "\\u0041", count: 500_000),
        "{" + (0..<200_000).map { "\"k\($0)\":1," }.joined(), String(repeating: "[]", count: 100_000),
    ])
    func answersHostileFilesQuickly(text: String) {
        let time = cpuSeconds { _ = outcome("data.json", text) }
        #expect(time < 5)
    }

    @Test func whatIsWrittenReadsBackTheSame() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let value = RandomValue.make(depth: 4, using: &random)
            for layout in [JSONWriter.Layout.compact, .pretty] {
                let text = JSONWriter.write(value, layout)
                #expect(outcome("a.json", text) == JSONWriter.write(value))
                // YAML takes JSON as it is.
                #expect(
                    outcome("a.yaml", text)
                        == (text.utf8.starts(with: "null".utf8) ? "empty-data-file" : JSONWriter.write(value)))
                #expect(throws: Never.self) {
                    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
                }
            }
        }
    }

    @Test func pairsAreWrittenAsTheDictionaryOfThem() {
        var random = SystemRandomNumberGenerator()
        for count in 0..<20 {
            let pairs = (0..<count).map { ("k\"\($0)", RandomValue.make(depth: 3, using: &random)) }
            #expect(JSONWriter.object(pairs) == JSONWriter.write(.dict(pairs)))
        }
    }

    @Test func prettyTextIsIndented() {
        let value = Value.dict([("a", .list([.int(1), .dict([("b", .none)])])), ("c", .list([])), ("d", .dict([]))])
        #expect(
            JSONWriter.write(value, .pretty) == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {}
                }

                """)
    }
}

/// Values made at random, of everything that JSON can hold.
enum RandomValue {
    static func make(depth: Int, using random: inout some RandomNumberGenerator) -> Value {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .none
        case 1: return .bool(.random(using: &random))
        case 2: return .int(.random(in: .min ... .max, using: &random))
        case 3: return .float(.random(in: -1e12...1e12, using: &random))
        case 4, 5: return .string(text(using: &random))
        case 6:
            return .list(
                (0..<Int.random(in: 0..<12, using: &random)).map { _ in make(depth: depth - 1, using: &random) })
        default:
            return .dict(
                (0..<Int.random(in: 0..<12, using: &random)).map {
                    (text(using: &random) + "\($0)", make(depth: depth - 1, using: &random))
                })
        }
    }

    private static func text(using random: inout some RandomNumberGenerator) -> String {
        let alphabet = Array("ab\"\\\n\t:{}[],#&*!|>'%@`-? ~é😀\u{301}0")
        return String(
            (0..<Int.random(in: 0..<10, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
    }
}
