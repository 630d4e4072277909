/// Numbers read from text, as Python's `int()` and `float()` read them.
enum NumberText {
    enum Integer {
        case number(Int)
        case tooLarge
        case notANumber
    }

    /// - Parameter base: 2…36, or 0 to go by a prefix such as `0x`.
    static func integer(_ text: String, base: Int) -> Integer {
        var digits = Array(normalized(text))[...]
        var isNegative = false
        if let first = digits.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            isNegative = first == UInt8(ascii: "-")
            digits.removeFirst()
        }
        var radix = base
        if digits.first == UInt8(ascii: "0"), digits.count > 1,
            let prefixed = radixOfPrefix(digits[digits.startIndex + 1]), base == 0 || base == prefixed
        {
            radix = prefixed
            digits.removeFirst(2)
            if digits.first == UInt8(ascii: "_") { digits.removeFirst() }
        } else if base == 0 {
            // A zero in front was octal once, and is refused since.
            radix = 10
            if digits.first == UInt8(ascii: "0"), digits.contains(where: { (0x31...0x39).contains($0) }) {
                return .notANumber
            }
        }
        guard (2...36).contains(radix) else { return .notANumber }
        return value(of: digits, radix, isNegative)
    }

    private static func radixOfPrefix(_ letter: UInt8) -> Int? {
        switch letter | 0x20 {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }

    private static func value(of digits: ArraySlice<UInt8>, _ radix: Int, _ isNegative: Bool) -> Integer {
        guard hasDigitsAroundUnderscores(digits) else { return .notANumber }
        var value = 0
        var isTooLarge = false
        for byte in digits where byte != UInt8(ascii: "_") {
            guard let digit = Unicode.Scalar(byte).properties.isASCIIHexDigit || byte < 0x80 ? digitValue(byte) : nil,
                digit < radix
            else { return .notANumber }
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let (next, overflowToo) =
                isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            isTooLarge = isTooLarge || overflow || overflowToo
            value = next
        }
        return isTooLarge ? .tooLarge : .number(value)
    }

    private static func digitValue(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x5A: Int(byte) - 0x41 + 10
        case 0x61...0x7A: Int(byte) - 0x61 + 10
        default: nil
        }
    }

    /// `nil` for text that is no number.
    static func double(_ text: String) -> Double? {
        let bytes = Array(normalized(text))
        guard !bytes.isEmpty, bytes.count <= 4096 else { return nil }
        let unsigned =
            bytes.first.map { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? false
            ? bytes.dropFirst() : bytes[...]
        let word = String(decoding: unsigned.map { $0 | 0x20 }, as: UTF8.self)
        if word == "inf" || word == "infinity" { return bytes.first == UInt8(ascii: "-") ? -.infinity : .infinity }
        if word == "nan" { return .nan }
        // Swift reads hexadecimal numbers too, and `nan(…)`.
        guard unsigned.allSatisfy(isDecimalByte), areUnderscoresInside(unsigned) else { return nil }
        return Double(String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self))
    }

    private static func isDecimalByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func areUnderscoresInside(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.allSatisfy { index in
            guard bytes[index] == UInt8(ascii: "_") else { return true }
            return index > bytes.startIndex && index + 1 < bytes.endIndex && (0x30...0x39).contains(bytes[index - 1])
                && (0x30...0x39).contains(bytes[index + 1])
        }
    }

    private static func hasDigitsAroundUnderscores(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        let underscore = UInt8(ascii: "_")
        guard first != underscore, last != underscore else { return false }
        return zip(bytes, bytes.dropFirst()).allSatisfy { $0 != underscore || $1 != underscore }
    }

    /// Without white space around, digits of other scripts as ASCII ones.
    private static func normalized(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in TextMethods.strip(text, nil, .both).unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else if let digit = PythonString.decimalValue(scalar) {
                bytes.append(0x30 + UInt8(truncatingIfNeeded: digit))
            } else {
                bytes.append(0xFF)
            }
        }
        return bytes
    }
}
