internal import DataReaders

/// Fields of a record that the schema has checked already; a field not given, or without a value, is `nil` or empty.
extension DataNode {
    func text(_ key: String) -> String? { self[key]?.string }

    func flag(_ key: String) -> Bool? {
        if case .bool(let flag)? = self[key]?.content { return flag }
        return nil
    }

    func integer(_ key: String) -> Int? {
        switch self[key]?.content {
        case .integer(let number)?: number
        case .decimal(let number)?: Int(exactly: number)
        default: nil
        }
    }

    /// The items of a list field.
    func list(_ key: String) -> [DataNode] { self[key]?.items ?? [] }

    /// A field that holds one text or a list of them.
    func texts(_ key: String) -> [String] { self[key]?.texts ?? [] }

    var texts: [String] {
        if let string { return [string] }
        return items?.compactMap(\.string) ?? []
    }
}

extension DataFile {
    /// A code as it is typed: `2.10` is not the number 2.1.
    func code(of node: DataNode) -> String { node.string ?? text(of: node) }
}
