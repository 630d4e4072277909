extension Value {
    /// What Python calls the type, for messages.
    package var typeName: String {
        switch self {
        case .undefined: "Undefined"
        case .none: "NoneType"
        case .bool: "bool"
        case .int: "int"
        case .float: "float"
        case .string: "str"
        case .markup: "Markup"
        case .tuple: "tuple"
        case .list: "list"
        case .dict: "dict"
        case .object(let object): object.typeName
        }
    }

    package var isUndefined: Bool {
        if case .undefined = self { return true }
        return false
    }

    package var isNone: Bool {
        if case .none = self { return true }
        return false
    }

    /// Whether the value is text, escaped or not.
    package var isText: Bool { stringValue != nil }

    /// The text of a string or of markup; `nil` for everything else.
    package var stringValue: String? {
        switch self {
        case .string(let text), .markup(let text): text
        default: nil
        }
    }

    package var isMarkup: Bool {
        if case .markup = self { return true }
        return false
    }

    /// The value of an `int`, or of a `bool` as Python counts it; `nil` for everything else.
    package var intValue: Int? {
        switch self {
        case .int(let number): number
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }

    /// Any number as a `float`; `nil` for everything else.
    package var doubleValue: Double? {
        switch self {
        case .int(let number): Double(number)
        case .bool(let flag): flag ? 1 : 0
        case .float(let number): number
        default: nil
        }
    }

    /// A text of the same kind: markup stays markup.
    func text(like text: String) -> Value { isMarkup ? .markup(text) : .string(text) }
}
