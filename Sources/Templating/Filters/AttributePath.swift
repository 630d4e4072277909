internal import Diagnostics

/// What `attribute=` of a filter names: a path such as `address.city`, or `0.name`, whose parts are looked up as items.
struct AttributePath {
    private let parts: [Value]

    /// - Parameter attribute: A text, or a number for an item of a list; nothing for the value itself.
    init(_ attribute: Value?) {
        switch attribute {
        case nil, .some(.none): parts = []
        case .some(let value): parts = value.stringValue.map(Self.parts) ?? [value]
        }
    }

    private init(parts: [Value]) { self.parts = parts }

    /// The paths of a list separated by commas, which sort by one after the other.
    static func list(_ attribute: Value?) -> [AttributePath] {
        guard let text = attribute?.stringValue else { return [AttributePath(attribute)] }
        return TextMethods.split(text, by: ",").map { AttributePath(parts: parts($0)) }
    }

    private static func parts(_ text: String) -> [Value] {
        TextMethods.split(text, by: ".").map { part in
            let isNumber = !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            return (isNumber ? Int(part) : nil).map(Value.int) ?? .string(part)
        }
    }

    /// - Parameter missing: What stands for a part that does not exist.
    func value(
        in item: Value, default missing: Value? = nil, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        var value = item
        for part in parts {
            let owner = value
            value = try context.item(part, of: value)
            // The name stands in the template, not in the data, and may be shown.
            if case .undefined = value, let name = part.stringValue, !owner.isUndefined {
                let known = context.undefinedBehaviour == .strict ? owner.attributeNames : []
                value = .undefined(UndefinedValue(name: name, known: known, container: owner))
            }
            if let missing, value.isUndefined { value = missing }
        }
        return value
    }
}

extension Value {
    /// The value to sort by where letter case does not count.
    func foldingCase(unless isCaseSensitive: Bool) -> Value {
        guard !isCaseSensitive, let text = stringValue else { return self }
        return .string(CaseMapping.lower(text))
    }
}
