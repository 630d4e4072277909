internal import Diagnostics

/// Filters about numbers.
enum NumberFilters {
    static let all: [BuiltIn] = [
        .filter("abs") { (value, _, _) throws(Diagnostic) in
            if let number = value.intValue {
                if number == .min { throw .overflow("'abs'") }
                return .int(abs(number))
            }
            if case .float(let number) = value { return .float(number.magnitude) }
            throw notANumber(value, "abs")
        },
        .filter("int", ["default", "base"]) { (value, arguments, _) throws(Diagnostic) in
            let base = try arguments.int(1, "base", default: 10)
            return try integer(value, base) ?? arguments[0] ?? .int(0)
        },
        .filter("float", ["default"]) { (value, arguments, _) throws(Diagnostic) in
            if let number = value.doubleValue { return .float(number) }
            if case .undefined(let undefined) = value { throw undefined.diagnostic }
            return value.stringValue.flatMap(NumberText.double).map(Value.float) ?? arguments[0] ?? .float(0)
        },
        .filter("round", ["precision", "method"], round),
        .filter("filesizeformat", ["binary"]) { (value, arguments, context) throws(Diagnostic) in
            guard let bytes = value.doubleValue ?? value.stringValue.flatMap(NumberText.double) else {
                throw notANumber(value, "filesizeformat")
            }
            return .string(fileSize(bytes, isBinary: try arguments.bool(0, default: false, in: context)))
        },
    ]

    static func notANumber(_ value: Value, _ filter: String) -> Diagnostic {
        if case .undefined(let undefined) = value { return undefined.diagnostic }
        return .wrongType("filter '\(filter)' expected a number, found '\(value.typeName)'")
    }

    /// `nil` where Python fails and the filter falls back to its default.
    private static func integer(_ value: Value, _ base: Int) throws(Diagnostic) -> Value? {
        if let number = value.intValue { return .int(number) }
        if case .undefined(let undefined) = value { throw undefined.diagnostic }
        if case .float(let number) = value {
            if number.isNaN { return nil }
            guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .overflow("'int'") }
            return .int(whole)
        }
        guard let text = value.stringValue else { return nil }
        switch NumberText.integer(text, base: base) {
        case .number(let number): return .int(number)
        case .tooLarge: throw .overflow("'int'")
        case .notANumber: break
        }
        guard let number = NumberText.double(text), number.isFinite else { return nil }
        guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .overflow("'int'") }
        return .int(whole)
    }

    private static func round(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        guard let number = value.doubleValue else { throw notANumber(value, "round") }
        let precision = try arguments.optionalInt(0, "precision")
        let method = try arguments.text(1, "method", default: "common")
        if method == "common" {
            if let whole = value.intValue { return try roundWhole(whole, places: precision ?? 0) }
            // `round(x, None)` is Python's way to a whole number.
            if arguments[0] != nil, precision == nil {
                guard let whole = Int(exactly: number.rounded(.toNearestOrEven)) else { throw .overflow("'round'") }
                return .int(whole)
            }
            return .float(DecimalText.rounded(number, places: precision ?? 0))
        }
        guard method == "ceil" || method == "floor" else {
            throw .wrongValue("filter 'round': 'method' is 'common', 'ceil' or 'floor'")
        }
        guard let scale = try Value.int(10).power(.int(precision ?? 0), in: context).doubleValue else { return value }
        let scaled = number * scale
        guard scaled.isFinite else { throw Diagnostic(.overflow, "the result of 'round' is too large for a number") }
        // Python's ceil and floor give whole numbers, which know no negative zero.
        return .float((scaled.rounded(method == "ceil" ? .up : .down) + 0) / scale)
    }

    private static func roundWhole(_ number: Int, places: Int) throws(Diagnostic) -> Value {
        guard places < 0 else { return .int(number) }
        guard places > -19 else { return .int(0) }
        var scale = 1
        for _ in 0..<(-places) { scale *= 10 }
        let rest = number % scale
        let floor = number - rest
        // Half to even: the multiple of ten whose last digit is even.
        let double = rest.magnitude * 2
        let goesUp = double > scale.magnitude || double == scale.magnitude && (floor / scale) % 2 != 0
        guard goesUp else { return .int(floor) }
        let (rounded, overflow) = floor.addingReportingOverflow(rest < 0 ? -scale : scale)
        if overflow { throw .overflow("'round'") }
        return .int(rounded)
    }

    private static func fileSize(_ bytes: Double, isBinary: Bool) -> String {
        if bytes == 1 { return "1 Byte" }
        let base = isBinary ? 1024.0 : 1000.0
        if bytes < base { return "\(Int(exactly: bytes.rounded(.towardZero)).map { String($0) } ?? "-inf") Bytes" }
        let letters = ["k", "M", "G", "T", "P", "E", "Z", "Y"]
        var unit = base
        for (index, letter) in letters.enumerated() {
            unit *= base
            guard bytes < unit || index == letters.count - 1 else { continue }
            let size = DecimalText.fixed(base * bytes / unit, precision: 1)
            return size + " " + (isBinary ? CaseMapping.upper(letter) + "iB" : letter + "B")
        }
        return ""
    }
}
