import Diagnostics
import Templating
import Testing

/// How large an output may be, and that nothing breaks on the way there.
struct OutputSizeTests {
    private func render(rounds: Int, _ change: (inout TemplateSettings) -> Void) throws -> RenderedText {
        var settings = TemplateSettings.jinja
        change(&settings)
        let text =
            "{% for i in range(\(rounds)) %}{{ i % 10 }}\(String(repeating: "0123456789", count: 1_000)){% endfor %}"
        return try Template(SourceText(name: "large.txt", text: text), settings: settings).render(.none, in: .test)
    }

    @Test func reachesAHundredMegabytesWhereThatIsAllowed() throws {
        let output = try render(rounds: 10_000) {
            $0.limits.outputBytes = 110_000_000
            $0.limits.steps = 10_000_000
        }
        #expect(output.bytes.count == 10_000 * 10_001)
        #expect(output.bytes.suffix(4) == Array("6789".utf8)[...])
        #expect(output.bytes[10_001 * 9_999] == UInt8(ascii: "9"))
    }

    @Test func endsAtTheLimit() throws {
        let error = try #require(throws: Diagnostic.self) { try render(rounds: 10_000) { _ in } }
        #expect(error.message == "the output is larger than 67108864 bytes")
        let small = try #require(throws: Diagnostic.self) { try render(rounds: 2) { $0.limits.outputBytes = 10_001 } }
        #expect(small.message == "the output is larger than 10001 bytes")
        #expect(try render(rounds: 1) { $0.limits.outputBytes = 10_001 }.bytes.count == 10_001)
    }

    /// What a value writes counts as what the template writes.
    @Test(arguments: ["{{ x }}", "{{ x|upper }}", "{{ d.x }}", "{% for i in [x] %}{{ i }}{% endfor %}"])
    func valuesCount(_ template: String) throws {
        var settings = TemplateSettings.jinja
        let text = Value.string("0123456789012345678901234567890123456789")
        let data = Value.dict([("x", text), ("d", .dict([("x", text)]))])
        settings.limits.outputBytes = 40
        func run() throws -> Int {
            try Template(SourceText(name: "x.txt", text: template), settings: settings).render(data, in: .test).bytes
                .count
        }
        #expect(try run() == 40)
        settings.limits.outputBytes = 39
        let error = try #require(throws: Diagnostic.self) { try run() }
        #expect(error.message == "the output is larger than 39 bytes")
    }

    /// Steps are counted where text is put out without a look at the limit, too.
    @Test func stepsAreCountedForEveryPiece() throws {
        var settings = TemplateSettings.jinja
        settings.limits.steps = 1_000
        let text = "{% for i in range(900) %}{{ x }}{{ x }}{{ x }}{% endfor %}"
        let error = try #require(throws: Diagnostic.self) {
            try Template(SourceText(name: "x.txt", text: text), settings: settings)
                .render(.dict([("x", .string("a"))]), in: .test)
        }
        #expect(error.message == "the template does more than 1000 steps of work")
    }
}
