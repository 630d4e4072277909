/// How text is written into XML so that a parser gives exactly it back.
///
/// Source: XML 1.0, 2.4 (character data), 2.11 (line ends: a carriage return survives only as a reference) and 3.3.3
/// (attribute values: so do tabs and line feeds).
package enum XMLEscaping: Sendable {
    case text
    /// Between double quotation marks.
    case attribute

    /// The offset of the first byte that does not stand for itself, or that may begin a forbidden character; `nil` for
    /// plain text.
    func firstSpecial(in bytes: UnsafeRawBufferPointer) -> Int? {
        let index = nextSpecial(in: bytes, from: 0)
        return index < bytes.count ? index : nil
    }

    /// The offset of the next byte that ``isSpecial(_:)``, or the number of bytes.
    private func nextSpecial(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while true {
            // Most text holds none, so that eight bytes are looked at in one go.
            while index &+ 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if mayHoldSpecial(word) { break }
                index &+= 8
            }
            let end = min(index &+ 8, bytes.count)
            while index < end {
                if isSpecial(bytes[index]) { return index }
                index &+= 1
            }
            if index == bytes.count { return index }
        }
    }

    /// Whether any of eight bytes is below 0x20 or one of `& < > "` or 0xEF; may be wrong in saying yes.
    private func mayHoldSpecial(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = word &- ones &* 0x20
        let ampersand = word ^ ones &* 0x26
        // `<` and `>` differ in one bit only.
        let angle = (word | ones &* 0x02) ^ ones &* 0x3E
        let lead = word ^ ones &* 0xEF
        let quotation = word ^ ones &* 0x22
        // The highest bit of a byte says that it was 0, or below 0x20.
        let found =
            (low & ~word) | ((ampersand &- ones) & ~ampersand) | ((angle &- ones) & ~angle)
            | ((lead &- ones) & ~lead) | ((quotation &- ones) & ~quotation)
        return found & (ones &* 0x80) != 0
    }

    private func isSpecial(_ byte: UInt8) -> Bool {
        if byte > 0x3E { return byte == 0xEF }
        switch byte {
        case 0x26, 0x3C, 0x3E, 0xD: return true
        case 0x9, 0xA, 0x22: return self == .attribute
        default: return byte < 0x20
        }
    }

    /// Appends valid UTF-8, escaped. Bytes before `first` are known to be plain.
    /// - Returns: The first character that XML forbids, at which it stops.
    func append(_ bytes: UnsafeRawBufferPointer, from first: Int = 0, to output: inout [UInt8]) -> Unicode.Scalar? {
        pieces(of: bytes, from: first) { output.append(contentsOf: $0) }
    }

    /// Hands over the pieces of which escaped text is made: plain stretches, and references.
    @inline(__always)
    func pieces(
        of bytes: UnsafeRawBufferPointer, from first: Int = 0, _ take: (UnsafeRawBufferPointer) -> Void
    ) -> Unicode.Scalar? {
        var plain = 0
        var index = nextSpecial(in: bytes, from: first)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0xEF {
                if let scalar = XMLCharacters.noncharacter(in: bytes, at: index) { return scalar }
            } else {
                guard let reference = Self.reference(for: byte) else { return Unicode.Scalar(byte) }
                take(UnsafeRawBufferPointer(rebasing: bytes[plain..<index]))
                take(UnsafeRawBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
                plain = index &+ 1
            }
            index = nextSpecial(in: bytes, from: index &+ 1)
        }
        take(UnsafeRawBufferPointer(rebasing: bytes[plain...]))
        return nil
    }

    private static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x9: "&#9;"
        case 0xA: "&#10;"
        case 0xD: "&#13;"
        default: nil
        }
    }

    /// Appends text, escaped.
    /// - Returns: The first character that XML forbids, at which it stops.
    package func append(_ text: String, to output: inout [UInt8]) -> Unicode.Scalar? {
        var text = text
        return text.withUTF8 { append(UnsafeRawBufferPointer($0), to: &output) }
    }
}
