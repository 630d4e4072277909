/// MarkupSafe's escaping of text for HTML and XML.
package enum HTMLEscaping {
    /// `&`, `<`, `>`, `"`, `'` become `&amp;`, `&lt;`, `&gt;`, `&#34;`, `&#39;`.
    package static func escape(_ text: String) -> String {
        text.withBytes { bytes in
            let first = firstSpecial(in: bytes, from: 0)
            guard first < bytes.count else { return text }
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + bytes.count / 8 + 16)
            result.append(contentsOf: bytes[..<first])
            append(UnsafeBufferPointer(rebasing: bytes[first...]), to: &result)
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// Appends bytes, escaped.
    package static func append(_ bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        var start = 0
        while true {
            let next = firstSpecial(in: bytes, from: start)
            result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<next]))
            guard next < bytes.count else { return }
            let text = replacement(of: bytes[next])
            result.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
            start = next + 1
        }
    }

    /// Where the next character stands that must be escaped; the number of bytes if there is none.
    static func firstSpecial(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        guard let memory = UnsafeRawPointer(bytes.baseAddress) else { return index }
        while index < bytes.count {
            // Most text has nothing to escape: eight bytes at a time are passed over as long as none may have to be.
            if index &+ 8 <= bytes.count, !mayHoldSpecial((memory + index).loadUnaligned(as: UInt64.self)) {
                index &+= 8
                continue
            }
            let end = min(index &+ 8, bytes.count)
            while index < end {
                if isSpecial(bytes[index]) { return index }
                index &+= 1
            }
        }
        return index
    }

    static func replacement(of byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&#34;"
        default: "&#39;"
        }
    }

    /// Whether one of eight bytes is to be escaped; may also say so of others, never miss one.
    @inline(__always)
    private static func mayHoldSpecial(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // `&` and `'` differ in bit 0, `<` and `>` in bit 1; `"` stands alone.
        let quote = word ^ (ones &* 0x22)
        let ampersand = (word | ones) ^ (ones &* 0x27)
        let angle = (word | (ones &* 2)) ^ (ones &* 0x3E)
        let zeros = (quote &- ones) & ~quote | (ampersand &- ones) & ~ampersand | (angle &- ones) & ~angle
        return zeros & (ones &* 0x80) != 0
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
