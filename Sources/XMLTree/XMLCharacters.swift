/// Which characters XML 1.0 lets a document hold at all, whether typed or written as a reference.
///
/// Source: XML 1.0 (fifth edition), production [2] `Char`.
package enum XMLCharacters {
    package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The first forbidden scalar of a text and its UTF-8 offset.
    package static func firstForbidden(in text: String) -> (scalar: Unicode.Scalar, offset: Int)? {
        var text = text
        return text.withUTF8 { bytes in firstForbidden(in: UnsafeRawBufferPointer(bytes)) }
    }

    /// The first forbidden scalar of valid UTF-8 and its offset.
    package static func firstForbidden(in bytes: UnsafeRawBufferPointer) -> (scalar: Unicode.Scalar, offset: Int)? {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 {
                if byte != 0x9, byte != 0xA, byte != 0xD { return (Unicode.Scalar(byte), index) }
            } else if byte == 0xEF, let scalar = noncharacter(in: bytes, at: index) {
                return (scalar, index)
            }
        }
        return nil
    }

    /// U+FFFE or U+FFFF, if one of them begins at `index`: of all that valid UTF-8 can hold, the only forbidden ones
    /// beyond ASCII.
    static func noncharacter(in bytes: UnsafeRawBufferPointer, at index: Int) -> Unicode.Scalar? {
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else {
            return nil
        }
        return bytes[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}"
    }
}
