internal import Diagnostics

/// Python's `pprint.pformat`: keys in order, and one item a line where a value does not fit into 80 columns.
struct PrettyPrinter {
    private var text = ""
    private let context: any CallContext
    private static let width = 80
    private static let depthAtMost = 100

    static func print(_ value: Value, in context: any CallContext) throws(Diagnostic) -> String {
        var printer = PrettyPrinter(context: context)
        try printer.write(try printer.sortingKeys(value), column: 0, reserve: 0, depth: 0)
        return printer.text
    }

    private init(context: any CallContext) { self.context = context }

    /// - Parameters:
    ///   - column: Where the value begins.
    ///   - reserve: How many closing brackets and commas follow it on its last line.
    private mutating func write(_ value: Value, column: Int, reserve: Int, depth: Int) throws(Diagnostic) {
        if depth > Self.depthAtMost {
            throw .wrongValue(
                "filter 'pprint': the value is nested more than \(Self.depthAtMost) deep, or holds itself",
                hint: LimitHint.fixed())
        }
        // Whether the value fits into a line is known after a few lines' worth of it: four bytes make a character at most.
        var line = ValuePrinter(limit: 4 * Self.width)
        line.writeRepr(value)
        let start = String(decoding: line.bytes, as: UTF8.self)
        if !line.isOverLimit, start.codePointCount <= Self.width - column - reserve {
            text += start
            return
        }
        try context.charge(8)
        switch value {
        case .list(let list): try write(list.items, "[", "]", column, reserve, depth)
        case .tuple(let items): try write(items, "(", items.count == 1 ? ",)" : ")", column, reserve, depth)
        case .dict(let dict) where dict.count > 0:
            text += "{"
            for (index, (key, value)) in zip(dict.keys, dict.values).enumerated() {
                if index > 0 { text += ",\n" + spaces(column + 1) }
                let name = try key.repr(in: context) + ": "
                text += name
                let isLast = index == dict.count - 1
                try write(
                    value, column: column + 1 + name.codePointCount, reserve: isLast ? reserve + 1 : 1, depth: depth + 1
                )
            }
            text += "}"
        default: text += try value.repr(in: context)
        }
    }

    private mutating func write(
        _ items: [Value], _ opening: String, _ closing: String, _ column: Int, _ reserve: Int, _ depth: Int
    ) throws(Diagnostic) {
        text += opening
        for (index, item) in items.enumerated() {
            if index > 0 { text += ",\n" + spaces(column + 1) }
            let isLast = index == items.count - 1
            try write(
                item, column: column + 1, reserve: isLast ? reserve + closing.utf8.count : 1, depth: depth + 1)
        }
        text += closing
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// The same value, dictionaries in the order of their keys as far as those have one.
    private func sortingKeys(_ value: Value, depth: Int = 0) throws(Diagnostic) -> Value {
        if depth > Self.depthAtMost { return value }
        // A copy of each value: lists that hold one list many times must not grow without bound.
        try context.charge(100)
        switch value {
        case .dict(let dict):
            let order = (try? StableSort.order(of: dict.keys, in: context)) ?? Array(dict.keys.indices)
            let sorted = DictValue()
            for index in order { sorted.set(dict.keys[index], try sortingKeys(dict.values[index], depth: depth + 1)) }
            return .dict(sorted)
        case .list(let list): return .list(try sortingKeys(list.items, depth))
        case .tuple(let items): return .tuple(try sortingKeys(items, depth))
        default: return value
        }
    }

    private func sortingKeys(_ items: [Value], _ depth: Int) throws(Diagnostic) -> [Value] {
        var sorted: [Value] = []
        for item in items { sorted.append(try sortingKeys(item, depth: depth + 1)) }
        return sorted
    }
}
