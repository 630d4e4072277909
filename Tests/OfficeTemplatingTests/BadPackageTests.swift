import Diagnostics
import Foundation
import Packaging
import Templating
import Testing
import ZipArchive

@testable import OfficeTemplating

/// Packages that are broken, dressed up or hostile: refused in words that a person can act on.
@Suite(.validated) struct BadPackageTests {
    private typealias Word = WordDocument

    /// The package of one paragraph, with its parts changed.
    private func package(
        _ body: String = Word.p("x"), changing change: (inout [(name: String, bytes: [UInt8])]) -> Void = { _ in }
    ) throws -> [UInt8] {
        let reader = try ZipReader(try Word(body).bytes())
        var parts: [(name: String, bytes: [UInt8])] = []
        for entry in reader.entries { parts.append((entry.name, try reader.read(entry))) }
        change(&parts)
        var writer = ZipWriter()
        for (name, bytes) in parts { try writer.add(name, bytes) }
        return try writer.finish()
    }

    private func message(_ bytes: [UInt8], _ name: String = "letter.docx") -> String {
        do {
            _ = try OfficeTemplate(bytes: bytes, name: name)
            return "accepted"
        } catch { return error.first.rendered() }
    }

    @Test func namesTheMainPartThatIsMissing() throws {
        let bytes = try package { parts in parts.removeAll { $0.name == "word/document.xml" } }
        #expect(message(bytes).contains("the main part 'word/document.xml' is missing"))
        let unrelated = try package { parts in parts.removeAll { $0.name == "_rels/.rels" } }
        #expect(message(unrelated).contains("the package has no main part"))
    }

    @Test func saysWhereAPartIsNotWellFormed() throws {
        let bytes = try package { parts in
            for index in parts.indices where parts[index].name == "word/document.xml" {
                let text = String(decoding: parts[index].bytes, as: UTF8.self).replacing("</w:p>", with: "\n</w:q>")
                parts[index].bytes = Array(text.utf8)
            }
        }
        #expect(message(bytes).hasPrefix("letter.docx!word/document.xml:3:"))
    }

    @Test func refusesDeclarationsOfEntities() throws {
        let bytes = try package { parts in
            for index in parts.indices where parts[index].name == "word/document.xml" {
                let text = String(decoding: parts[index].bytes, as: UTF8.self).replacing(
                    "<w:document", with: "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document",
                    maxReplacements: 1)
                parts[index].bytes = Array(text.utf8)
            }
        }
        #expect(message(bytes).contains("document type declaration"))
    }

    @Test(arguments: [("letter.odt", "its name ends in .odt"), ("letter.ott", "its name ends in .ott")])
    func saysThatTheNameLies(_ name: String, _ expected: String) throws {
        #expect(message(try package(), name).contains(expected))
    }

    @Test func namesWhatIsNoPackage() {
        #expect(message(Array("hello".utf8)).contains("it is no ZIP archive"))
        #expect(message([]).contains("the file is empty"))
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        let encrypted = compound + "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), 0] }
        #expect(message(encrypted).contains("protected by a password"))
    }

    /// Macros stay as they are, and the file keeps the ending that word processors want for them.
    @Test func keepsMacrosAndTheirEnding() throws {
        var document = Word(Word.p("{{ x }}"))
        document.mainType = "application/vnd.ms-word.document.macroEnabled.main+xml"
        let template = try OfficeTemplate(bytes: document.bytes(), name: "letter.docm")
        #expect(template.fileEnding == "docm")
        let filled = try Filled(template.render(data(#"{"x": 1}"#), in: fixedWorld))
        #expect(try filled.text() == "1")
        #expect(try filled.source("[Content_Types].xml").contains("document.macroEnabled.main+xml"))
        #expect(try OfficeTemplate(bytes: package(), name: "letter.docx").fileEnding == "docx")
    }

    /// docxtpl's signs for the ends of delimiters stand alone too.
    @Test func readsEscapedDelimitersByThemselves() throws {
        let signs = ["{_{", "}_}", "{_%", "%_}", "{a_{", "{f_{"]
        #expect(try fill(signs.map { Word.p($0) }.joined()).text() == "{{\n}}\n{%\n%}\n{a_{\n{f_{")
    }
}
