/// What Python knows about text: its quoting and its classes of characters.
enum PythonString {
    /// Appends `repr()` of a text: in single quotes, or in double quotes if it holds single ones only.
    static func appendRepr(of text: String, to bytes: inout [UInt8]) {
        var hasSingle = false
        var hasDouble = false
        var isPlain = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "'"): hasSingle = true
            case UInt8(ascii: "\""): hasDouble = true
            case UInt8(ascii: "\\"), 0..<0x20, 0x7F...: isPlain = false
            default: break
            }
        }
        let quote = hasSingle && !hasDouble ? UInt8(ascii: "\"") : UInt8(ascii: "'")
        bytes.append(quote)
        if isPlain, !(hasSingle && hasDouble) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { append(scalar, quote: quote, false, to: &bytes) }
        }
        bytes.append(quote)
    }

    private static func append(
        _ scalar: Unicode.Scalar, quote: UInt8, _ asciiOnly: Bool, to bytes: inout [UInt8]
    ) {
        switch scalar.value {
        case UInt32(quote), 0x5C: bytes.append(contentsOf: [0x5C, UInt8(truncatingIfNeeded: scalar.value)])
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0x20..<0x7F: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        case _ where !asciiOnly && isPrintable(scalar): bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        case ..<0x100: appendHex(scalar.value, "\\x", 2, to: &bytes)
        case ..<0x10000: appendHex(scalar.value, "\\u", 4, to: &bytes)
        default: appendHex(scalar.value, "\\U", 8, to: &bytes)
        }
    }

    /// Python's `ascii()` of what `repr()` gave: everything beyond ASCII as escapes.
    static func ascii(_ repr: String) -> String {
        var bytes: [UInt8] = []
        for scalar in repr.unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                append(scalar, quote: 0, true, to: &bytes)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func appendHex(_ code: UInt32, _ prefix: String, _ width: Int, to bytes: inout [UInt8]) {
        let digits = String(code, radix: 16)
        bytes.append(contentsOf: prefix.utf8)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, width - digits.utf8.count)))
        bytes.append(contentsOf: digits.utf8)
    }

    /// `str.isprintable()` for one code point.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    /// `str.isspace()` for one code point: bidirectional type WS, B or S, or category Zs.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    static func isDecimal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType == .decimal
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        let type = scalar.properties.numericType
        return type == .decimal || type == .digit
    }

    static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType != nil
    }

    static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool { isAlphabetic(scalar) || isNumeric(scalar) }

    /// The value of a decimal digit of any script; `nil` for anything else.
    static func decimalValue(_ scalar: Unicode.Scalar) -> Int? {
        if (0x30...0x39).contains(scalar.value) { return Int(scalar.value) - 0x30 }
        guard scalar.value > 0x7F, isDecimal(scalar) else { return nil }
        return scalar.properties.numericValue.flatMap { Int(exactly: $0) }
    }
}
