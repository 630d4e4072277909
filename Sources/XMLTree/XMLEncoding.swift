internal import Diagnostics

/// The text of a part as UTF-8, decoded by us: libxml2 would also take UTF-7, EBCDIC and whatever iconv knows.
///
/// Source: XML 1.0, 2.8 (declaration), 4.3.3 and appendix F (encodings).
struct XMLEncoding {
    /// UTF-8 without a byte order mark. The declaration, if any, says UTF-8 or nothing.
    private(set) var bytes: [UInt8]
    /// Where the document begins, after the declaration.
    private(set) var start: Int

    private let name: String

    init(decoding raw: [UInt8], name: String) throws(XMLError) {
        self.name = name
        let head = raw.prefix(4)
        var isUTF16 = true
        if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw Self.unknown("UTF-32", name)
        } else if head.starts(with: [0xFF, 0xFE]) {
            bytes = try Self.fromUTF16(raw.dropFirst(2), isBigEndian: false, name)
        } else if head.starts(with: [0xFE, 0xFF]) {
            bytes = try Self.fromUTF16(raw.dropFirst(2), isBigEndian: true, name)
        } else if head.starts(with: [0x3C, 0]) {
            bytes = try Self.fromUTF16(raw[...], isBigEndian: false, name)
        } else if head.starts(with: [0, 0x3C]) {
            bytes = try Self.fromUTF16(raw[...], isBigEndian: true, name)
        } else {
            isUTF16 = false
            bytes = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(raw.dropFirst(3)) : raw
            if let offset = Self.firstInvalid(bytes) {
                throw XMLError(.xmlEncoding, "the part is not valid UTF-8", at: Self.place(name, bytes, offset))
            }
        }
        start = 0
        try readDeclaration(isUTF16: isUTF16)
        // Anything else before the first tag is a mistake, and a second byte order mark a way to confuse parsers.
        let first = bytes[start...].first { $0 != 0x20 && $0 != 0x9 && $0 != 0xA && $0 != 0xD }
        guard first == UInt8(ascii: "<") else {
            throw XMLError(.malformedXML, "the part does not begin with an element", at: Self.place(name, bytes, start))
        }
    }

    private mutating func readDeclaration(isUTF16: Bool) throws(XMLError) {
        guard let declaration = try XMLDeclaration(bytes, name: name) else { return }
        guard declaration.version == "1.0" else {
            throw XMLError(
                .malformedXML, "the part is XML \(declaration.version), not 1.0", at: Self.place(name, bytes, 0))
        }
        start = declaration.end
        guard let encoding = declaration.encoding else { return }
        let wanted = isUTF16 ? ["UTF-16", "UTF-16LE", "UTF-16BE"] : ["UTF-8", "UTF8"]
        guard wanted.contains(encoding.uppercased()) else { throw Self.unknown(encoding, name) }
        if isUTF16 {
            let own = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".utf8)
            bytes.replaceSubrange(..<start, with: own)
            start = own.count
        }
    }

    private static func unknown(_ encoding: String, _ name: String) -> XMLError {
        XMLError(.xmlEncoding, "the part is written in \(encoding), not in UTF-8 or UTF-16", at: .file(name))
    }

    static func place(_ name: String, _ bytes: [UInt8], _ offset: Int) -> Diagnostic.Place {
        .source(SourceText(name: name, bytes: bytes), offset..<min(offset + 1, max(bytes.count, offset)))
    }

    /// The offset of the first byte that is not UTF-8, or of a zero byte, which C takes for the end.
    private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                if byte < 0x80 {
                    if byte == 0 { return index }
                    index += 1
                    continue
                }
                guard let length = sequenceLength(buffer, at: index) else { return index }
                index += length
            }
            return nil
        }
    }

    /// Source: The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return nil
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
        for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return nil }
        return length
    }

    private static func fromUTF16(_ raw: ArraySlice<UInt8>, isBigEndian: Bool, _ name: String) throws(XMLError)
        -> [UInt8]
    {
        let high = raw.startIndex + (isBigEndian ? 0 : 1)
        let low = raw.startIndex + (isBigEndian ? 1 : 0)
        let units = (0..<(raw.count / 2)).map { UInt16(raw[high + 2 * $0]) << 8 | UInt16(raw[low + 2 * $0]) }
        guard raw.count % 2 == 0, !units.contains(0), let text = String(validating: units, as: UTF16.self) else {
            throw XMLError(.xmlEncoding, "the part is not valid UTF-16", at: .file(name))
        }
        return Array(text.utf8)
    }
}
