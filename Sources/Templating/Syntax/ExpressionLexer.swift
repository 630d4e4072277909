internal import Diagnostics

/// Cuts the code of one tag into tokens.
struct ExpressionLexer {
    let source: SourceText
    let bytes: [UInt8]
    let end: Int
    let isLenient: Bool
    var position: Int
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
            } else if isLenient, let length = invisibleLength(at: position) {
                position += length
            } else {
                return
            }
        }
    }

    /// U+00AD, U+200B…U+200F, U+2060 and U+FEFF, which paste and hyphenation leave behind.
    private func invisibleLength(at index: Int) -> Int? {
        if index + 1 < end, bytes[index] == 0xC2, bytes[index + 1] == 0xAD { return 2 }
        guard index + 2 < end else { return nil }
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
        default: return nil
        }
    }

    /// U+2010, U+2011, U+2013 and U+2212, which word processors make of a hyphen between spaces.
    private func isDash(at index: Int) -> Bool {
        guard index + 2 < end else { return false }
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0x90), (0xE2, 0x80, 0x91), (0xE2, 0x80, 0x93), (0xE2, 0x88, 0x92): return true
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
            } else if isLenient, let minus = Token.Mark(UInt8(ascii: "-")), isDash(at: position) {
                position += 3
                append(.mark(minus), from: position - 3)
            } else {
                try scanName()
            }
        default: try scanMark()
        }
    }

    mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<position))
    }

    func failure(_ code: Diagnostic.Code, _ message: String, _ range: Range<Int>, hint: String? = nil)
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
        var invisible: [Range<Int>] = []
        while at < end {
            let byte = bytes[at]
            if isLenient, byte >= 0xC2, at > start, let length = invisibleLength(at: at) {
                invisible.append(at..<at + length)
                at += length
            } else if byte < 0x80 {
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
        guard !invisible.isEmpty else {
            return append(.name(String(decoding: bytes[start..<at], as: UTF8.self)), from: start)
        }
        let visible = (start..<at).filter { index in !invisible.contains { $0.contains(index) } }
        append(.name(String(decoding: visible.map { bytes[$0] }, as: UTF8.self)), from: start)
    }

    func scalar(at index: Int) -> Unicode.Scalar? {
        let piece = bytes[index..<min(index + 4, end)]
        return String(decoding: piece, as: UTF8.self).unicodeScalars.first
    }
}
