extension DataFile {
    /// The file with one value replaced or added, as `--set service.name=…` and a publication calendar do.
    ///
    /// Mappings on the way are made where they are missing; indices of lists count from 0 and must exist. The new value has
    /// the place of what it replaces, or of the mapping that it is added to.
    /// - Returns: `nil` if the path leads into something that is neither a mapping nor a list.
    package func setting(_ path: String, to content: DataNode.Content) -> DataFile? {
        let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !steps.isEmpty, steps.count <= 100, !steps.contains(""),
            let root = Self.setting(steps[...], to: content, in: root)
        else { return nil }
        return DataFile(source: source, root: root, hasAliases: hasAliases)
    }

    private static func setting(
        _ steps: ArraySlice<String>, to content: DataNode.Content, in node: DataNode
    ) -> DataNode? {
        guard let step = steps.first else { return DataNode(content, node.span) }
        switch node.content {
        case .mapping(let mapping):
            var builder = DataMappingBuilder()
            for entry in mapping.entries { _ = builder.add(entry) }
            let old = mapping.entry(step)
            let inner = old?.value ?? DataNode(.null, node.span)
            guard let value = setting(steps.dropFirst(), to: content, in: inner) else { return nil }
            builder.set(DataMapping.Entry(key: step, keySpan: old?.keySpan ?? node.span, value: value))
            return DataNode(.mapping(builder.finished()), node.span)
        case .sequence(let sequence):
            var items = sequence.items
            guard let index = Int(step), items.indices.contains(index),
                let value = setting(steps.dropFirst(), to: content, in: items[index])
            else { return nil }
            items[index] = value
            return DataNode(.sequence(DataSequence(items)), node.span)
        case .null:
            let empty = DataNode(.mapping(DataMappingBuilder().finished()), node.span)
            return setting(steps, to: content, in: empty)
        default: return nil
        }
    }
}
