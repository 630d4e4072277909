/// A mapping of a data file: keys are texts, unique by their bytes, in the order of the file. An object, so that YAML
/// aliases share it instead of multiplying it.
package final class DataMapping: Sendable {
    package struct Entry: Sendable {
        // First, so that it stands where the entry does: see ``UnsafePointer/value``.
        package let value: DataNode
        package let key: String
        package let keySpan: DataSpan
        /// ``DataKey/digest(_:)`` of the key.
        package let digest: UInt64

        package init(key: String, keySpan: DataSpan, value: DataNode) {
            self.key = key
            digest = DataKey.digest(key)
            self.keySpan = keySpan
            self.value = value
        }

        /// - Parameter digest: That of the key.
        init(key: String, digest: UInt64, keySpan: DataSpan, value: DataNode) {
            self.key = key
            self.digest = digest
            self.keySpan = keySpan
            self.value = value
        }
    }

    package let entries: [Entry]
    private let positions: [DataKey: Int]

    /// - Parameter entries: Keys must be unique, which ``DataMappingBuilder`` sees to.
    init(_ entries: [Entry], positions: [DataKey: Int]) {
        self.entries = entries
        self.positions = positions
    }

    /// - Parameter entries: Keys must be unique.
    package convenience init(_ entries: [Entry]) {
        var builder = DataMappingBuilder()
        for entry in entries { _ = builder.addIfNew(entry) }
        self.init(builder.entries, positions: builder.positions)
    }

    package subscript(_ key: String) -> DataNode? { withValue(key) { $0.pointee } }

    package func entry(_ key: String) -> Entry? {
        entries.withUnsafeBufferPointer { entries in position(of: key, in: entries).map { entries[$0] } }
    }

    /// Hands over the value of a key in place, without a copy of it.
    /// - Returns: `nil` also if there is no such key.
    func withValue<Result>(_ key: String, _ body: (UnsafePointer<DataNode>) -> Result?) -> Result? {
        entries.withUnsafeBufferPointer { entries in
            guard let position = position(of: key, in: entries), let first = entries.baseAddress else { return nil }
            return body((first + position).value)
        }
    }

    private func position(of key: String, in entries: UnsafeBufferPointer<Entry>) -> Int? {
        guard positions.isEmpty else { return positions[DataKey(key)] }
        let digest = DataKey.digest(key)
        for index in entries.indices where entries[index].digest == digest {
            if DataKey.same(entries[index].key, key) { return index }
        }
        return nil
    }
}
