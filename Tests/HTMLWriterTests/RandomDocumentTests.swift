import DocumentModel
import TestSupport
import Testing

@testable import HTMLWriter

@Suite struct RandomDocumentTests {
    @Test(arguments: [HTMLWriter.Options(), .fragment])
    func everyDocumentBecomesWellFormedMarkup(options: HTMLWriter.Options) throws {
        for seed in UInt64(0)..<250 {
            var random = RandomDocument(seed: seed)
            let document = random.document()
            let bytes = HTMLWriter(options: options).write(document).bytes
            #expect(bytes == HTMLWriter(options: options).write(document).bytes)
            do {
                let markup = try PlainMarkup(String(decoding: bytes, as: UTF8.self))
                if options.extent == .page { #expect(markup.tags.count { $0 == "h1" } == 1, "seed \(seed)") }
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }
}
