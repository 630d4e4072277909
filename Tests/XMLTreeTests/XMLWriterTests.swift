import Testing

@testable import XMLTree

struct XMLWriterTests {
    private let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    @Test func writesElementsAttributesAndText() throws {
        let writer = XMLWriter()
        writer.start("w:p", ["xmlns:w": "urn:w"])
        writer.element("w:t", ["a": "1"], text: "Ash & Elm <Ltd>")
        writer.empty("w:br")
        writer.raw(Array("<w:raw/>".utf8))
        writer.end()
        let text = String(decoding: try writer.finish(), as: UTF8.self)
        #expect(
            text == declaration
                + "<w:p xmlns:w=\"urn:w\"><w:t a=\"1\">Ash &amp; Elm &lt;Ltd&gt;</w:t><w:br/><w:raw/></w:p>\n")
    }

    @Test func keepsWhiteSpaceOfAttributesAndCarriageReturns() throws {
        let writer = XMLWriter()
        writer.element("a", ["b": "\"1\t2\n3\r4'"], text: "x\r\n\ty \"q\"")
        let text = String(decoding: try writer.finish(), as: UTF8.self)
        #expect(text == declaration + "<a b=\"&quot;1&#9;2&#10;3&#13;4'\">x&#13;\n\ty \"q\"</a>\n")
    }

    @Test(arguments: ["\u{1}", "a\u{0}", "é\u{FFFE}", "\u{FFFF}", "\u{B}"])
    func refusesForbiddenCharacters(_ text: String) {
        for isAttribute in [true, false] {
            let writer = XMLWriter()
            writer.start("root")
            writer.start("w:t")
            if isAttribute { writer.attribute("a", text) } else { writer.text(text) }
            writer.end()
            writer.end()
            let error = #expect(throws: XMLError.self) { try writer.finish() }
            #expect(error?.code == .forbiddenCharacter)
            #expect(error?.message.contains("'w:t'") == true)
        }
    }

    @Test func keepsCharactersAroundTheForbiddenOnes() throws {
        let writer = XMLWriter()
        writer.element("a", text: "\u{FFFD}\u{F8FF}\u{10FFFF}ﬀ\u{7F}\u{85}")
        let text = String(decoding: try writer.finish(), as: UTF8.self)
        #expect(text == declaration + "<a>\u{FFFD}\u{F8FF}\u{10FFFF}ﬀ\u{7F}\u{85}</a>\n")
    }

    @Test func reportsMisuse() {
        let unended = XMLWriter()
        unended.start("a")
        #expect(throws: XMLError.self) { try unended.finish() }
        let twice = XMLWriter()
        twice.empty("a")
        twice.empty("b")
        #expect(throws: XMLError.self) { try twice.finish() }
        let end = XMLWriter()
        end.end()
        #expect(throws: XMLError.self) { try end.finish() }
    }

    @Test func writesLargeTextWhole() throws {
        let writer = XMLWriter()
        let text = String(repeating: "Löwenzahn & ", count: 100_000)
        writer.element("a", text: text)
        let bytes = try writer.finish()
        let expected = declaration + "<a>" + String(repeating: "Löwenzahn &amp; ", count: 100_000) + "</a>\n"
        #expect(bytes == Array(expected.utf8))
    }

    /// More than is gathered in one go, beside elements and attributes that libxml2 writes.
    @Test(arguments: [10, 5_000, 200_000])
    func keepsTheOrderOfWhatIsWritten(length: Int) throws {
        let writer = XMLWriter()
        let text = String(repeating: "a & “b” < ", count: length / 10)
        let markup = writer.keep(Array("<kept/>".utf8))
        writer.start("x")
        writer.raw("<first/>")
        for number in [0, -1, 42] {
            writer.start("y", ["n": text])
            writer.raw(markup)
            writer.text(text)
            writer.raw(number)
            writer.end()
            writer.raw(Array("<raw>".utf8))
            writer.text(text)
            writer.raw("</raw>")
        }
        writer.end()
        let root = try XMLDocument(parsing: try writer.finish(), name: "x.xml").root
        #expect(root.children.map(\.name) == ["first", "y", "raw", "y", "raw", "y", "raw"])
        for (element, number) in zip(root.children.filter { $0.name == "y" }, [0, -1, 42]) {
            #expect(element["n"] == text && element.text == text + String(number))
            #expect(element.children.map(\.name) == ["kept"])
        }
        #expect(root.children.filter { $0.name == "raw" }.allSatisfy { $0.text == text })
    }
}
