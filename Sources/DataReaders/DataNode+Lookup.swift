extension DataNode {
    package var isNull: Bool {
        if case .null = content { return true }
        return false
    }

    package var string: String? {
        if case .string(let text) = content { return text }
        return nil
    }

    package var mapping: DataMapping? {
        if case .mapping(let mapping) = content { return mapping }
        return nil
    }

    /// The items of a list; `nil` for anything else.
    package var items: [DataNode]? {
        if case .sequence(let sequence) = content { return sequence.items }
        return nil
    }

    /// The value of a key; `nil` also for anything but a mapping.
    package subscript(_ key: String) -> DataNode? { withValue(key) { $0.pointee } }

    /// Hands over the value of a key in place, without a copy of it.
    /// - Returns: `nil` also if there is no such key, and for anything but a mapping.
    func withValue<Result>(_ key: String, _ body: (UnsafePointer<DataNode>) -> Result?) -> Result? {
        guard case .mapping(let mapping) = content else { return nil }
        return mapping.withValue(key, body)
    }

    /// The item at an index from 0; `nil` outside the list and for anything but a list.
    package subscript(_ index: Int) -> DataNode? {
        guard case .sequence(let list) = content, list.items.indices.contains(index) else { return nil }
        return list.items[index]
    }

    /// The node at a dotted path, such as `publication.date` or `standards.2.rating`; indices count from 0.
    package func node(at path: String) -> DataNode? {
        var node = self
        for step in path.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            let name = String(decoding: Array(step), as: UTF8.self)
            let found = Int(name).flatMap { node[$0] } ?? node[name]
            guard let found else { return nil }
            node = found
        }
        return node
    }
}
