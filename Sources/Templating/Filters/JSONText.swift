internal import Diagnostics

/// JSON as Jinja2's `tojson` writes it: keys sorted, everything beyond ASCII as `\u` escapes, and no character that could
/// end a script or an attribute of HTML.
struct JSONText {
    private var bytes: [UInt8] = []
    private let indent: [UInt8]?
    private let context: any CallContext
    private static let depthAtMost = 200

    static func of(_ value: Value, indent: String?, in context: any CallContext) throws(Diagnostic) -> String {
        var text = JSONText(indent: indent, context: context)
        try text.write(value, depth: 0)
        try context.charge(bytes: text.bytes.count)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private init(indent: String?, context: any CallContext) {
        self.indent = indent.map { indent in
            // A text as indent must not break out of a script either.
            Array(indent.utf8.filter { !"<>&'".utf8.contains($0) })
        }
        self.context = context
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func write(_ value: Value, depth: Int) throws(Diagnostic) {
        if depth > Self.depthAtMost {
            throw .wrongValue(
                "filter 'tojson': the value is nested more than \(Self.depthAtMost) deep, or holds itself",
                hint: LimitHint.fixed())
        }
        let limit = context.limits.stringBytes
        if bytes.count > limit { throw .limit(.text, "a text", limit, "bytes") }
        switch value {
        case .none, .bool, .int, .float: append(Self.scalar(value))
        case .string(let text), .markup(let text): write(text)
        case .list(let list): try write(list.items, depth)
        case .tuple(let items): try write(items, depth)
        case .object(let group as GroupValue): try write(group.items, depth)
        case .dict(let dict): try write(dict, depth)
        case .undefined(let undefined): throw undefined.diagnostic
        case .object: throw .wrongType("filter 'tojson' cannot write a value of type '\(value.typeName)'")
        }
    }

    private static func scalar(_ value: Value) -> String {
        switch value {
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .float(let number):
            if number.isFinite { return FloatText.shortest(number) }
            return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
        default: return "null"
        }
    }

    private mutating func lineBreak(_ depth: Int) {
        guard let indent else { return }
        append("\n")
        for _ in 0..<depth { bytes.append(contentsOf: indent) }
    }

    private mutating func write(_ items: [Value], _ depth: Int) throws(Diagnostic) {
        append("[")
        for (index, item) in items.enumerated() {
            if index > 0 { append(indent == nil ? ", " : ",") }
            lineBreak(depth + 1)
            try write(item, depth: depth + 1)
        }
        if !items.isEmpty { lineBreak(depth) }
        append("]")
    }

    private mutating func write(_ dict: DictValue, _ depth: Int) throws(Diagnostic) {
        append("{")
        let keys = dict.keys
        for (place, index) in try StableSort.order(of: keys, in: context).enumerated() {
            if place > 0 { append(indent == nil ? ", " : ",") }
            lineBreak(depth + 1)
            switch keys[index] {
            case .string(let text), .markup(let text): write(text)
            case .none, .bool, .int, .float: append("\"" + Self.scalar(keys[index]) + "\"")
            default: throw .wrongType("filter 'tojson': a key is of type '\(keys[index].typeName)'")
            }
            append(": ")
            try write(dict.values[index], depth: depth + 1)
        }
        if dict.count > 0 { lineBreak(depth) }
        append("}")
    }

    private mutating func write(_ text: String) {
        append("\"")
        for unit in text.utf16 {
            switch unit {
            case 0x22: append("\\\"")
            case 0x5C: append("\\\\")
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case 0x08: append("\\b")
            case 0x0C: append("\\f")
            case 0x3C, 0x3E, 0x26, 0x27, ..<0x20, 0x7F...: appendEscape(unit)
            default: bytes.append(UInt8(truncatingIfNeeded: unit))
            }
        }
        append("\"")
    }

    private mutating func appendEscape(_ unit: UInt16) {
        let digits = Array("0123456789abcdef".utf8)
        append("\\u")
        for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> shift) & 15]) }
    }
}
