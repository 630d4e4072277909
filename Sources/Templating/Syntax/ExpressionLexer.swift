internal import Diagnostics

/// Cuts the code of one tag into tokens.
struct ExpressionLexer {
    private let source: SourceText
    private let bytes: [UInt8]
    private let end: Int
    private let isLenient: Bool
    private var position: Int
    private var tokens: [Token] = []

    /// - Parameter isLenient: Whether typographic quotes and Unicode spaces are taken for plain ones.
    init(_ source: SourceText, range: Range<Int>, isLenient: Bool) {
        self.source = source
        bytes = source.bytes
        position = max(0, range.lowerBound)
        end = min(range.upperBound, bytes.count)
        self.isLenient = isLenient
    }

    /// All tokens, the last of which is `.end`.
    mutating func tokenized() throws(Diagnostic) -> [Token] {
        tokens.reserveCapacity(8)
        while true {
            skipSpace()
            guard position < end else { break }
            try scanToken()
        }
        tokens.append(Token(kind: .end, range: max(0, end)..<max(0, end)))
        return tokens
    }

    private mutating func skipSpace() {
        while position < end {
            let length = WhiteSpace.length(bytes, at: position)
            if length > 0 {
                position += length
            } else if isLenient, isInvisible(at: position) {
                position += 3
            } else {
                return
            }
        }
    }

    /// U+200B…U+200F, U+2060 and U+FEFF, which paste leaves behind.
    private func isInvisible(at index: Int) -> Bool {
        guard index + 2 < end else { return false }
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return true
        default: return false
        }
    }

    private mutating func scanToken() throws(Diagnostic) {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            try scanName()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): try scanString()
        case 0x80...:
            if isLenient, let quote = TypographicQuote(bytes, at: position, end: end) {
                try scanTypographicString(isDouble: quote.isDouble, openingLength: quote.length)
            } else {
                try scanName()
            }
        default: try scanMark()
        }
    }

    private mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<position))
    }

    private func failure(_ code: Diagnostic.Code, _ message: String, _ range: Range<Int>, hint: String? = nil)
        -> Diagnostic
    {
        Diagnostic(code, message, at: .source(source, range), hint: hint)
    }

    // MARK: Marks

    private mutating func scanMark() throws(Diagnostic) {
        let start = position
        if position + 1 < end, let two = Token.Mark(bytes[position], bytes[position + 1]) {
            position += 2
            return append(.mark(two), from: start)
        }
        guard let one = Token.Mark(bytes[position]) else {
            let shown = String(UnicodeScalar(bytes[position]))
            throw failure(
                .syntax, "unexpected character '\(shown)'", start..<start + 1, hint: hint(for: shown, at: start))
        }
        position += 1
        append(.mark(one), from: start)
    }

    private func hint(for character: String, at start: Int) -> String? {
        let isDoubled = start + 1 < end && bytes[start + 1] == bytes[start]
        switch character {
        case "&": return isDoubled ? "write 'and' instead of '&&'" : nil
        case "!": return "write 'not' instead of '!'"
        case "$", "@": return "write the name without '\(character)'"
        case "?": return "write 'a if condition else b' instead of 'condition ? a : b'"
        default: return nil
        }
    }

    // MARK: Names

    private mutating func scanName() throws(Diagnostic) {
        let start = position
        var at = start
        while at < end {
            let byte = bytes[at]
            if byte < 0x80 {
                let isPart =
                    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
                guard isPart else { break }
                at += 1
            } else {
                guard let scalar = scalar(at: at),
                    at == start ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue
                else { break }
                at += UTF8.width(scalar)
            }
        }
        guard at > start else {
            let shown = scalar(at: start) ?? "\u{FFFD}"
            let width = max(1, UTF8.width(shown))
            let isQuote = TypographicQuote(bytes, at: start, end: end) != nil
            throw failure(
                .syntax, "unexpected character '\(shown)'", start..<min(start + width, end),
                hint: isQuote ? "use straight quotes, ' or \"" : nil)
        }
        position = at
        append(.name(String(decoding: bytes[start..<at], as: UTF8.self)), from: start)
    }

    private func scalar(at index: Int) -> Unicode.Scalar? {
        let piece = bytes[index..<min(index + 4, end)]
        return String(decoding: piece, as: UTF8.self).unicodeScalars.first
    }

    // MARK: Numbers

    private mutating func scanNumber() throws(Diagnostic) {
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

    // MARK: Strings

    private mutating func scanString() throws(Diagnostic) {
        let start = position
        let quote = bytes[start]
        var at = start + 1
        var hasEscapes = false
        while at < end, bytes[at] != quote {
            if bytes[at] == UInt8(ascii: "\\") {
                hasEscapes = true
                at += 1
            }
            at += 1
        }
        guard at < end else {
            // A word processor may have changed only the closing quote.
            if isLenient { return try scanTypographicString(isDouble: quote == UInt8(ascii: "\""), openingLength: 1) }
            throw failure(
                .unclosed, "the string is never closed", start..<end,
                hint: "add \(quote == 0x27 ? "'" : "\"") at its end")
        }
        position = at + 1
        let text = hasEscapes ? try unescaped(start + 1..<at) : String(decoding: bytes[start + 1..<at], as: UTF8.self)
        append(.string(text), from: start)
    }

    /// Python's escapes. One that Python does not know stands as it is written.
    private func unescaped(_ range: Range<Int>) throws(Diagnostic) -> String {
        var result = String.UnicodeScalarView()
        var at = range.lowerBound
        while at < range.upperBound {
            guard bytes[at] == UInt8(ascii: "\\"), at + 1 < range.upperBound else {
                guard let next = scalar(at: at) else { break }
                result.append(next)
                at += max(1, UTF8.width(next))
                continue
            }
            let kind = bytes[at + 1]
            switch kind {
            case UInt8(ascii: "\n"): at += 2
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                var stop = at + 2
                while stop < min(at + 4, range.upperBound), (0x30...0x37).contains(bytes[stop]) { stop += 1 }
                result.append(try code(at + 1..<stop, radix: 8, escape: at..<stop))
                at = stop
            case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
                let count = kind == UInt8(ascii: "x") ? 2 : kind == UInt8(ascii: "u") ? 4 : 8
                let stop = at + 2 + count
                guard stop <= range.upperBound else {
                    throw failure(.syntax, "the escape sequence is cut short", at..<range.upperBound)
                }
                result.append(try code(at + 2..<stop, radix: 16, escape: at..<stop))
                at = stop
            case UInt8(ascii: "N"):
                throw failure(
                    .syntax, "characters cannot be named with '\\N'", at..<at + 2, hint: "write the character itself")
            default:
                if let plain = Self.plainEscapes[kind] {
                    result.append(plain)
                    at += 2
                } else {
                    result.append("\\")
                    at += 1
                }
            }
        }
        return String(result)
    }

    private static let plainEscapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "n"): "\n", UInt8(ascii: "t"): "\t", UInt8(ascii: "r"): "\r", UInt8(ascii: "\\"): "\\",
        UInt8(ascii: "'"): "'", UInt8(ascii: "\""): "\"", UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}",
        UInt8(ascii: "f"): "\u{0C}", UInt8(ascii: "v"): "\u{0B}",
    ]

    private func code(_ digits: Range<Int>, radix: Int, escape: Range<Int>) throws(Diagnostic) -> Unicode.Scalar {
        guard let number = UInt32(String(decoding: bytes[digits], as: UTF8.self), radix: radix),
            let scalar = Unicode.Scalar(number)
        else { throw failure(.syntax, "no character has this escape sequence", escape) }
        return scalar
    }

    // MARK: Typographic quotes

    /// A string in the quotes that a word processor makes of straight ones. A right single quote between two letters or
    /// digits is an apostrophe, as in ‘it’s’.
    private mutating func scanTypographicString(isDouble: Bool, openingLength: Int) throws(Diagnostic) {
        let start = position
        var at = start + openingLength
        while at < end {
            if let quote = TypographicQuote(bytes, at: at, end: end), quote.isDouble == isDouble,
                !(isApostrophe(at, quote.length))
            {
                let text = String(decoding: bytes[start + openingLength..<at], as: UTF8.self)
                position = at + quote.length
                return append(.string(text), from: start)
            }
            if bytes[at] == (isDouble ? UInt8(ascii: "\"") : UInt8(ascii: "'")), !isApostrophe(at, 1) {
                let text = String(decoding: bytes[start + openingLength..<at], as: UTF8.self)
                position = at + 1
                return append(.string(text), from: start)
            }
            at += 1
        }
        throw failure(.unclosed, "the string is never closed", start..<end, hint: "add the closing quote")
    }

    private func isApostrophe(_ at: Int, _ length: Int) -> Bool {
        guard at > 0, at + length < end else { return false }
        func isWord(_ byte: UInt8) -> Bool {
            byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
        }
        let before = bytes[at - 1]
        let after = bytes[at + length]
        return (isWord(before) || (before >= 0x80 && before < 0xC0)) && isWord(after)
    }
}

/// “ ” „ ‟ « » are double, ‘ ’ ‚ ‛ ‹ › single.
private struct TypographicQuote {
    let isDouble: Bool
    let length: Int

    init?(_ bytes: [UInt8], at index: Int, end: Int) {
        if index + 1 < end, bytes[index] == 0xC2, bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB {
            (isDouble, length) = (true, 2)
            return
        }
        guard index + 2 < end, bytes[index] == 0xE2, bytes[index + 1] == 0x80 else { return nil }
        length = 3
        switch bytes[index + 2] {
        case 0x98...0x9B, 0xB9, 0xBA: isDouble = false
        case 0x9C...0x9F: isDouble = true
        default: return nil
        }
    }
}
