/// The finished parts of all lists and mappings that a reader has open.
struct NodeCollector: ~Copyable {
    /// Smaller mappings are looked through, by the digests of their keys; larger ones get an index.
    static let searchedAtMost = 48

    private var items = NodeStack<DataNode>()
    private var entries = NodeStack<DataMapping.Entry>()

    /// Where the parts of a list opened now begin.
    var firstItem: Int { items.count }
    /// Where the entries of a mapping opened now begin.
    var firstEntry: Int { entries.count }

    mutating func add(_ item: consuming DataNode) { items.append(item) }

    /// Adds an entry to the innermost mapping.
    /// - Parameters:
    ///   - digest: That of the key.
    ///   - first: Where the entries of the mapping begin.
    ///   - index: The keys of the mapping, made once it is large; kept by the caller with the mapping.
    /// - Returns: Where the key of an entry with the same key stands in the file, with nothing added.
    mutating func add(
        _ key: String, _ digest: UInt64, _ keySpan: DataSpan, _ value: consuming DataNode,
        toMappingFrom first: Int, index: inout KeyIndex?
    ) -> DataSpan? {
        let count = entries.count - first
        if count <= Self.searchedAtMost {
            let known = entries.elements(from: first)
            for place in 0..<count where known[place].digest == digest {
                if DataKey.same(known[place].key, key) { return known[place].keySpan }
            }
        } else if let place = index?.positions[DataKey(key)] {
            return entries.elements(from: first)[place].keySpan
        }
        entries.append(DataMapping.Entry(key: key, digest: digest, keySpan: keySpan, value: value))
        if count == Self.searchedAtMost {
            let large = KeyIndex()
            for (place, entry) in entries.elements(from: first).enumerated() {
                large.positions[DataKey(entry.key)] = place
            }
            index = large
        } else if count > Self.searchedAtMost {
            index?.positions[DataKey(key)] = count
        }
        return nil
    }

    mutating func list(from first: Int) -> DataSequence { DataSequence(items.removeElements(from: first)) }

    mutating func mapping(from first: Int, index: KeyIndex?) -> DataMapping {
        DataMapping(entries.removeElements(from: first), positions: index?.positions ?? [:])
    }
}
