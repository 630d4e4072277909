/// Turns places counted in Unicode scalars into UTF-8 offsets. Places asked for one after the other lie close together, so
/// that a walk from the last one found is cheap.
struct ScalarOffsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var scalarIndex = 0
    private var byteIndex = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Places after the end of the text are taken to its end.
    mutating func offset(of wanted: Int) -> Int {
        while wanted - scalarIndex >= 8, isPlainWord(at: byteIndex) {
            byteIndex += 8
            scalarIndex += 8
        }
        while scalarIndex < wanted, byteIndex < bytes.count {
            byteIndex += 1
            while byteIndex < bytes.count, bytes[byteIndex] & 0xC0 == 0x80 { byteIndex += 1 }
            scalarIndex += 1
        }
        while scalarIndex > wanted, byteIndex > 0 {
            byteIndex -= 1
            while byteIndex > 0, bytes[byteIndex] & 0xC0 == 0x80 { byteIndex -= 1 }
            scalarIndex -= 1
        }
        return byteIndex
    }

    /// Whether the next eight bytes are ASCII, found without looking at each.
    private func isPlainWord(at index: Int) -> Bool {
        guard index + 8 <= bytes.count, let start = bytes.baseAddress else { return false }
        return UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
            == 0
    }
}
