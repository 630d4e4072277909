/// Understands scalars by the core schema.
///
/// Source: YAML 1.2.2, section 10.3.2, but that decimal integers with leading zeros are not integers.
enum YAMLScalar {
    enum Reading {
        case content(DataNode.Content)
        case tooLarge
    }

    /// What a scalar written without quotes is.
    static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
        guard let first = bytes.first else { return .content(.null) }
        switch first {
        case UInt8(ascii: "~"): if bytes.count == 1 { return .content(.null) }
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            if let number = number(bytes) { return number }
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"),
            UInt8(ascii: "F"):
            if bytes.count <= 5 { return .content(word(String(decoding: bytes, as: UTF8.self))) }
        default: break
        }
        return .content(.string(String(decoding: bytes, as: UTF8.self)))
    }

    private static func word(_ text: String) -> DataNode.Content {
        switch text {
        case "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        default: .string(text)
        }
    }

    /// - Returns: `nil` for a text that is no number.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading? {
        var index = 0
        let isSigned = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+")
        if isSigned { index = 1 }
        let digitsStart = index
        index += digits(bytes, from: index)
        let wholeDigits = index - digitsStart
        if index == bytes.count, wholeDigits > 0 {
            if wholeDigits > 1, bytes[digitsStart] == UInt8(ascii: "0") { return nil }
            return whole(bytes[digitsStart...], isNegative: bytes[0] == UInt8(ascii: "-")).map {
                .content(.integer($0))
            }
                ?? .tooLarge
        }
        guard index < bytes.count, !isTextForSure(bytes[index], wholeDigits) else { return nil }
        let whole = String(decoding: bytes, as: UTF8.self)
        if !isSigned, let special = prefixed(bytes) { return special }
        var fractionDigits = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            fractionDigits = digits(bytes, from: index)
            index += fractionDigits
        }
        guard wholeDigits + fractionDigits > 0 else { return named(whole) }
        if wholeDigits > 1, bytes[digitsStart] == UInt8(ascii: "0") { return nil }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                index += 1
            }
            let exponent = digits(bytes, from: index)
            guard exponent > 0 else { return nil }
            index += exponent
        }
        guard index == bytes.count, let number = Double(normalised(whole)) else { return nil }
        return number.isFinite ? .content(.decimal(number)) : .tooLarge
    }

    /// The number that decimal digits stand for; `nil` if there is no room for it.
    private static func whole(_ digits: Slice<UnsafeBufferPointer<UInt8>>, isNegative: Bool) -> Int? {
        var number = 0
        for byte in digits {
            let (tens, isTooMany) = number.multipliedReportingOverflow(by: 10)
            let digit = Int(byte) - 0x30
            let (sum, isTooLarge) =
                isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
            guard !isTooMany, !isTooLarge else { return nil }
            number = sum
        }
        return number
    }

    /// Whether no number has this byte behind its digits: most texts that begin with a digit are seen here not to be one.
    private static func isTextForSure(_ byte: UInt8, _ wholeDigits: Int) -> Bool {
        wholeDigits > 0 && byte != UInt8(ascii: ".") && byte | 0x20 != UInt8(ascii: "e")
            && byte != UInt8(ascii: "o") && byte != UInt8(ascii: "x")
    }

    /// Swift reads neither `5.` nor `.5` with certainty: a zero is put on either side of the point.
    private static func normalised(_ text: String) -> String {
        var result = ""
        var last: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), !isDigit(last) { result += "0" }
            if last == UInt8(ascii: "."), !isDigit(byte) { result += "0" }
            result.unicodeScalars.append(Unicode.Scalar(byte))
            last = byte
        }
        return last == UInt8(ascii: ".") ? result + "0" : result
    }

    private static func named(_ text: String) -> Reading? {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .content(.decimal(.infinity))
        case "-.inf", "-.Inf", "-.INF": .content(.decimal(-.infinity))
        case ".nan", ".NaN", ".NAN": .content(.decimal(.nan))
        default: nil
        }
    }

    /// `0o17` and `0xFF`.
    private static func prefixed(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading? {
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "0") else { return nil }
        let radix: Int
        switch bytes[1] {
        case UInt8(ascii: "o"): radix = 8
        case UInt8(ascii: "x"): radix = 16
        default: return nil
        }
        let rest = bytes[2...]
        guard rest.allSatisfy({ isDigit($0) || (radix == 16 && (0x61...0x66).contains($0 | 0x20)) }),
            radix == 16 || rest.allSatisfy({ $0 < UInt8(ascii: "8") })
        else { return nil }
        return Int(String(decoding: rest, as: UTF8.self), radix: radix).map { .content(.integer($0)) } ?? .tooLarge
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        return index - start
    }
}
