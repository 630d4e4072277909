import DOCXTestSupport
import DOCXWriter
import Diagnostics
import DocumentModel
import TestSupport
import Testing
import XMLTree

@Suite struct PackageTests {
    @Test(arguments: [SampleDocuments.everything, SampleDocuments.smallest, Document()])
    func isSound(_ document: Document) throws {
        let checker = try DOCXChecker(try DOCXWriter().write(document).bytes)
        #expect(checker.problems == [])
    }

    @Test(arguments: 0..<150) func isSoundWhateverTheDocument(_ seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        let checker = try DOCXChecker(try DOCXWriter().write(random.document()).bytes)
        #expect(checker.problems == [])
    }

    @Test func writesTheSameBytesTwice() throws {
        let first = try DOCXWriter().write(SampleDocuments.everything).bytes
        #expect(try DOCXWriter().write(SampleDocuments.everything).bytes == first)
    }

    @Test func turnsTextThatRunsFromTheRight() throws {
        var document = SampleDocuments.everything
        document.metadata.language = "ar"
        let bytes = try DOCXWriter().write(document).bytes
        #expect(try DOCXChecker(bytes).problems == [])
        let body = try DOCXFile(bytes).body
        #expect(body.all("w:tbl").allSatisfy { $0.first("w:tblPr")?.first("w:bidiVisual") != nil })
        // The Welsh and nothing else runs from the left.
        let left = body.all("w:p").filter { $0.first("w:pPr")?.first("w:bidi") == nil && !$0.runText.isEmpty }
        #expect(left.allSatisfy { $0.all("w:lang").contains { $0["w:val"] == "cy-GB" } })
    }
}
