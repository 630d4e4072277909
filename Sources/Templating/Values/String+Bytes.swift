extension String {
    /// Lends the UTF-8 bytes.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var copy = self
        return copy.withUTF8(body)
    }

    var isASCII: Bool { withBytes { bytes in bytes.allSatisfy { $0 < 0x80 } } }

    /// Python's `len()`.
    var codePointCount: Int {
        withBytes { bytes in
            var count = 0
            for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }

    /// The code points from `lower` up to `upper`, which must lie in `0...codePointCount`.
    func codePoints(from lower: Int, to upper: Int) -> String {
        guard lower < upper else { return "" }
        return withBytes { bytes in
            let start = Self.offset(ofCodePoint: lower, in: bytes, from: 0)
            let end = Self.offset(ofCodePoint: upper - lower, in: bytes, from: start)
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        }
    }

    /// The byte offset that is `count` code points after the offset `start`.
    private static func offset(ofCodePoint count: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var left = count
        var index = start
        while index < bytes.count {
            if bytes[index] & 0xC0 != 0x80 {
                if left == 0 { return index }
                left -= 1
            }
            index += 1
        }
        return index
    }

    /// How many code points begin in the first `offset` bytes.
    func codePointCount(before offset: Int) -> Int {
        withBytes { bytes in
            var count = 0
            for byte in bytes[..<offset] where byte & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }

    /// The byte offset at which code point number `count` begins.
    func byteOffset(ofCodePoint count: Int) -> Int { withBytes { Self.offset(ofCodePoint: count, in: $0, from: 0) } }

    init(scalars: some Sequence<Unicode.Scalar>) {
        // Several times as fast as appending to a UnicodeScalarView.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.underestimatedCount)
        for scalar in scalars { bytes.append(scalar) }
        self = String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Appends a code point in UTF-8.
    @inline(__always)
    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let encoded = UTF8.encode(scalar) {
            append(contentsOf: encoded)
        }
    }
}
