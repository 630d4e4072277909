import Foundation
import Testing
import XMLTree

@testable import OfficeTemplating

/// Blocks wherever an author may put their tags, shown and hidden, in every container of both formats (behaviour 52).
@Suite(.validated)
struct PlacementTests {
    private typealias Word = WordDocument
    private typealias Open = OpenDocument

    enum Container: String, CaseIterable, Sendable {
        case body, cell, header, textBox, note, control, listItem
    }

    /// Paragraphs with `O`, `E` and `C` for the opening, dividing and closing tag, and their lines when the block is shown
    /// and when it is hidden; lines without text are not counted.
    static let patterns: [(paragraphs: [String], shown: [String], hidden: [String])] = [
        (["O", "in", "C"], ["in"], []),
        (["OinC"], ["in"], []),
        (["b O in C a"], ["b  in  a"], ["b  a"]),
        (["Oin", "C"], ["in"], []),
        (["O", "inC"], ["in"], []),
        (["Oin", "moreC"], ["in", "more"], []),
        (["b Oin", "moreC a"], ["b in", "more a"], ["b  a"]),
        (["b", "O", "in", "C", "a"], ["b", "in", "a"], ["b", "a"]),
        (["O", "in", "C", "O", "in", "C"], ["in", "in"], []),
        (["OinCOinC"], ["inin"], []),
        (["O", "O", "in", "C", "C"], ["in"], []),
        (["OOinCC"], ["in"], []),
        (["O", "OinC", "C"], ["in"], []),
        (["OO", "in", "CC"], ["in"], []),
        (["O", "in", "E", "out", "C"], ["in"], ["out"]),
        (["OinEoutC"], ["in"], ["out"]),
        (["b OinEoutC a"], ["b in a"], ["b out a"]),
        (["OinE", "outC"], ["in"], ["out"]),
        (["Oin", "EoutC"], ["in"], ["out"]),
        (["b", "OinC a", "c"], ["b", "in a", "c"], ["b", " a", "c"]),
        (["b", "a OinC", "c"], ["b", "a in", "c"], ["b", "a ", "c"]),
        (["b O", "in", "C a"], ["b ", "in", " a"], ["b ", " a"]),
        (["b", "O", "C", "a"], ["b", "a"], ["b", "a"]),
        (["OC"], [], []),
        (["OinC", "a"], ["in", "a"], ["a"]),
        (["b", "OinC"], ["b", "in"], ["b"]),
        (["O", "in", "COin", "C"], ["in", "in"], []),
    ]

    private static func tags(_ text: String, _ block: String) -> String {
        let (opening, closing) = block == "if" ? ("{% if yes %}", "{% endif %}") : ("{% for x in xs %}", "{% endfor %}")
        return text.map { character -> String in
            switch character {
            case "O": opening
            case "E": "{% else %}"
            case "C": closing
            default: String(character)
            }
        }.joined()
    }

    @Test(arguments: Container.allCases, patterns.indices)
    func fills(_ container: Container, _ row: Int) throws {
        let pattern = Self.patterns[row]
        for block in ["if", "for"] {
            let paragraphs = pattern.paragraphs.map { Self.tags($0, block) }
            for (json, expected) in [
                (#"{"yes": true, "xs": [1]}"#, pattern.shown), (#"{"yes": false, "xs": []}"#, pattern.hidden),
            ] {
                let word = try Self.word(container, paragraphs, json)
                #expect(word == expected, "docx, \(container), \(paragraphs), \(json)")
                guard container != .control else { continue }
                let open = try Self.openDocument(container, paragraphs, json)
                #expect(open == expected, "odt, \(container), \(paragraphs), \(json)")
            }
        }
    }

    /// Three rounds, above all for what stands between them.
    @Test(arguments: [
        (["O", "in", "C"], ["in", "in", "in"]), (["OinC"], ["ininin"]), (["Oin", "C"], ["in", "in", "in"]),
        (["Oin", "moreC"], ["in", "more", "in", "more", "in", "more"]),
        (["b O", "in", "C a"], ["b ", "in", "in", "in", " a"]),
    ])
    func repeats(_ paragraphs: [String], _ expected: [String]) throws {
        let paragraphs = paragraphs.map { Self.tags($0, "for") }
        for container in Container.allCases {
            #expect(try Self.word(container, paragraphs, #"{"xs": [1, 2, 3]}"#) == expected, "docx, \(container)")
            guard container != .control else { continue }
            #expect(
                try Self.openDocument(container, paragraphs, #"{"xs": [1, 2, 3]}"#) == expected, "odt, \(container)")
        }
    }

    // MARK: - Rows

    /// Rows with the signs of ``patterns``, and what they become, shown and hidden.
    static let rows: [(rows: [[String]], shown: [String], hidden: [String])] = [
        ([["h", "h"], ["Oin", "inC"]], ["h | h", "in | in"], ["h | h"]),
        ([["h", "h"], ["O", ""], ["in", "in"], ["C", ""]], ["h | h", "in | in"], ["h | h"]),
        ([["h", "h"], ["Oin", "in"], ["C", ""]], ["h | h", "in | in"], ["h | h"]),
        ([["h", "h"], ["O", ""], ["in", "inC"]], ["h | h", "in | in"], ["h | h"]),
        (
            [["h", "h"], ["O", ""], ["in", "in"], ["E", ""], ["out", "out"], ["C", ""]], ["h | h", "in | in"],
            ["h | h", "out | out"]
        ),
        ([["OinC", "b"]], ["in | b"], [" | b"]),
        ([["b", "OinC a"]], ["b | in a"], ["b |  a"]),
        ([["h", "h"], ["Oin", "inC"], ["f", "f"]], ["h | h", "in | in", "f | f"], ["h | h", "f | f"]),
        ([["h", "h"], ["O", "O"], ["in", "in"], ["C", "C"]], ["h | h", "in | in"], ["h | h"]),
        ([["h", "h"], ["Oin", "in"], ["more", "moreC"]], ["h | h", "in | in", "more | more"], ["h | h"]),
        ([["OinC", "OinC"]], ["in | in"], [" | "]),
        ([["h", "O", "in", "C"]], ["h | in"], ["h"]),
    ]

    @Test(arguments: rows.indices)
    func fillsRows(_ row: Int) throws {
        let pattern = Self.rows[row]
        for block in ["if", "for"] where block == "if" || !pattern.rows.contains(["O", "O"]) {
            let rows = pattern.rows.map { $0.map { Self.tags($0, block) } }
            for (json, expected) in [
                (#"{"yes": true, "xs": [1]}"#, pattern.shown), (#"{"yes": false, "xs": []}"#, pattern.hidden),
            ] where !(rows[0] == ["", ""]) {
                let word = try fill(Word.table(rows) + Word.p("end"), json).text()
                #expect(word == (expected + ["end"]).joined(separator: "\n"), "docx, \(rows), \(json)")
                let open = try fill(Open(Open.table(rows) + Open.p("end")), json).text("content.xml")
                #expect(open == (expected + ["end"]).joined(separator: "\n"), "odt, \(rows), \(json)")
            }
        }
    }

    // MARK: - Containers

    private static func word(_ container: Container, _ paragraphs: [String], _ json: String) throws -> [String] {
        let content = paragraphs.map { Word.p($0) }.joined()
        var document = Word(Word.p("start") + "<w:p/>")
        var part = "word/document.xml"
        switch container {
        case .body: document.body = content
        case .cell:
            document.body =
                "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>\(Word.cell(content))</w:tr></w:tbl><w:p/>"
        case .header:
            document.parts = [("word/header1.xml", "header", content)]
            part = "word/header1.xml"
        case .textBox:
            document.body =
                "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(content)</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        case .note:
            document.body = "<w:p>\(Word.run("n"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
            document.parts = [("word/footnotes.xml", "footnotes", "<w:footnote w:id=\"2\">\(content)</w:footnote>")]
            part = "word/footnotes.xml"
        case .control: document.body = "<w:sdt><w:sdtPr/><w:sdtContent>\(content)</w:sdtContent></w:sdt><w:p/>"
        case .listItem:
            let properties = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
            document.body = paragraphs.map { Word.p($0, properties: properties) }.joined()
        }
        let root = try fill(document, json).document(part).root
        let name = [.textBox: "txbxContent", .note: "footnote", .cell: "tc"][container] ?? root.localName
        return lines(of: root, in: name)
    }

    private static func openDocument(_ container: Container, _ paragraphs: [String], _ json: String) throws -> [String]
    {
        let content = paragraphs.map { Open.p($0) }.joined()
        var document = Open(Open.p("start"))
        var part = "content.xml"
        switch container {
        case .body, .control: document.body = content
        case .cell:
            document.body =
                "<table:table table:name=\"T\"><table:table-column/><table:table-row><table:table-cell>\(content)</table:table-cell></table:table-row></table:table>"
        case .header:
            document.header = content
            part = "styles.xml"
        case .textBox:
            document.body =
                "<text:p><draw:frame draw:name=\"F\" text:anchor-type=\"as-char\" svg:width=\"3cm\" svg:height=\"3cm\"><draw:text-box>\(content)</draw:text-box></draw:frame></text:p>"
        case .note:
            document.body =
                "<text:p>n<text:note text:id=\"n1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>\(content)</text:note-body></text:note></text:p>"
        case .listItem:
            document.body =
                "<text:list>" + paragraphs.map { "<text:list-item>\(Open.p($0))</text:list-item>" }.joined()
                + "</text:list>"
        }
        let root = try fill(document, json).document(part).root
        let name = [.textBox: "text-box", .note: "note-body", .cell: "table-cell"][container] ?? root.localName
        return lines(of: root, in: name)
    }

    /// The lines of the paragraphs in an element of a name that hold anything but spaces.
    private static func lines(of root: XMLElement, in name: String) -> [String] {
        let container = ([root] + root.descendants).first { $0.localName == name }
        return (container.map { Filled.lines($0) } ?? []).filter { !$0.allSatisfy { $0 == " " } }
    }
}
