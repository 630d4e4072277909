package import Diagnostics
internal import Glibc

/// Python's arithmetic. Whole numbers are of 64 bits here: a result that does not fit is an error, never a trap.
extension Value {
    package func adding(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        switch (self, other) {
        case (.int(let a), .int(let b)):
            let (sum, overflow) = a.addingReportingOverflow(b)
            if overflow { throw .overflow("'+'") }
            return .int(sum)
        case (.string, .string), (.string, .markup), (.markup, .string), (.markup, .markup):
            return try joinedText(other, in: context)
        case (.list(let a), .list(let b)):
            try context.checkListCount(a.items.count + b.items.count)
            return .list(a.items + b.items)
        default:
            if let a = intValue, let b = other.intValue { return try Value.int(a).adding(.int(b), in: context) }
            if let a = doubleValue, let b = other.doubleValue { return .float(a + b) }
            if let a = tupleItems, let b = other.tupleItems {
                try context.checkListCount(a.count + b.count)
                return try Value.makeTuple(a + b)
            }
            throw try unsupported("+", other)
        }
    }

    package func subtracting(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        if let a = intValue, let b = other.intValue {
            let (difference, overflow) = a.subtractingReportingOverflow(b)
            if overflow { throw .overflow("'-'") }
            return .int(difference)
        }
        if let a = doubleValue, let b = other.doubleValue { return .float(a - b) }
        throw try unsupported("-", other)
    }

    package func multiplying(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        if let a = intValue, let b = other.intValue {
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if overflow { throw .overflow("'*'") }
            return .int(product)
        }
        if let a = doubleValue, let b = other.doubleValue { return .float(a * b) }
        if let count = other.intValue, let repeated = try repeated(count, in: context) { return repeated }
        if let count = intValue, let repeated = try other.repeated(count, in: context) { return repeated }
        throw try unsupported("*", other)
    }

    /// `/`, which always gives a float.
    package func dividing(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        guard let a = doubleValue, let b = other.doubleValue else { throw try unsupported("/", other) }
        if b == 0 { throw .divisionByZero }
        return .float(a / b)
    }

    package func floorDividing(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        if let a = intValue, let b = other.intValue {
            if b == 0 { throw .divisionByZero }
            let (quotient, overflow) = a.dividedReportingOverflow(by: b)
            if overflow { throw .overflow("'//'") }
            return .int(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient)
        }
        guard let a = doubleValue, let b = other.doubleValue else { throw try unsupported("//", other) }
        if b == 0 { throw .divisionByZero }
        return .float(Self.floorDivision(a, b).quotient)
    }

    /// `%`: the remainder with the sign of the divisor, or formatting if the left side is text.
    package func modulo(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        if let a = intValue, let b = other.intValue {
            if b == 0 { throw .divisionByZero }
            // Int.min % -1 would trap.
            if b == -1 { return .int(0) }
            let rest = a % b
            return .int(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
        }
        if isText { return try PercentFormat.format(self, other, in: context) }
        guard let a = doubleValue, let b = other.doubleValue else { throw try unsupported("%", other) }
        if b == 0 { throw .divisionByZero }
        return .float(Self.floorDivision(a, b).remainder)
    }

    package func power(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        if let base = intValue, let exponent = other.intValue, exponent >= 0 {
            return .int(try Self.power(base, exponent))
        }
        guard let base = doubleValue, let exponent = other.doubleValue else { throw try unsupported("**", other) }
        if base == 0, exponent < 0 { throw .wrongValue("0.0 cannot be raised to a negative power") }
        let result = pow(base, exponent)
        if result.isNaN, !base.isNaN, !exponent.isNaN {
            throw .wrongValue("a negative number cannot be raised to a fractional power")
        }
        if result.isInfinite, base.isFinite, exponent.isFinite {
            throw Diagnostic(.overflow, "the result of '**' is too large for a number")
        }
        return .float(result)
    }

    package func negated() throws(Diagnostic) -> Value {
        if let number = intValue {
            if number == .min { throw .overflow("'-'") }
            return .int(-number)
        }
        if case .float(let number) = self { return .float(-number) }
        throw badOperand("-")
    }

    package func positive() throws(Diagnostic) -> Value {
        if let number = intValue { return .int(number) }
        if case .float = self { return self }
        throw badOperand("+")
    }

    /// `~`: both as text, one after the other. Where values are escaped and one side is markup, the other is escaped.
    package func concatenating(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        let left = try softText(in: context)
        let right = try other.softText(in: context)
        if context.escaping == .none {
            return try Value.string(left.stringValue ?? "").joinedText(.string(right.stringValue ?? ""), in: context)
        }
        return try left.joinedText(right, in: context)
    }

    // MARK: - Parts

    private func joinedText(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Value {
        var left = stringValue ?? ""
        var right = other.stringValue ?? ""
        if isMarkup != other.isMarkup {
            if isMarkup { right = try context.escape(right) } else { left = try context.escape(left) }
        }
        let count = left.utf8.count + right.utf8.count
        let limit = context.limits.stringBytes
        if count > limit { throw .limit(.text, "a text", limit, "bytes") }
        try context.charge(bytes: count)
        left += right
        return isMarkup || other.isMarkup ? .markup(left) : .string(left)
    }

    private func repeated(_ count: Int, in context: any CallContext) throws(Diagnostic) -> Value? {
        let count = max(count, 0)
        switch self {
        case .string(let text), .markup(let text):
            return self.text(like: try context.repeating(text, count))
        case .list(let list): return .list(try Self.repeated(list.items, count, in: context))
        case .tuple(let items): return .tuple(try Self.repeated(items, count, in: context))
        default: return nil
        }
    }

    private static func repeated(
        _ items: [Value], _ count: Int, in context: any CallContext
    ) throws(Diagnostic) -> [Value] {
        let (total, overflow) = items.count.multipliedReportingOverflow(by: count)
        try context.checkListCount(overflow ? .max : total)
        // Nothing, any number of times: not a loop of that many turns.
        if total == 0 { return [] }
        var result: [Value] = []
        result.reserveCapacity(total)
        for _ in 0..<count { result.append(contentsOf: items) }
        return result
    }

    private static func power(_ base: Int, _ exponent: Int) throws(Diagnostic) -> Int {
        var result = 1
        var square = base
        var left = exponent
        while left > 0 {
            if left & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: square)
                if overflow { throw .overflow("'**'") }
                result = product
            }
            left >>= 1
            if left > 0 {
                let (product, overflow) = square.multipliedReportingOverflow(by: square)
                if overflow { throw .overflow("'**'") }
                square = product
            }
        }
        return result
    }

    /// As CPython's `float_divmod`: the quotient is rounded after the remainder has been taken off.
    private static func floorDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
        var remainder = fmod(a, b)
        var quotient = (a - remainder) / b
        if remainder != 0 {
            if (b < 0) != (remainder < 0) {
                remainder += b
                quotient -= 1
            }
        } else {
            remainder = b < 0 ? -0.0 : 0.0
        }
        guard quotient != 0 else { return ((a / b).sign == .minus ? -0.0 : 0.0, remainder) }
        let whole = quotient.rounded(.down)
        return (quotient - whole > 0.5 ? whole + 1 : whole, remainder)
    }

    private func unsupported(_ symbol: String, _ other: Value) throws(Diagnostic) -> Diagnostic {
        for case .undefined(let undefined) in [self, other] { return undefined.diagnostic }
        return .unsupported(symbol, self, other)
    }

    private func badOperand(_ symbol: String) -> Diagnostic {
        if case .undefined(let undefined) = self { return undefined.diagnostic }
        return .wrongType("bad operand type for unary '\(symbol)': '\(typeName)'")
    }
}

extension Diagnostic {
    fileprivate static var divisionByZero: Diagnostic { .wrongValue("division by zero") }
}

extension CallContext {
    /// Throws if a list would have more items than the limits allow; charges for them otherwise.
    package func checkListCount(_ count: Int) throws(Diagnostic) {
        if count > limits.listItems { throw .limit(.list, "a list", limits.listItems, "items") }
        try charge(count)
    }

    /// `text * count`, under the limit on repetition.
    func repeating(_ text: String, _ count: Int) throws(Diagnostic) -> String {
        let (bytes, overflow) = text.utf8.count.multipliedReportingOverflow(by: max(count, 0))
        let limit = limits.repeatBytes
        if overflow || bytes > limit { throw .limit(.repetition, "a repeated text", limit, "bytes") }
        try charge(bytes: bytes)
        // An empty text may be repeated any number of times, at no cost.
        return bytes == 0 ? "" : String(repeating: text, count: count)
    }
}
