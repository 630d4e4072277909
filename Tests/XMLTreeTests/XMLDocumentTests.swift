import Diagnostics
import Testing

@testable import XMLTree

struct XMLDocumentTests {
    private func parse(_ text: String, limits: XMLLimits = .standard) throws(XMLError) -> XMLDocument {
        try XMLDocument(parsing: Array(text.utf8), name: "part.xml", limits: limits)
    }

    private func failure(_ bytes: [UInt8], limits: XMLLimits = .standard) -> XMLError? {
        #expect(throws: XMLError.self) { try XMLDocument(parsing: bytes, name: "part.xml", limits: limits) }
    }

    @Test func readsNamesAttributesAndText() throws {
        let document = try parse(
            "<?xml version='1.0'?><!-- c --><w:p xmlns:w=\"urn:w\" xmlns='urn:d' a='1 &amp; &#x32;' w:a=\"x\"><?pi?>"
                + "t&lt;<![CDATA[<z>]]><w:e/>&#233;<e b = '>'></e><!-- </w:p> --></w:p><!--e-->")
        let root = document.root
        #expect(root.name == "w:p" && root.localName == "p" && root.namespace == "urn:w")
        #expect(root["a"] == "1 & 2" && root["w:a"] == "x" && root.attribute("a", in: "urn:w") == "x")
        #expect(root.attributes.map(\.name) == ["a", "w:a"])
        #expect(root.text == "t<<z>é")
        #expect(root.children.map(\.name) == ["w:e", "e"])
        #expect(root.children[1].namespace == "urn:d" && root.children[1]["b"] == ">")
        #expect(root.children[1].parent?.id == 0)
        #expect(root.child("e")?.name == "w:e")
        #expect(root.child("e", in: "urn:d")?.name == "e")
    }

    @Test func knowsWhereNodesStand() throws {
        let text = "<?xml version=\"1.0\"?>\n<!--x--><a b='\">'><!--y-->1<![CDATA[2<]]>&amp;<c/><d>z</d ></a>\n"
        let document = try parse(text)
        func source(_ range: Range<Int>) -> String { String(decoding: document.source[range], as: UTF8.self) }
        let pieces = (0..<document.nodeCount).map { source(document.range(of: $0)) }
        #expect(pieces[0] == "<a b='\">'><!--y-->1<![CDATA[2<]]>&amp;<c/><d>z</d ></a>")
        #expect(pieces[1...] == ["<!--y-->", "1<![CDATA[2<]]>&amp;", "<c/>", "<d>z</d >", "z"])
        #expect(source(document.contentRange(of: 0)) == "<!--y-->1<![CDATA[2<]]>&amp;<c/><d>z</d >")
        #expect(document.isEmptyTag(3) && document.contentRange(of: 3).isEmpty)
        #expect(document.textBytes(of: 2).elementsEqual("12<&".utf8))
        #expect(document.attributeRanges(of: 0).map { source($0.value) } == ["\">"])
        #expect(Array(document.children(of: 0)) == [1, 2, 3, 4])
        #expect(document.parent(of: 5) == 4 && document.end(of: 4) == 6)
    }

    @Test func findsAttributesInTheSource() throws {
        let document = try parse("<a one = 'x' t:two=\"y&quot;>\"\n three='/'\txmlns:t='u'/>")
        let found = document.attributeRanges(of: 0).map {
            $0.name + "=" + String(decoding: document.source[$0.value], as: UTF8.self)
        }
        #expect(found == ["one=x", "t:two=y&quot;>", "three=/", "xmlns:t=u"])
    }

    @Test func walksEvents() throws {
        let document = try parse("<a>1<b><c/>2</b><!-- --></a>")
        let walk = document.events.map { event -> String in
            switch event {
            case .start(let element): "+" + element.name
            case .end(let element): "-" + element.name
            case .text(let text): text
            }
        }
        #expect(walk == ["+a", "1", "+b", "+c", "-c", "2", "-b", "-a"])
    }

    @Test func writesOneFormForOneContent() throws {
        let first = try parse("<a z='1' xmlns='u' b=\"&#38;\"><c/><!-- --></a>").canonical()
        let second = try parse("<?xml version=\"1.0\"?><a xmlns=\"u\" b='&amp;' z=\"1\" ><c></c></a>").canonical()
        #expect(first == second)
        #expect(first == "<a xmlns=\"u\" b=\"&amp;\" z=\"1\"><c></c></a>\n")
        let indented = try parse("<a><b>t</b><b/></a>").canonical(indented: true)
        #expect(indented == "<a>\n <b>t</b>\n <b></b>\n</a>\n")
    }

    // MARK: - Encodings

    @Test func readsUTF16InBothOrders() throws {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é€\u{1F600}</a>"
        let units = Array(text.utf16)
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let little = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        for bytes in [[0xFE, 0xFF] + big, [0xFF, 0xFE] + little, big, little] {
            #expect(try XMLDocument(parsing: bytes, name: "x").root.text == "é€\u{1F600}")
        }
    }

    @Test func readsAByteOrderMark() throws {
        #expect(try parse("\u{FEFF}<?xml version='1.0' encoding='utf-8' standalone='yes' ?><a/>").root.name == "a")
    }

    @Test(arguments: [
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "<?xml version='1.0' encoding='UTF-7'?><a/>",
        "<?xml version='1.0' encoding='UTF-16'?><a/>",
    ])
    func refusesOtherEncodings(_ text: String) {
        #expect(failure(Array(text.utf8))?.code == .xmlEncoding)
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], [0x3C, 0x61, 0x3E, 0xFF, 0x3C], [0x3C, 0x61, 0x3E, 0xC0, 0x80],
            [0x3C, 0x61, 0x3E, 0xED, 0xA0, 0x80], [0x3C, 0x61, 0x3E, 0], [0xFE, 0xFF, 0],
            [0xFF, 0xFE, 0x3C, 0, 0, 0xD8],
        ] as [[UInt8]])
    func refusesBrokenText(_ bytes: [UInt8]) {
        #expect(failure(bytes)?.code == .xmlEncoding)
    }

    // MARK: - Refusals

    @Test(arguments: [
        "", "text", "<a>", "<a></b>", "<a/><b/>", "<a b='1' b='2'/>", "<a b=1/>", "<x:a/>", "<a x:b='1'/>",
        "<a>&x;</a>",
        "<a>&#1;</a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a/>text", "<a><!-- -- --></a>", "<?xml version='1.0'?>",
        "<?xml version='1.1'?><a/>", "<?xml encoding='UTF-8'?><a/>", "<?xml version='1.0' x='y'?><a/>",
        "<?xml version='1.0' encoding='UTF-8", "\u{FEFF}\u{FEFF}<a/>", " <?xml version='1.0'?><a/>", "<a b='<'/>",
        "<a><![CDATA[</a>", "<a xmlns:x=''/>", "<a", "<", "<!", "<a/", "<a>]]></a>", "<a/><?x", "<:a/>", "<a:/>",
    ])
    func refusesWhatIsNotWellFormed(_ text: String) {
        #expect(failure(Array(text.utf8))?.code == .malformedXML, "\(text)")
    }

    @Test(arguments: [
        "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<?xml version='1.0'?><!-- --><!DOCTYPE a [<!ENTITY % x SYSTEM 'http://a.example/'>%x;]><a/>",
    ])
    func refusesDocumentTypes(_ text: String) {
        #expect(failure(Array(text.utf8))?.code == .documentType)
    }

    @Test func saysLineAndColumnOfTheFirstError() throws {
        let error = try #require(failure(Array("<a>\n  <b>\n  <é/></c>\n</a>".utf8)))
        #expect(error.message.contains("mismatch"))
        guard case .source(let source, let range) = error.place else {
            Issue.record("no place")
            return
        }
        let position = source.position(at: range.lowerBound)
        #expect(position.line == 3)
        #expect(error.diagnostic.rendered().contains("part.xml:3:"))
    }

    // MARK: - Limits

    private func deep(_ count: Int) -> String {
        String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
    }

    @Test func limitsDepth() throws {
        #expect(try parse(deep(200)).nodeCount == 200)
        #expect(failure(Array(deep(201).utf8))?.code == .xmlLimit)
        #expect(failure(Array(deep(200_000).utf8))?.code == .xmlLimit)
    }

    @Test func limitsAttributes() throws {
        func tag(_ count: Int) -> String { "<a " + (0..<count).map { "a\($0)='>'" }.joined(separator: " ") + "/>" }
        #expect(try parse(tag(256)).root.attributes.count == 256)
        #expect(failure(Array(tag(257).utf8))?.code == .xmlLimit)
        #expect(failure(Array(tag(200_000).utf8))?.code == .xmlLimit)
    }

    @Test func limitsBytesOfATag() throws {
        func tag(_ count: Int) -> String { "<a b='" + String(repeating: "x", count: count - 9) + "'/>" }
        #expect(try parse(tag(1 << 20)).root["b"]?.count == 1 << 20 - 9)
        #expect(failure(Array(tag(1 << 20 + 1).utf8))?.code == .xmlLimit)
    }

    @Test func limitsElementsAndBytes() throws {
        var limits = XMLLimits()
        limits.elements = 10
        let ten = "<a>" + String(repeating: "<b/>", count: 9) + "</a>"
        limits.partBytes = ten.utf8.count
        #expect(try parse(ten, limits: limits).nodeCount == 10)
        limits.elements = 9
        #expect(failure(Array(ten.utf8), limits: limits)?.code == .xmlLimit)
        limits.elements = 10
        limits.partBytes -= 1
        #expect(failure(Array(ten.utf8), limits: limits)?.code == .xmlLimit)
    }
}
