package import Templating

extension DataNode {
    /// The value for templates: the order of keys and the form of numbers are kept (`5.0` stays a decimal number).
    ///
    /// Recursive: nodes are never deeper than the ``DataLimits/depth`` that their reader was given.
    package var value: Value {
        var seen: [ObjectIdentifier: Value]?
        return converted(&seen)
    }

    /// As ``value``, but a list or mapping that aliases share becomes one shared list or dictionary, so that the size of
    /// the result follows the size of the file.
    var valueSharingAliases: Value {
        var seen: [ObjectIdentifier: Value]? = [:]
        return converted(&seen)
    }

    private func converted(_ seen: inout [ObjectIdentifier: Value]?) -> Value {
        switch content {
        case .null: return .none
        case .bool(let flag): return .bool(flag)
        case .integer(let number): return .int(number)
        case .decimal(let number): return .float(number)
        case .string(let text): return .string(text)
        case .sequence(let sequence):
            if let known = seen?[ObjectIdentifier(sequence)] { return known }
            var items: [Value] = []
            items.reserveCapacity(sequence.items.count)
            sequence.items.withUnsafeBufferPointer { nodes in
                for node in nodes.indices { items.append(nodes[node].converted(&seen)) }
            }
            let list = Value.list(items)
            seen?[ObjectIdentifier(sequence)] = list
            return list
        case .mapping(let mapping):
            if let known = seen?[ObjectIdentifier(mapping)] { return known }
            var (keys, values): ([Value], [Value]) = ([], [])
            keys.reserveCapacity(mapping.entries.count)
            values.reserveCapacity(mapping.entries.count)
            mapping.entries.withUnsafeBufferPointer { entries in
                for entry in entries.indices {
                    keys.append(.string(entries[entry].key))
                    values.append(entries[entry].value.converted(&seen))
                }
            }
            let dict = Value.dict(DictValue(uniqueKeys: keys, values: values))
            seen?[ObjectIdentifier(mapping)] = dict
            return dict
        }
    }
}
