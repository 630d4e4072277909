package import Templating

/// Writes values as JSON: the same value gives the same text everywhere.
///
/// Made for what this program says about its own work (manifests, sidecars, answers). What JSON cannot hold is `null`:
/// undefined values, objects that print as no text, numbers that are not finite, and anything nested deeper than ``maximumDepth``.
package struct JSONWriter {
    package enum Layout: Sendable {
        /// On one line, with no space.
        case compact
        /// One item a line, indented by two spaces, a line feed at the end.
        case pretty
    }

    package static let maximumDepth = 512

    private let layout: Layout
    private var text: [UInt8] = []

    package static func write(_ value: Value, _ layout: Layout = .compact) -> String {
        var writer = JSONWriter(layout: layout)
        writer.write(value, depth: 0)
        if layout == .pretty { writer.text.append(UInt8(ascii: "\n")) }
        return String(decoding: writer.text, as: UTF8.self)
    }

    /// An object on one line, as ``write(_:_:)`` writes a dictionary of these pairs. Its keys must differ; nothing is looked up
    /// in it, so no dictionary is made.
    package static func object(_ pairs: [(String, Value)]) -> String {
        var writer = JSONWriter(layout: .compact)
        writer.append("{")
        for (index, (key, value)) in pairs.enumerated() {
            if index > 0 { writer.append(",") }
            writer.write(key)
            writer.append(":")
            writer.write(value, depth: 1)
        }
        writer.append("}")
        return String(decoding: writer.text, as: UTF8.self)
    }

    /// The text as a JSON string, quotes included.
    package static func quoted(_ text: String) -> String {
        var writer = JSONWriter(layout: .compact)
        writer.write(text)
        return String(decoding: writer.text, as: UTF8.self)
    }

    private init(layout: Layout) { self.layout = layout }

    private mutating func write(_ value: Value, depth: Int) {
        switch value {
        case .bool(let flag): append(flag ? "true" : "false")
        case .int(let number): append(String(number))
        case .float(let number): append(number.isFinite ? number.description : "null")
        case .string(let string), .markup(let string): write(string)
        case .tuple(let items): write(items, depth: depth)
        case .list(let list): write(list.items, depth: depth)
        case .dict(let dict): write(dict, depth: depth)
        case .object(let object):
            if let printable = object as? any PrintableObject, case .string(let string) = printable.printed {
                write(string)
            } else {
                append("null")
            }
        case .none, .undefined: append("null")
        }
    }

    private mutating func write(_ items: [Value], depth: Int) {
        guard depth < Self.maximumDepth else { return append("null") }
        guard !items.isEmpty else { return append("[]") }
        append("[")
        for (index, item) in items.enumerated() {
            if index > 0 { append(",") }
            breakLine(depth + 1)
            write(item, depth: depth + 1)
        }
        breakLine(depth)
        append("]")
    }

    private mutating func write(_ dict: DictValue, depth: Int) {
        guard depth < Self.maximumDepth else { return append("null") }
        guard dict.count > 0 else { return append("{}") }
        append("{")
        for index in dict.keys.indices {
            if index > 0 { append(",") }
            breakLine(depth + 1)
            write(Self.keyText(dict.keys[index]))
            append(layout == .pretty ? ": " : ":")
            write(dict.values[index], depth: depth + 1)
        }
        breakLine(depth)
        append("}")
    }

    /// Keys that are not text are written as Python's `json` does.
    private static func keyText(_ key: Value) -> String {
        switch key {
        case .string(let text), .markup(let text): text
        case .int(let number): String(number)
        case .float(let number): number.description
        case .bool(let flag): flag ? "true" : "false"
        default: "null"
        }
    }

    private mutating func breakLine(_ depth: Int) {
        guard layout == .pretty else { return }
        text.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { append("  ") }
    }

    private mutating func append(_ string: String) { text.append(contentsOf: string.utf8) }

    private mutating func write(_ string: String) {
        text.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                append("\\u00")
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
