/// Python's changes of letter case: the full mappings of Unicode, one text at a time (`ß` becomes `SS`, a `Σ` at the end of
/// a word `ς`).
enum CaseMapping {
    static func upper(_ text: String) -> String {
        if let mapped = mapASCII(text, UpperBytes.self) { return mapped }
        return map(text) { $0.properties.uppercaseMapping }
    }

    static func lower(_ text: String) -> String {
        if let mapped = mapASCII(text, LowerBytes.self) { return mapped }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for index in scalars.indices { result += lower(scalars, index) }
        return result
    }

    /// The first code point in title case, the rest in lower case.
    static func capitalize(_ text: String) -> String {
        if let ascii = mapASCII(text, CapitalBytes.self) { return ascii }
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first else { return "" }
        var result = first.properties.titlecaseMapping
        for index in scalars.indices.dropFirst() { result += lower(scalars, index) }
        return result
    }

    /// Each run of cased letters begins in title case.
    static func title(_ text: String) -> String {
        var isInWord = false
        let ascii = mapASCIIInTurn(text) { byte in
            defer { isInWord = (0x61...0x7A).contains(byte | 0x20) }
            return isInWord ? lowerByte(byte) : upperByte(byte)
        }
        if let ascii { return ascii }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var isInside = false
        for (index, scalar) in scalars.enumerated() {
            result += isInside ? lower(scalars, index) : scalar.properties.titlecaseMapping
            isInside = scalar.properties.isCased
        }
        return result
    }

    static func swapCase(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            if scalar.properties.isUppercase {
                result += lower(scalars, index)
            } else if scalar.properties.isLowercase {
                result += scalar.properties.uppercaseMapping
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Full case folding (CaseFolding.txt, status C and F).
    static func fold(_ text: String) -> String {
        if let mapped = mapASCII(text, LowerBytes.self) { return mapped }
        return map(text, fold)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        // Without an upper-case partner in the sense of folding, though they have one for display.
        case 0x0131: return String(scalar)
        // Cherokee folds to its upper case, which is the older.
        case 0x13A0...0x13F5: return String(scalar)
        case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
        case 0x1E9E: return "ss"
        default:
            var folded = ""
            for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                folded += upper.properties.lowercaseMapping
            }
            return folded
        }
    }

    private static func lower(_ scalars: [Unicode.Scalar], _ index: Int) -> String {
        let scalar = scalars[index]
        if scalar.value == 0x3A3 { return isFinalSigma(scalars, index) ? "ς" : "σ" }
        return scalar.properties.lowercaseMapping
    }

    /// The condition Final_Sigma of SpecialCasing.txt: after a cased letter and not before one, case-ignorable ones left
    /// out of account.
    private static func isFinalSigma(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        // A bound instead of a scan to the ends: a text of sigmas and apostrophes must not take quadratic time.
        let before = scalars[max(0, index - 64)..<index].last { !$0.properties.isCaseIgnorable }
        guard before?.properties.isCased == true else { return false }
        let after = scalars[(index + 1)...].prefix(64).first { !$0.properties.isCaseIgnorable }
        return after?.properties.isCased != true
    }

    @inline(__always)
    static func upperByte(_ byte: UInt8) -> UInt8 { byte &- (byte &- 0x61 < 26 ? 0x20 : 0) }
    @inline(__always)
    static func lowerByte(_ byte: UInt8) -> UInt8 { byte | (byte &- 0x41 < 26 ? 0x20 : 0) }

    private static func map(_ text: String, _ mapping: (Unicode.Scalar) -> String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { result += mapping(scalar) }
        return result
    }

    /// Appends a text in other letters; `false`, with nothing appended, unless it is ASCII.
    static func append(_ text: String, in letters: LetterCase, to output: inout OutputBuffer) -> Bool {
        switch letters {
        case .upper: append(text, UpperBytes.self, to: &output)
        case .lower: append(text, LowerBytes.self, to: &output)
        case .capitalized: append(text, CapitalBytes.self, to: &output)
        }
    }

    private static func append<Mapping: ByteMapping>(
        _ text: String, _: Mapping.Type, to output: inout OutputBuffer
    ) -> Bool {
        let appended = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard let source = bytes.baseAddress, !bytes.isEmpty else { return true }
            guard isASCII(source, bytes.count) else { return false }
            output.append(count: bytes.count) { target in
                for index in 0..<bytes.count { target[index] = Mapping.map(source[index]) }
                target[0] = Mapping.mapFirst(source[0])
            }
            return true
        }
        return appended ?? false
    }

    /// Maps a text byte by byte; `nil` unless it is ASCII.
    private static func mapASCII<Mapping: ByteMapping>(_ text: String, _: Mapping.Type) -> String? {
        text.withBytes { bytes in
            guard let source = bytes.baseAddress, !bytes.isEmpty else { return "" }
            guard isASCII(source, bytes.count) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { buffer in
                guard let target = buffer.baseAddress else { return 0 }
                for index in 0..<bytes.count { target[index] = Mapping.map(source[index]) }
                target[0] = Mapping.mapFirst(source[0])
                return bytes.count
            }
        }
    }

    /// The same, where what becomes of a byte depends on those before it.
    static func mapASCIIInTurn(_ text: String, _ mapping: (UInt8) -> UInt8) -> String? {
        text.withBytes { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { buffer in
                for index in bytes.indices { buffer[index] = mapping(bytes[index]) }
                return bytes.count
            }
        }
    }

    private static func isASCII(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var all: UInt8 = 0
        for index in 0..<count { all |= bytes[index] }
        return all < 0x80
    }
}

/// What the commonest filters make of the letters of a text.
enum LetterCase: Sendable {
    case upper, lower
    /// The first letter upper, the others lower.
    case capitalized
}

/// A change of ASCII bytes, as a type, so that the loop over them is compiled for it.
private protocol ByteMapping {
    static func map(_ byte: UInt8) -> UInt8
    static func mapFirst(_ byte: UInt8) -> UInt8
}

extension ByteMapping {
    static func mapFirst(_ byte: UInt8) -> UInt8 { map(byte) }
}

private enum UpperBytes: ByteMapping {
    static func map(_ byte: UInt8) -> UInt8 { CaseMapping.upperByte(byte) }
}

private enum LowerBytes: ByteMapping {
    static func map(_ byte: UInt8) -> UInt8 { CaseMapping.lowerByte(byte) }
}

private enum CapitalBytes: ByteMapping {
    static func map(_ byte: UInt8) -> UInt8 { CaseMapping.lowerByte(byte) }
    static func mapFirst(_ byte: UInt8) -> UInt8 { CaseMapping.upperByte(byte) }
}
