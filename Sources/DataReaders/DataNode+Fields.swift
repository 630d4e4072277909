/// Fields of a record that the schema has checked already; a field not given, or without a value, is `nil` or empty.
extension DataNode {
    package func text(_ key: String) -> String? {
        withValue(key) { value in
            guard case .string(let text) = value.pointee.content else { return nil }
            return text
        }
    }

    package func flag(_ key: String) -> Bool? {
        withValue(key) { value in
            guard case .bool(let flag) = value.pointee.content else { return nil }
            return flag
        }
    }

    package func integer(_ key: String) -> Int? {
        withValue(key) { value in
            switch value.pointee.content {
            case .integer(let number): number
            case .decimal(let number): Int(exactly: number)
            default: nil
            }
        }
    }

    /// The items of a list field.
    package func list(_ key: String) -> [DataNode] {
        withValue(key) { value in
            guard case .sequence(let list) = value.pointee.content else { return nil }
            return list.items
        } ?? []
    }

    /// A field that holds one text or a list of them.
    package func texts(_ key: String) -> [String] { withValue(key) { $0.pointee.texts } ?? [] }

    package var texts: [String] {
        switch content {
        case .string(let text): return [text]
        case .sequence(let list):
            var texts: [String] = []
            texts.reserveCapacity(list.items.count)
            list.items.withUnsafeBufferPointer { items in
                for item in items.indices {
                    if case .string(let text) = items[item].content { texts.append(text) }
                }
            }
            return texts
        default: return []
        }
    }
}

extension DataFile {
    /// A code as it is typed: `2.10` is not the number 2.1.
    package func code(of node: DataNode) -> String { node.string ?? text(of: node) }
}
