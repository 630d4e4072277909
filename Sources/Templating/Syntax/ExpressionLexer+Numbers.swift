internal import Diagnostics

extension ExpressionLexer {
    mutating func scanNumber() throws(Diagnostic) {
        let start = position
        if bytes[start] == UInt8(ascii: "0"), start + 1 < end {
            let radix: Int? =
                switch bytes[start + 1] | 0x20 {
                case UInt8(ascii: "x"): 16
                case UInt8(ascii: "o"): 8
                case UInt8(ascii: "b"): 2
                default: nil
                }
            if let radix, let after = digits(from: start + 2, radix: radix, mayStartWithUnderscore: true) {
                position = after
                return try appendInteger(start + 2..<after, radix: radix, from: start)
            }
        }
        let afterDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
        let whole = digits(from: start, radix: 10) ?? start + 1
        if !afterDot, let after = floatEnd(afterWhole: whole) {
            position = after
            let text = String(decoding: bytes[start..<after].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
            return append(.float(Double(text) ?? .infinity), from: start)
        }
        position = whole
        if bytes[start] == UInt8(ascii: "0"), bytes[start..<whole].contains(where: { $0 != 0x30 && $0 != 0x5F }) {
            throw failure(.syntax, "a number cannot begin with 0", start..<whole)
        }
        try appendInteger(start..<whole, radix: 10, from: start)
    }

    private mutating func appendInteger(_ range: Range<Int>, radix: Int, from start: Int) throws(Diagnostic) {
        let text = String(decoding: bytes[range].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        guard let number = Int(text, radix: radix) else {
            throw failure(
                .numberTooLarge, "the number is too large: whole numbers reach to 9223372036854775807",
                start..<range.upperBound)
        }
        append(.integer(number), from: start)
    }

    /// Where digits with single underscores between them end; `nil` if there are none.
    private func digits(from start: Int, radix: Int, mayStartWithUnderscore: Bool = false) -> Int? {
        func isDigit(_ index: Int) -> Bool {
            guard index < end else { return false }
            let byte = bytes[index]
            if byte >= 0x30 && byte <= 0x39 { return Int(byte) - 0x30 < radix }
            return radix == 16 && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
        }
        var at = start
        if mayStartWithUnderscore, at < end, bytes[at] == UInt8(ascii: "_"), isDigit(at + 1) { at += 1 }
        guard isDigit(at) else { return nil }
        while true {
            if isDigit(at) {
                at += 1
            } else if at < end, bytes[at] == UInt8(ascii: "_"), isDigit(at + 1) {
                at += 2
            } else {
                return at
            }
        }
    }

    private func floatEnd(afterWhole whole: Int) -> Int? {
        var at = whole
        var isFloat = false
        if at < end, bytes[at] == UInt8(ascii: "."), let fraction = digits(from: at + 1, radix: 10) {
            at = fraction
            isFloat = true
        }
        if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
            var exponent = at + 1
            if exponent < end, bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-") {
                exponent += 1
            }
            if let after = digits(from: exponent, radix: 10) { return after }
        }
        return isFloat ? at : nil
    }
}
