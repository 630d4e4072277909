internal import Diagnostics

/// Python's `format(value, spec)`.
enum ValueFormatter {
    static func format(_ value: Value, _ text: String, in context: any CallContext) throws(Diagnostic) -> String {
        let spec = try FormatSpec(parsing: text, limit: context.limits.repeatBytes)
        try context.charge(bytes: spec.width + (spec.precision ?? 0))
        if spec.isEmpty { return try value.text(in: context) }
        switch value {
        case .string(let text), .markup(let text): return try format(text, spec)
        case .int(let number): return try format(number, spec)
        case .bool(let flag): return try format(flag ? 1 : 0, spec)
        case .float(let number): return try format(number, spec)
        case .undefined(let undefined): throw undefined.diagnostic
        default: throw .wrongType("a value of type '\(value.typeName)' takes no format")
        }
    }

    private static func unknown(_ spec: FormatSpec, _ type: String) -> Diagnostic {
        .wrongValue("unknown format '\(spec.type.map { String($0) } ?? "")' for a value of type '\(type)'")
    }

    private static func format(_ text: String, _ spec: FormatSpec) throws(Diagnostic) -> String {
        guard spec.type == nil || spec.type == "s" else { throw unknown(spec, "str") }
        guard !spec.hasSign, !spec.isAlternate, spec.grouping == nil, spec.alignment != .afterSign else {
            throw .wrongValue("the format is for numbers, not for text")
        }
        var text = text
        if let precision = spec.precision, precision < text.codePointCount {
            text = text.codePoints(from: 0, to: precision)
        }
        return spec.padded(text, default: .left)
    }

    // MARK: - Whole numbers

    private static func format(_ number: Int, _ spec: FormatSpec) throws(Diagnostic) -> String {
        switch spec.type {
        case nil, "d", "n": return try integer(number, radix: 10, prefix: "", spec)
        case "b": return try integer(number, radix: 2, prefix: "0b", spec)
        case "o": return try integer(number, radix: 8, prefix: "0o", spec)
        case "x": return try integer(number, radix: 16, prefix: "0x", spec)
        case "X": return try integer(number, radix: 16, prefix: "0X", spec)
        case "c":
            guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init), !spec.hasSign,
                spec.precision == nil
            else { throw .wrongValue("format 'c' needs the number of a character") }
            return spec.padded(String(scalar), default: .right)
        case "e", "E", "f", "F", "g", "G", "%": return try format(Double(number), spec)
        default: throw unknown(spec, "int")
        }
    }

    private static func integer(
        _ number: Int, radix: Int, prefix: String, _ spec: FormatSpec
    ) throws(Diagnostic) -> String {
        if spec.precision != nil { throw .wrongValue("a format for whole numbers has no precision") }
        if spec.grouping == ",", radix != 10 { throw .wrongValue("',' is for decimal numbers only") }
        let digits = String(number.magnitude, radix: radix, uppercase: spec.type == "X")
        return assemble(
            sign: sign(number < 0, spec), prefix: spec.isAlternate ? prefix : "", digits: digits, rest: "", spec,
            group: radix == 10 ? 3 : 4)
    }

    private static func sign(_ isNegative: Bool, _ spec: FormatSpec) -> String {
        isNegative ? "-" : spec.sign == "-" ? "" : String(spec.sign)
    }

    /// Puts the parts of a number together: grouped, filled up to the width.
    private static func assemble(
        sign: String, prefix: String, digits: String, rest: String, _ spec: FormatSpec, group: Int
    ) -> String {
        var digits = digits
        let others = sign.utf8.count + prefix.utf8.count + rest.utf8.count
        let fillsZeros = spec.alignsZeros || spec.alignment == .afterSign && spec.fill == "0"
        if fillsZeros {
            let count = digitCount(
                filling: spec.width - others, atLeast: digits.utf8.count, spec.grouping == nil ? 0 : group)
            digits = String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
        }
        if let grouping = spec.grouping { digits = grouped(digits, by: group, with: grouping) }
        if spec.alignment == .afterSign, !fillsZeros {
            let missing = max(0, spec.width - others - digits.utf8.count)
            return sign + prefix + String(repeating: String(spec.fill), count: missing) + digits + rest
        }
        return spec.padded(sign + prefix + digits + rest, default: .right)
    }

    /// How many digits, with their separators, are at least `width` characters.
    private static func digitCount(filling width: Int, atLeast least: Int, _ group: Int) -> Int {
        guard group > 0 else { return max(width, least) }
        var count = max(least, 1)
        while count + (count - 1) / group < width { count += 1 }
        return count
    }

    static func grouped(_ digits: String, by group: Int, with separator: Unicode.Scalar) -> String {
        var result: [UInt8] = []
        let count = digits.utf8.count
        for (index, byte) in digits.utf8.enumerated() {
            if index > 0, (count - index) % group == 0 { result.append(separator) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: - Decimal numbers

    private static func format(_ number: Double, _ spec: FormatSpec) throws(Diagnostic) -> String {
        let isUpper = spec.type == "E" || spec.type == "F" || spec.type == "G"
        if let type = spec.type, !"eEfFgGn%".unicodeScalars.contains(type) { throw unknown(spec, "float") }
        guard number.isFinite else {
            let word = (number.isNaN ? "nan" : "inf") + (spec.type == "%" ? "%" : "")
            // Zeros would make a number of it; CPython fills with them all the same.
            return assemble(
                sign: sign(number < 0, spec), prefix: "", digits: isUpper ? CaseMapping.upper(word) : word, rest: "",
                withoutGrouping(spec), group: 3)
        }
        var text = try magnitude(number.magnitude, spec)
        if isUpper { text = CaseMapping.upper(text) }
        let whole = text.prefix { ("0"..."9").contains($0) }
        var isNegative = number.sign == .minus
        if spec.noNegativeZero, !text.utf8.contains(where: { (0x31...0x39).contains($0) }) { isNegative = false }
        return assemble(
            sign: sign(isNegative, spec), prefix: "", digits: String(whole), rest: String(text[whole.endIndex...]),
            spec,
            group: 3)
    }

    private static func withoutGrouping(_ spec: FormatSpec) -> FormatSpec {
        var spec = spec
        spec.grouping = nil
        return spec
    }

    private static func magnitude(_ number: Double, _ spec: FormatSpec) throws(Diagnostic) -> String {
        let precision = spec.precision ?? 6
        let alternate = spec.isAlternate
        switch spec.type {
        case "f", "F": return DecimalText.fixed(number, precision: precision, alternate: alternate)
        case "e", "E": return DecimalText.scientific(number, precision: precision, alternate: alternate)
        case "g", "G", "n": return DecimalText.general(number, precision: precision, alternate: alternate)
        case "%": return DecimalText.fixed(number * 100, precision: precision, alternate: alternate) + "%"
        case nil:
            guard let precision = spec.precision else { return FloatText.shortest(number) }
            return general(number, precision: max(1, precision))
        default: throw unknown(spec, "float")
        }
    }

    /// The type's own form with a precision: as `g`, but with at least one digit after the point, and an exponent one digit
    /// earlier.
    private static func general(_ number: Double, precision: Int) -> String {
        let scientific = DecimalText.scientific(number, precision: precision - 1)
        let parts = scientific.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return scientific }
        var digits = Array(parts[0].utf8.filter { $0 != UInt8(ascii: ".") })
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if exponent < -4 || exponent >= precision - 1 {
            return FloatText.scientific(digits, exponent: exponent)
        }
        if exponent < 0 {
            return "0." + String(repeating: "0", count: -exponent - 1) + String(decoding: digits, as: UTF8.self)
        }
        while digits.count < exponent + 2 { digits.append(UInt8(ascii: "0")) }
        digits.insert(UInt8(ascii: "."), at: exponent + 1)
        return String(decoding: digits, as: UTF8.self)
    }
}
