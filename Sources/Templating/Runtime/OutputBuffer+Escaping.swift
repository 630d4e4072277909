extension OutputBuffer {
    /// Appends a whole number in decimal digits.
    package mutating func append(_ number: Int) {
        if number >= 0, number < 10 { return append(UInt8(ascii: "0") + UInt8(number)) }
        append(String(number))
    }

    /// Appends text with `&`, `<`, `>`, `"` and `'` escaped.
    package mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            while true {
                let next = HTMLEscaping.firstSpecial(in: bytes, from: start)
                append(UnsafeBufferPointer(rebasing: bytes[start..<next]))
                guard next < bytes.count else { return }
                let replacement = HTMLEscaping.replacement(of: bytes[next])
                append(replacement.utf8Start, replacement.utf8CodeUnitCount)
                start = next + 1
            }
        }
    }
}
