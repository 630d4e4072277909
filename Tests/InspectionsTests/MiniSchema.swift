import DataReaders
import Foundation

/// As much of JSON Schema 2020-12 as the published schema uses.
struct MiniSchema {
    private let schema: Any

    init(_ schema: Any) { self.schema = schema }

    /// The paths that do not fit.
    func problems(_ node: DataNode) -> [String] { check(node, schema as? [String: Any] ?? [:], "$") }

    private func check(_ node: DataNode, _ schema: [String: Any], _ path: String) -> [String] {
        if let options = schema["anyOf"] as? [[String: Any]] {
            let results = options.map { check(node, $0, path) }
            return results.contains(where: \.isEmpty) ? [] : results.last ?? [path]
        }
        if let words = schema["enum"] as? [Any] {
            if node.isNull { return words.contains { $0 is NSNull } ? [] : [path] }
            return words.contains { $0 as? String == node.string ?? "\u{0}" } ? [] : [path]
        }
        if let types = schema["type"] as? [String] {
            let results = types.map { type in check(node, schema.merging(["type": type]) { $1 }, path) }
            return results.contains(where: \.isEmpty) ? [] : results.first ?? [path]
        }
        guard let type = schema["type"] as? String else { return [] }
        switch (type, node.content) {
        case ("null", .null), ("boolean", .bool), ("number", .integer), ("number", .decimal): return []
        case ("integer", .decimal(let number)):
            guard let whole = Int(exactly: number) else { return [path] }
            return check(DataNode(.integer(whole), node.span), schema, path)
        case ("integer", .integer(let number)):
            let minimum = (schema["minimum"] as? NSNumber)?.intValue ?? .min
            let maximum = (schema["maximum"] as? NSNumber)?.intValue ?? .max
            return minimum <= number && number <= maximum ? [] : [path]
        case ("string", .string(let text)):
            if let longest = schema["maxLength"] as? Int, text.unicodeScalars.count > longest { return [path] }
            guard let pattern = schema["pattern"] as? String else { return [] }
            return text.range(of: pattern, options: .regularExpression) != nil ? [] : [path]
        case ("array", .sequence(let sequence)):
            let items = schema["items"] as? [String: Any] ?? [:]
            return sequence.items.enumerated().flatMap { check($1, items, "\(path)[\($0)]") }
        case ("object", .mapping(let mapping)): return check(mapping, schema, path)
        default: return [path]
        }
    }

    private func check(_ mapping: DataMapping, _ schema: [String: Any], _ path: String) -> [String] {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        var problems = (schema["required"] as? [String] ?? []).filter { mapping[$0] == nil }.map { "\(path).\($0)?" }
        for entry in mapping.entries {
            guard let property = properties[entry.key] as? [String: Any] else {
                problems.append("\(path).\(entry.key)!")
                continue
            }
            problems += check(entry.value, property, "\(path).\(entry.key)")
        }
        return problems
    }
}

/// A record with one value replaced, left out, or one key added.
struct Mutation {
    let what: String
    let text: String

    static func all(of root: DataNode) -> [Mutation] {
        var mutations: [Mutation] = []
        let replacements = [
            "null", "true", "7", "-3", "1.5", "\"\"", "\"text\"", "\"2024-05-06\"", "[]", "{}", "[1]", "{\"x\": 1}",
        ]
        for path in paths(root, []) {
            for replacement in replacements {
                mutations.append(Mutation(what: "\(path) = \(replacement)", text: json(root, path[...], replacement)))
            }
            mutations.append(Mutation(what: "\(path) left out", text: json(root, path[...], nil)))
        }
        return mutations
    }

    /// Of lists, only the first item: the others are like it.
    private static func paths(_ node: DataNode, _ path: [String]) -> [[String]] {
        var result = path.isEmpty ? [] : [path]
        for entry in node.mapping?.entries ?? [] where path.first != "extra" {
            result += paths(entry.value, path + [entry.key])
        }
        for (index, item) in (node.items ?? []).prefix(1).enumerated() { result += paths(item, path + [String(index)]) }
        return result
    }

    private static func json(_ node: DataNode, _ path: ArraySlice<String>, _ replacement: String?) -> String {
        switch node.content {
        case .mapping(let mapping):
            let entries = mapping.entries.compactMap { entry -> String? in
                guard let value = child(entry.value, entry.key, path, replacement) else { return nil }
                return JSONWriter.quoted(entry.key) + ":" + value
            }
            return "{" + entries.joined(separator: ",") + "}"
        case .sequence(let sequence):
            return "["
                + sequence.items.enumerated().compactMap { child($1, String($0), path, replacement) }.joined(
                    separator: ",") + "]"
        default: return JSONWriter.write(node.value)
        }
    }

    private static func child(_ node: DataNode, _ step: String, _ path: ArraySlice<String>, _ replacement: String?)
        -> String?
    {
        guard path.first == step else { return json(node, ["\u{0}"], replacement) }
        return path.count == 1 ? replacement : json(node, path.dropFirst(), replacement)
    }
}
