import Diagnostics
import DocumentModel
import ODTTestSupport
import TestSupport
import Testing
import XMLTree
import ZipArchive

@testable import ODTWriter

@Suite struct SampleDocumentTests {
    static let samples = [("everything", SampleDocuments.everything), ("smallest", SampleDocuments.smallest)]

    @Test(arguments: samples)
    func keepsTheRulesOfThePackage(name: String, document: Document) throws {
        let (bytes, warnings) = try ODTWriter().write(document)
        #expect(warnings.map(\.message) == [])
        #expect(try ODTChecker.findings(in: bytes) == [])
    }

    @Test(arguments: samples)
    func saysWhatTheDocumentSays(name: String, document: Document) throws {
        let lines = try ODTOutline.lines(of: try ODTWriter().write(document).bytes)
        #expect(lines.map(\.description) == document.outline.map(\.description))
    }

    @Test(arguments: samples)
    func writesTheSamePartsAsBefore(name: String, document: Document) throws {
        let odt = try ODTPackage(try ODTWriter().write(document).bytes)
        var text = odt.reader.entries.map(\.name).joined(separator: "\n") + "\n"
        for (part, document) in odt.documents where part != "styles.xml" || name == "everything" {
            text += "\n== \(part)\n" + document.canonical(indented: true) + "\n"
        }
        try expectGolden(text, name + ".txt")
    }
}
