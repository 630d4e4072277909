internal import Diagnostics

/// Characters of a line that mean something, or would to libcmark-gfm.
extension MarkdownScanner {
    mutating func scanText(_ range: Range<Int>, contentStart: Int, keepsRuns: Bool) {
        var index = range.lowerBound
        var plain = index
        while index < range.upperBound, !isRefused {
            let byte = source[index]
            guard Self.isSpecial[Int(byte)] else {
                index += 1
                continue
            }
            result.bytes.append(contentsOf: source[plain..<index])
            plain = index
            index = scanSpecial(byte, index..<range.upperBound, contentStart: contentStart, keepsRuns: keepsRuns)
            if result.bytes.count > 0, index > plain { plain = index }
        }
        if plain < index { result.bytes.append(contentsOf: source[plain..<index]) }
    }

    private static let isSpecial: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in 0..<0x20 where byte != 0x09 { table[byte] = true }
        for byte in "\\<{*_[]&!`~|^:@".utf8 { table[Int(byte)] = true }
        table[0xEF] = true
        return table
    }()

    /// Puts out one special character, with what belongs to it.
    /// - Returns: The offset after it.
    private mutating func scanSpecial(
        _ byte: UInt8, _ rest: Range<Int>, contentStart: Int, keepsRuns: Bool
    ) -> Int {
        let start = rest.lowerBound
        switch byte {
        case UInt8(ascii: "\\"): return scanBackslash(rest)
        case UInt8(ascii: "<"): return scanLessThan(rest)
        case UInt8(ascii: "{"): return scanBrace(rest, contentStart: contentStart)
        case UInt8(ascii: "*"), UInt8(ascii: "_"): return scanRun(rest, keepsRuns: keepsRuns)
        case UInt8(ascii: "["): return scanOpeningBracket(rest, contentStart: contentStart)
        case UInt8(ascii: "]"): return scanClosingBracket(rest, contentStart: contentStart)
        case UInt8(ascii: "&"):
            if let escape = Escape.find(in: source, at: start) { return put(escape, at: start) }
            checkCharacterReference(rest)
            return copy(start..<(start + 1))
        case UInt8(ascii: "^"):
            pieces += 2
            return put((Escape.bareCaret, 1), at: start)
        case UInt8(ascii: "`"):
            let end = source[rest].firstIndex { $0 != byte } ?? rest.upperBound
            return copy(start..<end)
        case UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "|"):
            if byte == UInt8(ascii: "~") {
                marks += 1
                pieces += 1
            }
            // A cell, its text, and what the parser keeps of it meanwhile.
            if byte == UInt8(ascii: "|"), tables.isInTable { pieces += 2 }
            return copy(start..<(start + 1))
        case UInt8(ascii: ":"), UInt8(ascii: "@"):
            if byte == UInt8(ascii: "@") || beginsBareLink(start, rest.upperBound) { pieces += 6 }
            result.bytes.append(byte)
            return start + 1
        case 0xEF:
            guard let end = tokens.check(source, at: start) else { return copy(start..<(start + 1)) }
            return copy(start..<end)
        default:
            problems.error(
                .forbiddenCharacter,
                "the text holds the character \(TokenCheck.name(of: UInt32(byte))), which no format can hold",
                at: start..<(start + 1))
            return start + 1
        }
    }

    /// Whether the parser may make a link of what stands around a colon: `https://`, but not in the brackets of a link, which
    /// were counted.
    private func beginsBareLink(_ colon: Int, _ end: Int) -> Bool {
        guard source[(colon + 1)..<end].starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else { return false }
        var start = colon
        while start > 0, colon - start < 8, source[start - 1] | 0x20 >= 0x61, source[start - 1] | 0x20 <= 0x7A {
            start -= 1
        }
        return start < 2 || source[start - 1] != UInt8(ascii: "(") || source[start - 2] != UInt8(ascii: "]")
    }

    private mutating func copy(_ range: Range<Int>) -> Int {
        // The character, and the text that goes on behind it.
        pieces += 2
        result.bytes.append(contentsOf: source[range])
        return range.upperBound
    }

    /// Puts out a marker in place of its range of the source.
    mutating func put(_ marker: Marker) {
        switch marker.kind {
        case .noteMark: pieces += 4
        // A link, its text, and what the parser takes for its mark.
        case .autolink: pieces += 6
        default: pieces += 1
        }
        if marker.isDisguisedAsHeading { result.bytes.append(contentsOf: [UInt8(ascii: "#"), UInt8(ascii: " ")]) }
        let token = Token.marker(result.markers.count)
        result.bytes.append(contentsOf: marker.isPunctuation ? Token.wrapped(token) : token)
        result.markers.append(marker)
        if case .caption = marker.kind { result.bytes.append(UInt8(ascii: " ")) }
        result.synchronize(with: marker.range.upperBound)
    }

    /// An escape that our own notation must know becomes a noncharacter; libcmark-gfm reads the others.
    private mutating func scanBackslash(_ rest: Range<Int>) -> Int {
        let start = rest.lowerBound
        guard start + 1 < rest.upperBound else { return copy(rest) }
        let character = source[start + 1]
        guard character < 0x80, character > 0x20 else { return copy(start..<(start + 1)) }
        guard let escape = Escape.find(in: source, at: start) else { return copy(start..<(start + 2)) }
        return put(escape, at: start)
    }

    private mutating func put(_ escape: (bytes: [UInt8], length: Int), at start: Int) -> Int {
        pieces += 1
        result.bytes.append(contentsOf: escape.bytes)
        result.synchronize(with: start + escape.length)
        return start + escape.length
    }

    private mutating func scanRun(_ rest: Range<Int>, keepsRuns: Bool) -> Int {
        let start = rest.lowerBound
        var end = start
        while end < rest.upperBound, source[end] == source[start] { end += 1 }
        marks += 1
        pieces += 1
        if end - start == 4, source[start] == UInt8(ascii: "*"), isEmptyStrong(start, end, rest.upperBound) {
            put(Marker(kind: .nothing, range: start..<end))
            return end
        }
        if end - start >= 10, !keepsRuns {
            put(Marker(kind: .literal, range: start..<end))
            return end
        }
        return copy(start..<end)
    }

    /// Whether four asterisks stand by themselves: what an empty value between two and two leaves.
    private func isEmptyStrong(_ start: Int, _ end: Int, _ lineEnd: Int) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool {
            byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        }
        let before = start > 0 ? source[start - 1] : 0x20
        return !isLetter(before) && (end == lineEnd || !isLetter(source[end]))
    }

    private mutating func scanOpeningBracket(_ rest: Range<Int>, contentStart: Int) -> Int {
        let start = rest.lowerBound
        if let end = noteLabelEnd(rest) {
            let label = (start + 2)..<(end - 1)
            put(Marker(kind: .noteMark(label: tokens.substituting(source[label])), range: start..<end))
            return end
        }
        openBrackets += 1
        pieces += 1
        if openBrackets > limits.depth {
            refuse(
                .markdownTooDeep, "more than \(limits.depth) square brackets stand open in one paragraph",
                start..<(start + 1), advice: "write '\\[' for a bracket that is text")
        }
        lastBracket = start
        return copy(start..<(start + 1))
    }

    private mutating func scanClosingBracket(_ rest: Range<Int>, contentStart: Int) -> Int {
        let start = rest.lowerBound
        closedBrackets += 1
        // With a destination: in some formats each is named in a list besides. One in angle brackets counts by itself.
        let hasDestination = start + 1 < rest.upperBound && source[start + 1] == UInt8(ascii: "(")
        let isInBrackets = start + 2 < rest.upperBound && source[start + 2] == UInt8(ascii: "<")
        pieces += hasDestination && !isInBrackets ? 2 : 1
        openBrackets = max(0, openBrackets - 1)
        if let opening = lastBracket {
            let label = source[(opening + 1)..<start]
            if opening == contentStart, start + 1 < rest.upperBound, source[start + 1] == UInt8(ascii: ":") {
                let size = ReferenceBudget.definitionSize(source, after: start + 2)
                if size.isTooLong {
                    refuse(.markdownTooComplex, "this link title is longer than 1024 bytes", opening..<(start + 2))
                }
                references.define(label, size: size.bytes, range: opening..<(start + 2))
            } else {
                references.use(label)
            }
        }
        lastBracket = nil
        return copy(start..<(start + 1))
    }

    private func checkCharacterReference(_ rest: Range<Int>) {
        let start = rest.lowerBound
        guard rest.count > 3, source[start + 1] == UInt8(ascii: "#") else { return }
        var index = start + 2
        let isHexadecimal = source[index] == UInt8(ascii: "x") || source[index] == UInt8(ascii: "X")
        if isHexadecimal { index += 1 }
        let digits = source[index..<min(index + 8, rest.upperBound)].prefix {
            $0 != UInt8(ascii: ";")
        }
        guard let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10),
            TokenCheck.isForbidden(value) || (0xFDD0...0xFDEF).contains(value), value != 0
        else { return }
        problems.error(
            .forbiddenCharacter, "the text holds the character \(TokenCheck.name(of: value)), which no format can hold",
            at: start..<(index + digits.count))
    }
}
