/// A fixed set of keys, in which the keys of a mapping are found without hashing them again.
package struct KeySet: Sendable {
    private struct Slot {
        var digest: UInt64 = 0
        /// -1 where there is no key.
        var position = -1
        var key = ""
    }

    /// By the low bits of the digests; what is taken goes one slot on. At most half full.
    private let slots: [Slot]

    /// - Parameter keys: Each once.
    package init(_ keys: [String]) {
        var size = 16
        while size < 2 * keys.count { size *= 2 }
        var slots = [Slot](repeating: Slot(), count: size)
        for (position, key) in keys.enumerated() {
            let digest = DataKey.digest(key)
            var index = Int(truncatingIfNeeded: digest) & (size - 1)
            while slots[index].position >= 0 { index = (index + 1) & (size - 1) }
            slots[index] = Slot(digest: digest, position: position, key: key)
        }
        self.slots = slots
    }

    /// The position of an entry's key among the keys that the set was made of.
    ///
    /// A pointer, since handing the entry over would copy it.
    package func position(of entry: UnsafePointer<DataMapping.Entry>) -> Int? {
        let digest = entry.pointee.digest
        return slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var index = Int(truncatingIfNeeded: digest) & mask
            while slots[index].position >= 0 {
                if slots[index].digest == digest, DataKey.same(slots[index].key, entry.pointee.key) {
                    return slots[index].position
                }
                index = (index + 1) & mask
            }
            return nil
        }
    }
}
