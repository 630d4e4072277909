/// Collects the entries of a mapping and finds keys given twice, in constant time for each key.
struct DataMappingBuilder {
    /// Small mappings are looked through; larger ones get an index.
    private static let searchedAtMost = 8

    private(set) var entries: [DataMapping.Entry] = []
    private var positions: [DataKey: Int] = [:]

    func position(of key: String) -> Int? {
        if entries.count <= Self.searchedAtMost { return entries.firstIndex { DataKey.same($0.key, key) } }
        return positions[DataKey(key)]
    }

    /// - Returns: The entry that has this key already, with nothing added.
    mutating func add(_ entry: DataMapping.Entry) -> DataMapping.Entry? {
        if let known = position(of: entry.key) { return entries[known] }
        append(entry)
        return nil
    }

    /// Adds an entry, or replaces the one of the same key in its place.
    mutating func set(_ entry: DataMapping.Entry) {
        if let known = position(of: entry.key) { entries[known] = entry } else { append(entry) }
    }

    private mutating func append(_ entry: DataMapping.Entry) {
        entries.append(entry)
        if entries.count == Self.searchedAtMost + 1 {
            for (index, entry) in entries.enumerated() { positions[DataKey(entry.key)] = index }
        } else if entries.count > Self.searchedAtMost {
            positions[DataKey(entry.key)] = entries.count - 1
        }
    }

    func finished() -> DataMapping { DataMapping(entries, positions: positions) }
}
