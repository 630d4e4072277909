/// Writes values as Python's `str()` and `repr()` do.
///
/// Works without recursion, so that no depth of data exhausts the stack, and stops at a limit of bytes.
struct ValuePrinter {
    private(set) var bytes: [UInt8] = []
    private(set) var isOverLimit = false
    private let limit: Int
    /// The containers being written, outermost first.
    private var open: [Container] = []
    /// The lists and dictionaries among them: one that holds itself prints as `[...]`.
    private var openIdentities: Set<ObjectIdentifier> = []

    private struct Container {
        var keys: [Value]?
        var values: [Value]
        var next = 0
        var closing: String
        var identity: ObjectIdentifier?
    }

    init(limit: Int) { self.limit = limit }

    mutating func writeRepr(_ value: Value) {
        begin(value)
        while var container = open.popLast() {
            guard container.next < container.values.count else {
                append(container.closing)
                if let identity = container.identity { openIdentities.remove(identity) }
                continue
            }
            guard bytes.count <= limit else {
                isOverLimit = true
                return
            }
            let index = container.next
            container.next += 1
            open.append(container)
            if index > 0 { append(", ") }
            if let keys = container.keys {
                // A key is a scalar or a tuple of such, whose depth is bounded where tuples are made.
                writeKey(keys[index])
                append(": ")
            }
            begin(container.values[index])
        }
        isOverLimit = isOverLimit || bytes.count > limit
    }

    private mutating func writeKey(_ key: Value) {
        var printer = ValuePrinter(limit: limit)
        printer.writeRepr(key)
        bytes.append(contentsOf: printer.bytes)
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Writes a scalar, or the opening of a container, whose items follow in the loop.
    private mutating func begin(_ value: Value) {
        switch value {
        case .undefined: append("Undefined")
        case .none: append("None")
        case .bool(let flag): append(flag ? "True" : "False")
        case .int(let number): append(String(number))
        case .float(let number): append(FloatText.shortest(number))
        case .string(let text): PythonString.appendRepr(of: text, to: &bytes)
        case .markup(let text):
            append("Markup(")
            PythonString.appendRepr(of: text, to: &bytes)
            append(")")
        case .tuple(let items): beginTuple(items)
        case .list(let list): begin(list)
        case .dict(let dict): begin(dict, "{", "}")
        case .object(let object): begin(object)
        }
    }

    private mutating func beginTuple(_ items: [Value]) {
        append("(")
        open.append(Container(values: items, closing: items.count == 1 ? ",)" : ")"))
    }

    private mutating func begin(_ list: ListValue) {
        let identity = ObjectIdentifier(list)
        guard openIdentities.insert(identity).inserted else { return append("[...]") }
        append("[")
        open.append(Container(values: list.items, closing: "]", identity: identity))
    }

    private mutating func begin(_ dict: DictValue, _ opening: String, _ closing: String) {
        let identity = ObjectIdentifier(dict)
        guard openIdentities.insert(identity).inserted else { return append("{...}") }
        append(opening)
        open.append(Container(keys: dict.keys, values: dict.values, closing: closing, identity: identity))
    }

    private mutating func begin(_ object: any ObjectValue) {
        switch object {
        case let view as DictView:
            append("\(view.typeName)([")
            open.append(Container(values: view.items, closing: "])"))
        case let namespace as NamespaceValue: begin(namespace.contents, "<Namespace {", "}>")
        case let group as GroupValue: beginTuple(group.items)
        case let object as any PrintableObject: append(object.printed.stringValue ?? "")
        default: append("<\(object.typeName)>")
        }
    }
}
