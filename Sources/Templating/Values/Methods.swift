/// The methods of text, lists, dictionaries, tuples and numbers.
package enum Methods {
    /// A method as a value that can be called; `nil` if the type has none of that name.
    package static func lookup(_ name: String, on value: Value) -> Value? {
        builtIn(name, on: value).map { .object(BoundFunction($0, receiver: value)) }
    }

    /// The method itself, for a call without a value in between.
    package static func builtIn(_ name: String, on value: Value) -> BuiltIn? {
        switch value {
        case .string: TextMethods.all[name]
        case .markup: TextMethods.all[name] ?? MarkupMethods.all[name]
        case .list: ListMethods.all[name]
        case .tuple: TupleMethods.all[name]
        case .dict: DictMethods.all[name]
        case .int, .bool: NumberMethods.ofInt[name]
        case .float: NumberMethods.ofFloat[name]
        case .object(let object) where object is GroupValue || object is RangeValue: TupleMethods.all[name]
        case .none, .undefined, .object: nil
        }
    }

    /// Whether `name` is a method of dictionaries, and so hides a key in `value.name`. Faster than a look into the table,
    /// which most attributes of data would make in vain.
    package static func isDictMethod(_ name: String) -> Bool {
        switch name {
        case "items", "keys", "values", "get", "pop", "copy", "clear", "update", "popitem", "setdefault", "fromkeys":
            true
        default: false
        }
    }

    static func table(_ methods: [BuiltIn]) -> [String: BuiltIn] {
        Dictionary(methods.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
