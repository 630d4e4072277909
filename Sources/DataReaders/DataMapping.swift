/// A mapping of a data file: keys are texts, unique by their bytes, in the order of the file. An object, so that YAML
/// aliases share it instead of multiplying it.
package final class DataMapping: Sendable {
    package struct Entry: Sendable {
        package let key: String
        package let keySpan: DataSpan
        package let value: DataNode

        package init(key: String, keySpan: DataSpan, value: DataNode) {
            self.key = key
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

    package subscript(_ key: String) -> DataNode? { entry(key)?.value }

    package func entry(_ key: String) -> Entry? {
        guard positions.isEmpty else { return positions[DataKey(key)].map { entries[$0] } }
        return entries.first { DataKey.same($0.key, key) }
    }
}
