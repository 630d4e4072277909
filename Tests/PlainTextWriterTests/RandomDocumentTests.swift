import DocumentModel
import TestSupport
import Testing

@testable import PlainTextWriter

@Suite struct RandomDocumentTests {
    @Test(arguments: [nil, 20, 72])
    func everyDocumentBecomesCleanText(width: Int?) {
        for seed in UInt64(0)..<400 {
            var random = RandomDocument(seed: seed)
            let bytes = PlainTextWriter(options: .init(width: width)).write(random.document())
            #expect(bytes.last == UInt8(ascii: "\n"), "seed \(seed)")
            #expect(!bytes.dropLast().hasSuffix("\n") || bytes.count == 1, "seed \(seed)")
            #expect(!bytes.contains(UInt8(ascii: "\r")))
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            #expect(!lines.contains { $0.last == UInt8(ascii: " ") }, "seed \(seed)")
        }
    }

    /// The words do not change with the width; only lines of a table may come in another order.
    @Test func wrappingKeepsEveryWord() {
        for seed in UInt64(0)..<400 {
            var random = RandomDocument(seed: seed, alphabet: ["a", "b", "é", "漢", "“", ",", "\u{A0}"])
            var document = random.document()
            document.blocks.removeAll { $0.isTable }
            let free = words(PlainTextWriter().write(document))
            let wrapped = words(PlainTextWriter(options: .init(width: 24)).write(document))
            #expect(free == wrapped, "seed \(seed)")
        }
    }

    private func words(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }.map(String.init)
            .filter { $0.contains { $0 != "=" && $0 != "-" } }.sorted()
    }
}

extension Sequence<UInt8> {
    fileprivate func hasSuffix(_ text: String) -> Bool { Array(self).suffix(text.utf8.count).elementsEqual(text.utf8) }
}

extension Block {
    /// Whether a table is anywhere in it: the record form of a table repeats its heads.
    fileprivate var isTable: Bool {
        switch self {
        case .table: true
        case .division(let division): division.blocks.contains { $0.isTable }
        case .quote(let blocks, _): blocks.contains { $0.isTable }
        case .list(let list): list.items.contains { $0.blocks.contains { $0.isTable } }
        default: false
        }
    }
}
