import Testing

@testable import DataReaders

/// Places in Unicode scalars, turned into places in bytes.
struct ScalarOffsetsTests {
    private static let texts = [
        "", "a", "é", "plain text of more than eight bytes", "‘curly’ quotes — and 日本語, 🙂 and é",
        String(repeating: "x", count: 300) + "é" + String(repeating: "y", count: 300),
        String(repeating: "é", count: 200), String(repeating: "a’", count: 150),
    ]

    @Test(arguments: texts) func findsEveryPlaceInAnyOrder(text: String) {
        var starts: [Int] = []
        for (offset, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
        starts.append(text.utf8.count)
        var random = SystemRandomNumberGenerator()
        let inOrder = Array(starts.indices)
        let bytes = Array(text.utf8)
        for places in [inOrder, inOrder.reversed(), inOrder.shuffled(using: &random)] {
            bytes.withUnsafeBufferPointer { bytes in
                var offsets = ScalarOffsets(bytes)
                for place in places { #expect(offsets.offset(of: place) == starts[place], "place \(place)") }
                #expect(offsets.offset(of: starts.count + 5) == bytes.count)
            }
        }
    }

    /// What hands over values in place takes the value to stand first in an entry.
    @Test func anEntryBeginsWithItsValue() {
        #expect(MemoryLayout<DataMapping.Entry>.offset(of: \.value) == 0)
    }
}
