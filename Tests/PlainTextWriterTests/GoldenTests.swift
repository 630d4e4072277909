import DocumentModel
import TestSupport
import Testing

@testable import PlainTextWriter

@Suite struct GoldenTests {
    @Test(arguments: [nil, 72, 40])
    func everything(width: Int?) throws {
        let bytes = PlainTextWriter(options: .init(width: width)).write(SampleDocuments.everything)
        let name = width.map { "everything-\($0).txt" } ?? "everything.txt"
        try expectGolden(String(decoding: bytes, as: UTF8.self), name)
    }
}
