/// Finds where the markup of a document lies: where each tag, comment and instruction begins and ends.
///
/// It relies on nothing but the few rules that well-formed XML cannot break (`<` is always markup, a quoted value holds no
/// quotation mark of its own kind), so it keeps step with libxml2 on every document that libxml2 accepts, and on any other
/// does no more than stop.
struct XMLMarkup {
    enum Kind { case startTag, emptyTag, endTag, comment, instruction, documentType }

    struct Piece {
        var kind: Kind
        /// From `<` to after `>`; to the end of the document if that is missing.
        var range: Range<Int>
        /// How many attributes a tag has.
        var attributes = 0
    }

    /// Where the last piece ended.
    private(set) var position: Int

    init(from start: Int) { position = start }

    /// The next piece of markup; text and CDATA sections before it are passed over. `nil` at the end.
    mutating func next(in bytes: UnsafeBufferPointer<UInt8>) -> Piece? {
        var index = position
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if Self.matches(bytes, index, "<![CDATA[") {
                index = Self.end(after: "]]>", bytes, from: index + 9)
                continue
            }
            let piece = Self.piece(bytes, at: index)
            position = piece.range.upperBound
            return piece
        }
        position = bytes.count
        return nil
    }

    private static func piece(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Piece {
        let next = start + 1 < bytes.count ? bytes[start + 1] : 0
        switch next {
        case UInt8(ascii: "?"):
            return Piece(kind: .instruction, range: start..<end(after: "?>", bytes, from: start + 2))
        case UInt8(ascii: "!"):
            if matches(bytes, start, "<!--") {
                return Piece(kind: .comment, range: start..<end(after: "-->", bytes, from: start + 4))
            }
            // Whatever else begins so is no XML: libxml2 says why.
            let kind: Kind = matches(bytes, start, "<!DOCTYPE") ? .documentType : .instruction
            return Piece(kind: kind, range: start..<(start + 2))
        case UInt8(ascii: "/"):
            return Piece(kind: .endTag, range: start..<end(after: ">", bytes, from: start + 2))
        default: return tag(bytes, at: start)
        }
    }

    private static func tag(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Piece {
        var index = start + 1
        var quote: UInt8 = 0
        var attributes = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
                attributes += 1
            } else if byte == UInt8(ascii: ">") {
                let isEmpty = bytes[index - 2] == UInt8(ascii: "/")
                return Piece(kind: isEmpty ? .emptyTag : .startTag, range: start..<index, attributes: attributes)
            }
        }
        return Piece(kind: .startTag, range: start..<bytes.count, attributes: attributes)
    }

    private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    private static func end(after text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] == text.utf8Start[0], matches(bytes, index, text) { return index + text.utf8CodeUnitCount }
            index += 1
        }
        return max(bytes.count, start)
    }
}
