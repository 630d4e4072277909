internal import CLibCrypto

/// SHA-256 of some bytes (FIPS 180-4).
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
    /// The digest, big-endian, in four pieces: a batch holds as many hashes as it has documents.
    private let pieces: (UInt64, UInt64, UInt64, UInt64)

    package init(of bytes: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: 32)
        // Fails only in a library built without SHA-256; a digest of zeros then matches nothing.
        _ = SHA256(bytes, bytes.count, &digest)
        self.init(digest: digest)
    }

    package init(of text: String) { self.init(of: Array(text.utf8)) }

    /// - Returns: `nil` for anything but 64 lower-case hexadecimal digits.
    package init?(_ text: String) {
        var digest: [UInt8] = []
        var high: UInt8?
        for byte in text.utf8 {
            guard let value = Self.value(byte) else { return nil }
            if let first = high {
                digest.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard digest.count == 32, high == nil else { return nil }
        self.init(digest: digest)
    }

    private init(digest: [UInt8]) {
        func piece(_ start: Int) -> UInt64 { digest[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        pieces = (piece(0), piece(8), piece(16), piece(24))
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// 64 lower-case hexadecimal digits.
    package var description: String {
        // A manifest of a hundred thousand files has twice as many of them.
        String(unsafeUninitializedCapacity: 64) { buffer in
            var index = 0
            func add(_ piece: UInt64) {
                for shift in stride(from: 60, through: 0, by: -4) {
                    let digit = UInt8(truncatingIfNeeded: piece >> UInt64(shift)) & 15
                    buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                    index += 1
                }
            }
            add(pieces.0)
            add(pieces.1)
            add(pieces.2)
            add(pieces.3)
            return index
        }
    }

    package static func == (a: ContentHash, b: ContentHash) -> Bool { a.pieces == b.pieces }

    package func hash(into hasher: inout Hasher) { hasher.combine(pieces.0) }
}
