/// Turns places counted in Unicode scalars into UTF-8 offsets. Places asked for one after the other lie close together, so
/// that a walk from the last one found is cheap.
struct ScalarOffsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var scalarIndex = 0
    private var byteIndex = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Places after the end of the text are taken to its end.
    mutating func offset(of wanted: Int) -> Int {
        while wanted > scalarIndex, byteIndex < bytes.count {
            let plain = min(plainBytes(at: byteIndex), wanted - scalarIndex)
            byteIndex += plain
            scalarIndex += plain
            guard plain < 8, wanted > scalarIndex, byteIndex < bytes.count else { continue }
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

    /// How many of the next eight bytes are ASCII up to the first that is not, found without looking at each.
    private func plainBytes(at index: Int) -> Int {
        guard index + 8 <= bytes.count, let start = bytes.baseAddress else { return 0 }
        let word = UInt64(
            littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self))
        return (word & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
    }
}
