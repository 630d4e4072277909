import Testing

@testable import Templating

/// Markup beside text, under each kind of escaping.
@Suite struct MarkupTests {
    private let html = StandaloneContext(escaping: .html)
    private let plain = StandaloneContext()

    @Test(arguments: [
        (Value.markup("<b>"), Value.string("<"), "Markup('<b>&lt;')"),
        (.string("<"), .markup("<b>"), "Markup('&lt;<b>')"),
        (.markup("a"), .int(1), "Markup('a1')"),
        (.string("<"), .string(">"), "'<>'"),
        (.none, .markup("x"), "Markup('Nonex')"),
    ])
    func joins(left: Value, right: Value, expected: String) throws {
        #expect(try left.concatenating(right, in: html).repr == expected)
    }

    @Test func losesMarkupWhereNothingIsEscaped() throws {
        #expect(try Value.markup("<b>").concatenating(.string("<"), in: plain).repr == "'<b><'")
        // `+` belongs to the values, not to the place: it escapes anywhere.
        #expect(try Value.markup("<b>").adding(.string("<"), in: plain).repr == "Markup('<b>&lt;')")
    }

    @Test func escapesOnce() throws {
        let once = try html.filter("e", .string("<"))
        #expect(once.repr == "Markup('&lt;')")
        #expect(try html.filter("e", once).repr == "Markup('&lt;')")
        #expect(try html.filter("forceescape", once).repr == "Markup('&amp;lt;')")
    }

    @Test func makesLinksOfMarkdown() throws {
        let markdown = StandaloneContext(escaping: .markdown)
        let text = Value.string("see (http://example.org/a_(b)), or a@b.co *now*")
        // This context escapes as HTML; the machine puts tokens for text.
        #expect(
            try markdown.filter("urlize", text).printed
                == "see ([http://example.org/a_(b)](<http://example.org/a_(b)>)), or [a@b.co](<mailto:a@b.co>) *now*")
    }
}
