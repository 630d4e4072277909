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
        for index in bytes.indices where isSpecial(bytes[index]) { return index }
        return nil
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
        output.reserveCapacity(output.count + bytes.count + 16)
        var plain = 0
        var index = first
        while index < bytes.count {
            let byte = bytes[index]
            guard isSpecial(byte) else {
                index += 1
                continue
            }
            if byte == 0xEF {
                if let scalar = XMLCharacters.noncharacter(in: bytes, at: index) { return scalar }
                index += 1
                continue
            }
            guard let reference = Self.reference(for: byte) else { return Unicode.Scalar(byte) }
            output.append(contentsOf: bytes[plain..<index])
            output.append(contentsOf: reference.utf8Bytes)
            index += 1
            plain = index
        }
        output.append(contentsOf: bytes[plain...])
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

extension StaticString {
    fileprivate var utf8Bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
