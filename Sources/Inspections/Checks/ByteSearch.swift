/// Finds bytes in bytes.
enum ByteSearch {
    static func position(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        var index = bytes.startIndex
        let last = bytes.endIndex - wanted.count
        while index <= last {
            if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) { return index }
            index += 1
        }
        return nil
    }

    /// How often `wanted` occurs, occurrences not overlapping.
    static func count(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int {
        var count = 0
        var rest = bytes
        while let found = position(of: wanted, in: rest) {
            count += 1
            rest = rest[(found + wanted.count)...]
        }
        return count
    }

    /// - Parameter occurrence: Counted from 0.
    static func position(
        ofOccurrence occurrence: Int, of wanted: [UInt8], in bytes: [UInt8], within range: Range<Int>
    ) -> Int? {
        var rest = bytes[range.clamped(to: 0..<bytes.count)]
        for _ in 0..<occurrence {
            guard let found = position(of: wanted, in: rest) else { return nil }
            rest = rest[(found + wanted.count)...]
        }
        return position(of: wanted, in: rest)
    }
}
