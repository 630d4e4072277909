import DOCXTestSupport
import DOCXWriter
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Schemas.isAvailable, "needs xmllint and the schemas of ISO/IEC 29500-4"))
struct SchemaTests {
    @Test func isValid() throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "letterpress-docx-\(UUID())")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let schemas = try Schemas(copyingInto: scratch)
        var documents = [SampleDocuments.everything, SampleDocuments.smallest, Document()]
        for seed in 1...12 {
            var random = RandomDocument(seed: UInt64(seed))
            documents.append(random.document())
        }
        for document in documents {
            let file = try DOCXFile(try DOCXWriter().write(document).bytes)
            #expect(try schemas.problems(of: file, in: scratch) == [])
        }
    }
}
