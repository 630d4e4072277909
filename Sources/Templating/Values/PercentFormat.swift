internal import Diagnostics

/// Python's `text % values`.
///
/// Source: Python Library Reference, "printf-style String Formatting".
struct PercentFormat {
    private var rest: ArraySlice<UInt8>
    private var result: [UInt8] = []
    /// The values that fields without a name take in turn.
    private let values: [Value]
    private var used = 0
    private let mapping: DictValue?
    /// Whether values left over are forgiven, as Python does for everything that has items.
    private let forgivesExcess: Bool
    private let isMarkup: Bool
    private let context: any CallContext

    /// - Parameter format: A text, or markup, which escapes the values.
    static func format(_ format: Value, _ values: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        let text = format.stringValue ?? ""
        var formatter = PercentFormat(text, values, isMarkup: format.isMarkup, context)
        try formatter.run()
        try context.charge(bytes: formatter.result.count)
        return format.text(like: String(decoding: formatter.result, as: UTF8.self))
    }

    private init(_ text: String, _ values: Value, isMarkup: Bool, _ context: any CallContext) {
        rest = Array(text.utf8)[...]
        self.values = values.tupleItems ?? [values]
        if case .dict(let dict) = values { mapping = dict } else { mapping = nil }
        switch values {
        case .dict, .list, .undefined: forgivesExcess = true
        case .object(let object): forgivesExcess = object is RangeValue
        default: forgivesExcess = false
        }
        self.isMarkup = isMarkup
        self.context = context
    }

    /// One field: `%(name)-08.3f`.
    private struct Field {
        var name: String?
        var isLeft = false
        var sign: String = ""
        var isAlternate = false
        var fillsZeros = false
        var width = 0
        var precision: Int?
    }

    private mutating func run() throws(Diagnostic) {
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                result.append(byte)
                continue
            }
            var field = Field()
            try parse(&field)
            guard let type = rest.popFirst() else { throw .wrongValue("the format ends in an incomplete '%' field") }
            if type == UInt8(ascii: "%") {
                result.append(type)
                continue
            }
            result.append(contentsOf: try convert(type, field).utf8)
            let limit = context.limits.stringBytes
            if result.count > limit { throw .limit(.text, "a text", limit, "bytes") }
        }
        if used < values.count, !forgivesExcess {
            throw Diagnostic(.wrongArguments, "the format has fewer '%' fields than values")
        }
    }

    // MARK: - Parsing

    private mutating func parse(_ field: inout Field) throws(Diagnostic) {
        if rest.first == UInt8(ascii: "(") {
            rest.removeFirst()
            var depth = 1
            var name: [UInt8] = []
            while depth > 0 {
                guard let byte = rest.popFirst() else { throw .wrongValue("a '%(' in the format without its ')'") }
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                if depth > 0 { name.append(byte) }
            }
            field.name = String(decoding: name, as: UTF8.self)
        }
        parseFlags(&field)
        let width = try number()
        field.isLeft = field.isLeft || width ?? 0 < 0
        field.width = abs(width ?? 0)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            field.precision = max(0, try number() ?? 0)
        }
        if let byte = rest.first, "hlL".utf8.contains(byte) { rest.removeFirst() }
    }

    private mutating func parseFlags(_ field: inout Field) {
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "-"): field.isLeft = true
            case UInt8(ascii: "+"): field.sign = "+"
            case UInt8(ascii: " "): if field.sign.isEmpty { field.sign = " " }
            case UInt8(ascii: "#"): field.isAlternate = true
            case UInt8(ascii: "0"): field.fillsZeros = true
            default: return
            }
            rest.removeFirst()
        }
    }

    /// A width or a precision, or the value that a `*` takes in its place.
    private mutating func number() throws(Diagnostic) -> Int? {
        let limit = context.limits.repeatBytes
        var number: Int?
        if rest.first == UInt8(ascii: "*") {
            rest.removeFirst()
            number = try next().intValue
            if number == nil { throw .wrongType("'*' in a format needs a whole number") }
        }
        while let byte = rest.first, (0x30...0x39).contains(byte), number ?? 0 <= limit {
            number = (number ?? 0) * 10 + Int(byte) - 0x30
            rest.removeFirst()
        }
        if let number, number.magnitude > limit.magnitude {
            throw .limit(.repetition, "a formatted value", limit, "bytes")
        }
        return number
    }

    private mutating func next() throws(Diagnostic) -> Value {
        guard used < values.count else {
            throw Diagnostic(.wrongArguments, "the format has more '%' fields than values")
        }
        used += 1
        return values[used - 1]
    }

    private mutating func value(of field: Field) throws(Diagnostic) -> Value {
        guard let name = field.name else { return try next() }
        guard let mapping else { throw .wrongType("'%(\(name))' in a format needs a dictionary") }
        guard let value = mapping[name] else {
            let hint = NearestName.of(name, among: mapping.keys.compactMap(\.stringValue)).map {
                "did you mean '\($0)'?"
            }
            throw Diagnostic(.wrongArguments, "the format got no value for '\(name)'", hint: hint)
        }
        return value
    }

    // MARK: - Conversion

    private mutating func convert(_ type: UInt8, _ field: Field) throws(Diagnostic) -> String {
        let value = try value(of: field)
        switch type {
        case UInt8(ascii: "s"): return pad(truncate(try text(value), field), field)
        case UInt8(ascii: "r"), UInt8(ascii: "a"):
            var repr = try value.repr(in: context)
            if type == UInt8(ascii: "a") { repr = PythonString.ascii(repr) }
            return pad(truncate(isMarkup ? try context.escape(repr) : repr, field), field)
        case UInt8(ascii: "c"): return pad(try character(value), field)
        case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"):
            return number(try whole(value), radix: 10, prefix: "", field)
        case UInt8(ascii: "o"): return number(try exact(value, "o"), radix: 8, prefix: "0o", field)
        case UInt8(ascii: "x"): return number(try exact(value, "x"), radix: 16, prefix: "0x", field)
        case UInt8(ascii: "X"): return CaseMapping.upper(number(try exact(value, "X"), radix: 16, prefix: "0X", field))
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "g"),
            UInt8(ascii: "G"):
            return try decimal(value, type, field)
        default:
            throw .wrongValue("'%\(String(decoding: [type], as: UTF8.self))' is not a field of a format")
        }
    }

    private func text(_ value: Value) throws(Diagnostic) -> String {
        if isMarkup, !value.isMarkup { return try context.escape(try value.text(in: context)) }
        return try value.text(in: context)
    }

    private func truncate(_ text: String, _ field: Field) -> String {
        guard let precision = field.precision, precision < text.codePointCount else { return text }
        return text.codePoints(from: 0, to: precision)
    }

    private func pad(_ text: String, _ field: Field) -> String {
        let missing = field.width - text.codePointCount
        guard missing > 0 else { return text }
        let spaces = String(repeating: " ", count: missing)
        return field.isLeft ? text + spaces : spaces + text
    }

    private func character(_ value: Value) throws(Diagnostic) -> String {
        if let text = value.stringValue, text.unicodeScalars.count == 1 { return text }
        if let scalar = value.intValue.flatMap({ UInt32(exactly: $0) }).flatMap(Unicode.Scalar.init) {
            return String(scalar)
        }
        throw .wrongType("'%c' needs one character or its number")
    }

    private func whole(_ value: Value) throws(Diagnostic) -> Int {
        if let number = value.intValue { return number }
        if case .float(let number) = value {
            guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .overflow("'%d'") }
            return whole
        }
        if case .undefined(let undefined) = value { throw undefined.diagnostic }
        throw .wrongType("'%d' needs a number, found '\(value.typeName)'")
    }

    private func exact(_ value: Value, _ type: String) throws(Diagnostic) -> Int {
        if let number = value.intValue { return number }
        if case .undefined(let undefined) = value { throw undefined.diagnostic }
        throw .wrongType("'%\(type)' needs a whole number, found '\(value.typeName)'")
    }

    private func number(_ number: Int, radix: Int, prefix: String, _ field: Field) -> String {
        var digits = String(number.magnitude, radix: radix)
        if let precision = field.precision {
            digits = String(repeating: "0", count: max(0, precision - digits.utf8.count)) + digits
        }
        return fill(number < 0 ? "-" : field.sign, field.isAlternate ? prefix : "", digits, field)
    }

    private func decimal(_ value: Value, _ type: UInt8, _ field: Field) throws(Diagnostic) -> String {
        guard let number = value.doubleValue else {
            if case .undefined(let undefined) = value { throw undefined.diagnostic }
            throw .wrongType("'%f' needs a number, found '\(value.typeName)'")
        }
        let precision = field.precision ?? 6
        let magnitude = number.magnitude
        let isUpper = type < UInt8(ascii: "a")
        var text: String
        switch type | 0x20 {
        case _ where !number.isFinite: text = number.isNaN ? "nan" : "inf"
        case UInt8(ascii: "e"):
            text = DecimalText.scientific(magnitude, precision: precision, alternate: field.isAlternate)
        case UInt8(ascii: "f"): text = DecimalText.fixed(magnitude, precision: precision, alternate: field.isAlternate)
        default: text = DecimalText.general(magnitude, precision: precision, alternate: field.isAlternate)
        }
        if isUpper { text = CaseMapping.upper(text) }
        return fill(number.sign == .minus && !number.isNaN ? "-" : field.sign, "", text, field)
    }

    private func fill(_ sign: String, _ prefix: String, _ digits: String, _ field: Field) -> String {
        let missing = field.width - sign.utf8.count - prefix.utf8.count - digits.utf8.count
        if field.fillsZeros, !field.isLeft, missing > 0 {
            return sign + prefix + String(repeating: "0", count: missing) + digits
        }
        return pad(sign + prefix + digits, field)
    }
}
