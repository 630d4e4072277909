/// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
///
/// Source: XML 1.0, productions [23] to [32].
struct XMLDeclaration {
    private(set) var version = ""
    private(set) var encoding: String?
    /// The offset after `?>`.
    private(set) var end = 0

    /// - Returns: `nil` if the bytes do not begin with a declaration.
    init?(_ bytes: [UInt8], name: String) throws(XMLError) {
        let opening = Array("<?xml".utf8)
        guard bytes.starts(with: opening), bytes.count > 5, Self.isSpace(bytes[5]) else { return nil }
        var index = opening.count
        var wanted: [[UInt8]] = ["version", "encoding", "standalone"].map { Array($0.utf8) }
        let mistake = XMLError(
            .malformedXML, "the XML declaration is not well formed", at: XMLEncoding.place(name, bytes, 0))
        while true {
            let before = index
            while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
            if bytes[index...].starts(with: [0x3F, 0x3E]) { break }
            guard index > before, let position = wanted.firstIndex(where: { bytes[index...].starts(with: $0) }) else {
                throw mistake
            }
            let attribute = wanted[position]
            index += attribute.count
            wanted.removeFirst(position + 1)
            guard let value = Self.value(bytes, &index) else { throw mistake }
            switch attribute.first {
            case UInt8(ascii: "v"): version = value
            case UInt8(ascii: "e"): encoding = value
            default: guard value == "yes" || value == "no" else { throw mistake }
            }
        }
        guard !version.isEmpty else { throw mistake }
        end = index + 2
    }

    /// `= "…"` with optional spaces.
    private static func value(_ bytes: [UInt8], _ index: inout Int) -> String? {
        func skipSpace() { while index < bytes.count, isSpace(bytes[index]) { index += 1 } }
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        skipSpace()
        guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else { return nil }
        let start = index + 1
        // Names of encodings are short: a quotation mark far away belongs to something else.
        guard let end = bytes[start...].prefix(64).firstIndex(of: bytes[index]) else { return nil }
        index = end + 1
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x9 || byte == 0xA || byte == 0xD }
}
