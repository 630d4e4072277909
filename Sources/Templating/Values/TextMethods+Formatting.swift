internal import Diagnostics

extension TextMethods {
    static let formatting: [BuiltIn] = [
        BuiltIn("format") { (value, arguments, context) throws(Diagnostic) -> Value in
            var formatter = BraceFormatter(arguments, escapes: value.isMarkup, context)
            return value.text(like: try formatter.format(value.stringValue ?? ""))
        },
        .method("format_map", ["mapping"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            guard case .dict(let dict) = arguments.required(0) else {
                throw arguments.wrongType("mapping", "a dictionary", arguments.required(0))
            }
            let keywords = zip(dict.keys, dict.values).compactMap { key, value in key.stringValue.map { ($0, value) } }
            var formatter = BraceFormatter(CallArguments([], keywords: keywords), escapes: value.isMarkup, context)
            return value.text(like: try formatter.format(value.stringValue ?? ""))
        },
    ]
}

/// Python's `str.format`: texts with fields such as `{0}`, `{name!r:>10}`, `{0[key].attribute}`.
private struct BraceFormatter {
    private let arguments: CallArguments
    private let escapes: Bool
    private let context: any CallContext
    /// The number of the next field without a name; `nil` once fields with numbers have been used.
    private var nextNumber: Int? = 0
    private var usedNumbers = false

    init(_ arguments: CallArguments, escapes: Bool, _ context: any CallContext) {
        self.arguments = arguments
        self.escapes = escapes
        self.context = context
    }

    /// - Parameter depth: 0 for the text, 1 for a format within a field, which may hold fields too.
    mutating func format(_ text: String, depth: Int = 0) throws(Diagnostic) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == Self.opening || byte == Self.closing else {
                result.append(byte)
                continue
            }
            if depth == 0, rest.first == byte {
                rest.removeFirst()
                result.append(byte)
            } else if byte == Self.closing {
                throw .wrongValue("a single '}' in a format: write '}}' for the character")
            } else {
                result.append(contentsOf: try field(&rest, depth).utf8)
                let limit = context.limits.stringBytes
                if result.count > limit { throw .limit(.text, "a text", limit, "bytes") }
            }
        }
        try context.charge(bytes: result.count)
        return String(decoding: result, as: UTF8.self)
    }

    private static let opening = UInt8(ascii: "{")
    private static let closing = UInt8(ascii: "}")

    /// Reads and formats one field, whose `{` was read.
    private mutating func field(_ rest: inout ArraySlice<UInt8>, _ depth: Int) throws(Diagnostic) -> String {
        var end = rest.startIndex
        var open = 1
        while true {
            guard end < rest.endIndex else {
                throw .wrongValue("a '{' in a format without its '}': write '{{' for the character")
            }
            if rest[end] == Self.opening { open += 1 }
            if rest[end] == Self.closing { open -= 1 }
            if open == 0 { break }
            end += 1
        }
        let inside = rest[..<end]
        rest = rest[(end + 1)...]
        if depth > 1 { throw .wrongValue("the fields of a format are nested too deep") }
        // A bracket may hold any character, also a colon.
        var isInBrackets = false
        let nameEnd =
            inside.firstIndex { byte in
                if byte == UInt8(ascii: "[") { isInBrackets = true }
                if byte == UInt8(ascii: "]") { isInBrackets = false }
                return !isInBrackets && (byte == UInt8(ascii: "!") || byte == UInt8(ascii: ":"))
            } ?? end
        var tail = inside[nameEnd...]
        let conversion = try Self.conversion(&tail)
        // The value comes first: it takes its number before the fields in its format take theirs.
        let value = try value(String(decoding: inside[..<nameEnd], as: UTF8.self))
        var spec = ""
        if tail.first == UInt8(ascii: ":") {
            spec = String(decoding: tail.dropFirst(), as: UTF8.self)
            if spec.utf8.contains(where: { $0 == Self.opening || $0 == Self.closing }) {
                spec = try format(spec, depth: depth + 1)
            }
        }
        return try self.text(of: value, conversion, spec)
    }

    private static func conversion(_ tail: inout ArraySlice<UInt8>) throws(Diagnostic) -> Unicode.Scalar? {
        guard tail.first == UInt8(ascii: "!") else { return nil }
        tail.removeFirst()
        guard let letter = tail.popFirst(), "rsa".utf8.contains(letter),
            tail.isEmpty || tail.first == UInt8(ascii: ":")
        else { throw .wrongValue("the conversions of a format are '!r' and '!s'") }
        return Unicode.Scalar(letter)
    }

    private func text(of value: Value, _ conversion: Unicode.Scalar?, _ spec: String) throws(Diagnostic) -> String {
        var value = value
        if conversion == "s" { value = .string(try value.text(in: context)) }
        if conversion == "r" { value = .string(try value.repr(in: context)) }
        if conversion == "a" { value = .string(PythonString.ascii(try value.repr(in: context))) }
        guard escapes else { return try ValueFormatter.format(value, spec, in: context) }
        if case .markup(let text) = value {
            if !spec.isEmpty { throw .wrongValue("markup takes no format") }
            return text
        }
        return try context.escape(try ValueFormatter.format(value, spec, in: context))
    }

    private mutating func value(_ path: String) throws(Diagnostic) -> Value {
        let scalars = path.unicodeScalars
        let first = scalars.prefix { $0 != "." && $0 != "[" }
        var value = try argument(String(first))
        var rest = scalars[first.endIndex...]
        while let mark = rest.popFirst() {
            if mark == "." {
                let name = rest.prefix { $0 != "." && $0 != "[" }
                value = try found(try context.attribute(String(name), of: value))
                rest = rest[name.endIndex...]
            } else {
                let key = rest.prefix { $0 != "]" }
                guard mark == "[", key.endIndex < rest.endIndex else {
                    throw .wrongValue("'\(path)' is not a field name")
                }
                let name = String(key)
                let isNumber = !key.isEmpty && key.allSatisfy { ("0"..."9").contains($0) }
                value = try found(
                    try context.item(isNumber ? Int(name).map(Value.int) ?? .string(name) : .string(name), of: value))
                rest = rest[key.endIndex...].dropFirst()
            }
        }
        return value
    }

    private func found(_ value: Value) throws(Diagnostic) -> Value {
        if case .undefined(let undefined) = value { throw undefined.diagnostic }
        return value
    }

    private mutating func argument(_ name: String) throws(Diagnostic) -> Value {
        let isNumber = !name.isEmpty && name.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard name.isEmpty || isNumber else {
            if let value = arguments.keywords.first(where: { $0.name == name })?.value { return value }
            let hint = NearestName.of(name, among: arguments.keywords.map(\.name)).map { "did you mean '\($0)'?" }
            throw Diagnostic(.wrongArguments, "method 'format' got no value for '\(name)'", hint: hint)
        }
        var number = Int(name) ?? .max
        if name.isEmpty {
            guard let next = nextNumber else { throw Self.mixed }
            usedNumbers = true
            number = next
            nextNumber = next + 1
        } else {
            if usedNumbers { throw Self.mixed }
            nextNumber = nil
        }
        guard number < arguments.positional.count else {
            throw Diagnostic(.wrongArguments, "method 'format' has more fields than values")
        }
        return arguments.positional[number]
    }

    private static var mixed: Diagnostic { .wrongValue("a format cannot mix '{}' with numbered fields such as '{0}'") }
}
