/// MarkupSafe's escaping of text for HTML and XML.
package enum HTMLEscaping {
    /// `&`, `<`, `>`, `"`, `'` become `&amp;`, `&lt;`, `&gt;`, `&#34;`, `&#39;`.
    package static func escape(_ text: String) -> String {
        text.withBytes { bytes in
            guard let first = bytes.firstIndex(where: isSpecial) else { return text }
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
        for (index, byte) in bytes.enumerated() where isSpecial(byte) {
            result.append(contentsOf: bytes[start..<index])
            switch byte {
            case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): result.append(contentsOf: "&#34;".utf8)
            default: result.append(contentsOf: "&#39;".utf8)
            }
            start = index + 1
        }
        result.append(contentsOf: bytes[start...])
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
