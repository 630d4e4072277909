/// Collects the entries of a mapping and finds keys given twice, in constant time for each key.
struct DataMappingBuilder {
    /// Smaller mappings are looked through, by the digests of their keys; larger ones get an index.
    private static let searchedAtMost = 48

    private(set) var entries: [DataMapping.Entry] = []
    private(set) var positions: [DataKey: Int] = [:]

    private func position(of entry: borrowing DataMapping.Entry) -> Int? {
        guard entries.count <= Self.searchedAtMost else { return positions[DataKey(entry.key)] }
        let digest = entry.digest
        for index in entries.indices where entries[index].digest == digest {
            if DataKey.same(entries[index].key, entry.key) { return index }
        }
        return nil
    }

    /// - Returns: The entry that has this key already, with nothing added.
    mutating func add(_ entry: consuming DataMapping.Entry) -> DataMapping.Entry? {
        if let known = position(of: entry) { return entries[known] }
        append(entry)
        return nil
    }

    /// - Returns: Whether the key is new; if not, nothing is added.
    mutating func addIfNew(_ entry: consuming DataMapping.Entry) -> Bool {
        guard position(of: entry) == nil else { return false }
        append(entry)
        return true
    }

    /// Adds an entry, or replaces the one of the same key in its place.
    mutating func set(_ entry: consuming DataMapping.Entry) {
        if let known = position(of: entry) { entries[known] = entry } else { append(entry) }
    }

    private mutating func append(_ entry: consuming DataMapping.Entry) {
        if entries.isEmpty { entries.reserveCapacity(4) }
        entries.append(entry)
        if entries.count == Self.searchedAtMost + 1 {
            for (index, entry) in entries.enumerated() { positions[DataKey(entry.key)] = index }
        } else if entries.count > Self.searchedAtMost {
            positions[DataKey(entries[entries.count - 1].key)] = entries.count - 1
        }
    }

    func finished() -> DataMapping { DataMapping(entries, positions: positions) }
}
