/// Characters that stand for themselves whatever is around them, as noncharacters from U+FDD4 on.
enum Escape {
    /// What each of them stands for, and how the source writes it.
    private static let table: [(character: UInt8, source: [UInt8])] = [
        (UInt8(ascii: "<"), Array("<".utf8)), (UInt8(ascii: "<"), Array("\\<".utf8)),
        (UInt8(ascii: ">"), Array("\\>".utf8)), (UInt8(ascii: "["), Array("\\[".utf8)),
        (UInt8(ascii: "]"), Array("\\]".utf8)), (UInt8(ascii: "^"), Array("\\^".utf8)),
        (UInt8(ascii: "~"), Array("\\~".utf8)), (UInt8(ascii: ":"), Array("\\:".utf8)),
        (UInt8(ascii: "\\"), Array("\\\\".utf8)), (UInt8(ascii: " "), Array("&#32;".utf8)),
        (UInt8(ascii: "\t"), Array("&#9;".utf8)), (UInt8(ascii: "^"), Array("^".utf8)),
    ]
    private static let caret = UInt8(table.count - 1)
    private static let first: UInt8 = 0x94

    /// The longest escape of which the source at an offset is one.
    /// - Returns: `nil` for those that only libcmark-gfm needs to know.
    static func find(in source: [UInt8], at offset: Int) -> (bytes: [UInt8], length: Int)? {
        for (index, entry) in table.dropLast().enumerated().dropFirst()
        where source[offset...].starts(with: entry.source) {
            return (Token.wrapped([0xEF, 0xB7, first + UInt8(index)]), entry.source.count)
        }
        return nil
    }

    /// A `<` without a backslash.
    static let bareLessThan: [UInt8] = Token.wrapped([0xEF, 0xB7, first])

    /// A `^` without a backslash: libcmark-gfm would take `[^` for the mark of a footnote, whatever follows.
    static let bareCaret: [UInt8] = Token.wrapped([0xEF, 0xB7, first + caret])

    static func isBareCaret(_ last: UInt8) -> Bool { last == first + caret }

    /// - Parameter last: The third byte of the noncharacter.
    static func entry(_ last: UInt8) -> (character: UInt8, source: [UInt8])? {
        guard last >= first, Int(last - first) < table.count else { return nil }
        return table[Int(last - first)]
    }
}
