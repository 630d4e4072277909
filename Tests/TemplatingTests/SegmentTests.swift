import Diagnostics
import Templating
import Testing

/// Templates that a host cuts into segments itself, as office templates are.
struct SegmentTests {
    /// Writes a value between brackets, and counts in the memory of the render.
    private struct Bracketing: ValueWriter {
        func write(_ value: Value, to output: inout OutputBuffer, memory: HostMemory) throws(Diagnostic) {
            if case .list = value { throw Diagnostic(.wrongType, "a list has no place in a paragraph") }
            output.append("[" + value.printed + "]")
        }
    }

    private struct Numbering: HostOperation {
        private final class Counter { var value = 0 }

        func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
            let key = ObjectIdentifier(Counter.self)
            let counter = memory.values[key] as? Counter ?? Counter()
            counter.value += 1
            memory.values[key] = counter
            output.append(counter.value)
        }
    }

    /// Text in `⟨…⟩` becomes a placeholder, text in `⟦…⟧` a statement, `#` a host operation; all else literals.
    private func template(_ text: String, lenient: Bool = false) throws -> Template {
        var segments: [Segment] = []
        var sources: [SourceText] = []
        var literal = ""
        func flush() {
            guard !literal.isEmpty else { return }
            segments.append(.literal(Array(literal.utf8), at: SourceRange(source: 0, 0..<0)))
            literal = ""
        }
        var code: String?
        for character in text {
            switch character {
            case "⟨", "⟦":
                flush()
                code = ""
            case "⟩", "⟧":
                // Each tag has a source of its own, as tags in paragraphs have.
                let source = SourceText(name: "a.docx", text: code ?? "", location: "paragraph \(sources.count + 1)")
                let range = SourceRange(source: sources.count, 0..<source.bytes.count)
                sources.append(source)
                segments.append(character == "⟩" ? .placeholder(range, writer: Bracketing()) : .statement(range))
                code = nil
            case "#":
                flush()
                segments.append(.operation(Numbering(), at: SourceRange(source: 0, 0..<0)))
            default:
                if code != nil { code?.append(character) } else { literal.append(character) }
            }
        }
        flush()
        var settings = TemplateSettings()
        settings.lenientTypography = lenient
        return try Template(segments: segments, sources: sources, settings: settings, escaping: .html, name: "a.docx")
    }

    private let data = Value.dict([("names", .list([.string("a"), .string("b")])), ("x", .string("<"))])

    @Test func runsAsTextTemplatesDo() throws {
        let text = "<p>⟦for n in names⟧<r>⟨n⟩#</r>⟦if loop.last⟧!⟦endif⟧⟦endfor⟧⟨x⟩</p>"
        #expect(try template(text).render(data, in: .test).text == "<p><r>[a]1</r><r>[b]2</r>![<]</p>")
    }

    @Test func memoryBelongsToTheRender() throws {
        let template = try template("###")
        #expect(try template.render(data, in: .test).text == "123")
        #expect(try template.render(data, in: .test).text == "123")
        let memory = HostMemory()
        _ = try template.render(data, in: .test, memory: memory)
        #expect(memory.values.count == 1)
    }

    @Test func errorsNameTheParagraph() throws {
        let undefined = #expect(throws: Diagnostic.self) { try template("<p>⟨x⟩⟨y⟩").render(data, in: .test) }
        #expect(undefined?.rendered().hasPrefix("a.docx: paragraph 2: error: 'y' is undefined\n") == true)
        let writer = #expect(throws: Diagnostic.self) { try template("⟨x⟩⟨names⟩").render(data, in: .test) }
        #expect(writer?.place.label == "a.docx: paragraph 2")
        let syntax = #expect(throws: DiagnosticList.self) { try template("⟦for x in y⟧⟨x⟩ ⟨x |⟩") }
        #expect(syntax?.all.map { $0.place.label ?? "" } == ["a.docx: paragraph 3", "a.docx: paragraph 1"])
    }

    @Test(arguments: [
        ("⟨“a”⟩", "[a]"), ("⟨„a“⟩", "[a]"), ("⟨‘it’s’⟩", "[it’s]"), ("⟨’a’~\"b\"⟩", "[ab]"), ("⟨“a\" ~ \"b”⟩", "[ab]"),
        ("⟨\u{A0}x\u{2009}|\u{A0}default(‘y’)\u{200B}⟩", "[<]"), ("⟨“it's”⟩", "[it's]"), ("⟨'it’s'⟩", "[it’s]"),
        ("⟦if x == ‘<’⟧yes⟦endif⟧", "yes"), ("⟨«a»⟩", "[a]"),
    ])
    func takesWhatWordProcessorsMakeOfQuotes(_ text: String, _ expected: String) throws {
        #expect(try template(text, lenient: true).render(data, in: .test).text == expected)
    }
}
