import DOCXTestSupport
import DOCXWriter
import DocumentModel
import TestSupport
import Testing

/// The text of a document is the same in every format; these compare a DOCX with its document.
@Suite struct OutlineTests {
    @Test func saysWhatTheDocumentSays() throws {
        let document = SampleDocuments.everything
        let written = try DOCXOutline(try DOCXWriter().write(document).bytes).lines
        #expect(written.map(\.description) == document.outline.map(\.description))
    }

    /// All text arrives, whatever the document; tables that are not rectangles may place it elsewhere.
    @Test(arguments: 0..<150) func losesNoText(_ seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        var document = random.document()
        // A note whose mark is nowhere has no place in Word, which the writer warns of.
        document.notes = []
        let written = try DOCXOutline(try DOCXWriter().write(document).bytes).lines
        let words = { (lines: [OutlineLine]) in lines.map(\.text).joined(separator: " ").split(separator: " ") }
        #expect(words(written) == words(document.outline))
    }
}
