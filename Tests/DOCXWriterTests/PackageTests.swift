import DOCXWriter
import Diagnostics
import DocumentModel
import TestSupport
import Testing

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
}
