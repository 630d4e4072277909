/// What stands next in bytes that libcmark-gfm has given back.
enum ScannedText {
    case byte(UInt8)
    case value(Int)
    /// An index into ``ScannedMarkdown/markers``.
    case marker(Int)
    case escape(character: UInt8, source: [UInt8])

    /// Reads one element and moves the index behind it.
    static func next(in bytes: [UInt8], at index: inout Int) -> ScannedText {
        let byte = bytes[index]
        var start = index
        // The wrapping of a token; the character may also be the text's own.
        if byte == Token.wrapping[0], start + 6 <= bytes.count, bytes[start...].starts(with: Token.wrapping),
            bytes[start + 3] == 0xEF, bytes[start + 4] == 0xB7, bytes[start + 5] >= 0x92
        {
            start += 3
        }
        guard bytes[start] == 0xEF else {
            index += 1
            return .byte(byte)
        }
        if let token = Token(in: bytes[...], at: start) {
            index = token.range.upperBound + (start > index ? 3 : 0)
            return token.kind == .value ? .value(token.number) : .marker(token.number)
        }
        if start + 2 < bytes.count, bytes[start + 1] == 0xB7, let entry = Escape.entry(bytes[start + 2]) {
            index = start + 3 + (start > index ? 3 : 0)
            if Escape.isBareCaret(bytes[start + 2]) { return .byte(entry.character) }
            return .escape(character: entry.character, source: entry.source)
        }
        index += 1
        return .byte(byte)
    }

    /// The marker that bytes consist of, if they are nothing else.
    static func soleMarker(_ bytes: [UInt8]) -> Int? {
        var index = 0
        guard !bytes.isEmpty, case .marker(let number) = next(in: bytes, at: &index), index == bytes.count else {
            return nil
        }
        return number
    }
}
