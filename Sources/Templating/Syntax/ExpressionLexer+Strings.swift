internal import Diagnostics

extension ExpressionLexer {
    mutating func scanString() throws(Diagnostic) {
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
    mutating func scanTypographicString(isDouble: Bool, openingLength: Int) throws(Diagnostic) {
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
