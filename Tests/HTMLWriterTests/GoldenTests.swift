import DocumentModel
import TestSupport
import Testing

@testable import HTMLWriter

@Suite struct GoldenTests {
    @Test func everythingAsAPage() throws {
        let (bytes, warnings) = HTMLWriter().write(SampleDocuments.everything)
        #expect(warnings.isEmpty)
        try expectGolden(String(decoding: bytes, as: UTF8.self), "everything.html")
    }

    @Test func everythingAsAFragment() throws {
        let (bytes, warnings) = HTMLWriter(options: .fragment).write(SampleDocuments.everything)
        #expect(warnings.isEmpty)
        try expectGolden(String(decoding: bytes, as: UTF8.self), "everything-fragment.html")
    }
}
