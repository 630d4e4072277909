import DocumentModel
import ODTTestSupport
import TestSupport
import Testing

@testable import ODTWriter

/// Documents of every shape, also shapes that no reader makes.
@Suite struct RandomDocumentTests {
    @Test(arguments: 0..<200)
    func keepsTheRulesOfThePackage(seed: Int) throws {
        var random = RandomDocument(seed: UInt64(seed))
        let (bytes, _) = try ODTWriter().write(random.document())
        let findings = try ODTChecker.findings(in: bytes)
        #expect(findings == [])
    }

    @Test(arguments: 0..<200)
    func saysAllThatTheDocumentSays(seed: Int) throws {
        var random = RandomDocument(seed: UInt64(seed))
        let document = random.document()
        let (bytes, _) = try ODTWriter().write(document)
        // Lists in notes, and notes that nothing refers to, differ: the body must be the same.
        var body = document
        body.notes = []
        let expected = body.outline
        let lines = try ODTOutline.lines(of: bytes).prefix(expected.count)
        let difference = zip(lines, expected).first { $0.text != $1.text }
        #expect(difference == nil)
        #expect(lines.count == expected.count)
    }

    @Test func writesTheSameBytesTwice() throws {
        for seed in 0..<20 {
            var first = RandomDocument(seed: UInt64(seed))
            var second = RandomDocument(seed: UInt64(seed))
            let bytes = try ODTWriter().write(first.document()).bytes
            #expect(try ODTWriter().write(second.document()).bytes == bytes)
        }
    }
}
