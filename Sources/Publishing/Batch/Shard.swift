package import Diagnostics

/// One of *n* equal parts of a batch, chosen by a hash of each record's id: the same on every machine, and no record moves
/// when others come or go.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
    /// 1…``count``.
    package let number: Int
    package let count: Int

    /// Reads `2/8`.
    /// - Throws: A usage error.
    package init(_ text: String) throws(Diagnostic) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], (1...100_000).contains(count),
            (1...count).contains(number)
        else {
            throw Diagnostic(
                "bad-shard", "'\(text)' is no part of a batch", hint: "write K/N with 1 ≤ K ≤ N, such as 2/8",
                exitStatus: .usage)
        }
        self.number = number
        self.count = count
    }

    package var description: String { "\(number)/\(count)" }

    package func holds(_ id: String) -> Bool { Int(Self.hash(id) % UInt64(count)) == number - 1 }

    /// FNV-1a, 64 bits, mixed so that the low bits depend on all others.
    ///
    /// Source: G. Fowler, L. C. Noll, K.-P. Vo, "The FNV Non-Cryptographic Hash Algorithm"; the mixing is that of
    /// splitmix64.
    static func hash(_ id: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }
}
