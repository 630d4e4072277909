/// A fixed set of keys, in which the keys of a mapping are found without hashing them again.
package struct KeySet: Sendable {
    private let keys: [String]
    private let digests: [UInt64]
    /// Positions by the low bits of the digests, -1 where there is none; what is taken goes one slot on. At most half full.
    private let slots: [Int16]
    private let mask: Int

    /// - Parameter keys: At most a few thousand, each once.
    package init(_ keys: [String]) {
        self.keys = keys
        digests = keys.map(DataKey.digest)
        var size = 16
        while size < 2 * keys.count { size *= 2 }
        var slots = [Int16](repeating: -1, count: size)
        for (position, digest) in digests.enumerated() {
            var slot = Int(truncatingIfNeeded: digest) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int16(truncatingIfNeeded: position)
        }
        self.slots = slots
        mask = size - 1
    }

    /// The position of an entry's key among the keys that the set was made of.
    package func position(of entry: borrowing DataMapping.Entry) -> Int? {
        var slot = Int(truncatingIfNeeded: entry.digest) & mask
        while slots[slot] >= 0 {
            let position = Int(slots[slot])
            if digests[position] == entry.digest, DataKey.same(keys[position], entry.key) { return position }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
