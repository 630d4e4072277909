/// Turns places counted in Unicode scalars into UTF-8 offsets. Places asked for one after the other lie close together, so
/// that a walk from the last one found is cheap.
struct ScalarOffsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var scalarIndex = 0
    private var byteIndex = 0
    /// Up to here, every byte from the last place on is known to be ASCII.
    private var plainEnd = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Places after the end of the text are taken to its end.
    mutating func offset(of wanted: Int) -> Int {
        while true {
            let distance = wanted - scalarIndex
            if distance >= 0, distance <= plainEnd - byteIndex {
                byteIndex += distance
                scalarIndex = wanted
                return byteIndex
            }
            guard distance > 0 else { return goBack(to: wanted) }
            scalarIndex += plainEnd - byteIndex
            byteIndex = plainEnd
            guard byteIndex < bytes.count else { return byteIndex }
            if bytes[byteIndex] >= 0x80 { passScalar() }
            plainEnd = endOfPlain(from: byteIndex)
        }
    }

    private mutating func passScalar() {
        byteIndex += 1
        while byteIndex < bytes.count, isContinuation(byteIndex) { byteIndex += 1 }
        scalarIndex += 1
    }

    private mutating func goBack(to wanted: Int) -> Int {
        while scalarIndex > wanted, byteIndex > 0 {
            byteIndex -= 1
            while byteIndex > 0, isContinuation(byteIndex) { byteIndex -= 1 }
            scalarIndex -= 1
        }
        plainEnd = byteIndex
        return byteIndex
    }

    private func isContinuation(_ index: Int) -> Bool { bytes[index] & 0xC0 == 0x80 }

    /// Looks a short way ahead only, so that going back now and then costs little.
    private func endOfPlain(from start: Int) -> Int {
        guard let first = bytes.baseAddress else { return start }
        let limit = min(start + 128, bytes.count)
        var index = start
        while index + 8 <= limit {
            let word = UInt64(
                littleEndian: UnsafeRawPointer(first).loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let high = word & 0x8080_8080_8080_8080
            guard high == 0 else { return index + high.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < limit, bytes[index] < 0x80 { index += 1 }
        return index
    }
}
