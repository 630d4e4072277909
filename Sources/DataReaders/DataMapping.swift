/// A mapping of a data file: keys are texts, unique by their bytes, in the order of the file. An object, so that YAML
/// aliases share it instead of multiplying it.
package final class DataMapping: Sendable {
    package struct Entry: Sendable {
        package let key: String
        package let keySpan: DataSpan
        package let value: DataNode
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

    package subscript(_ key: String) -> DataNode? { position(of: key).map { entries[$0].value } }

    package func entry(_ key: String) -> Entry? {
        position(of: key).map { entries[$0] }
    }

    private func position(of key: String) -> Int? {
        guard positions.isEmpty else { return positions[DataKey(key)] }
        let digest = DataKey.digest(key)
        for index in entries.indices where entries[index].digest == digest {
            if DataKey.same(entries[index].key, key) { return index }
        }
        return nil
    }
}
