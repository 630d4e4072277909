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
            for index in 0..<bytes.count {
                let replacement: StaticString
                switch bytes[index] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&#34;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                default: continue
                }
                append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                append(UnsafeBufferPointer(start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
                start = index + 1
            }
            append(UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }
}
