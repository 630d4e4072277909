/// Quotes and brackets, on one line.
extension EverydayYAMLParser {
    mutating func quoted() throws(GivesUp) -> DataNode {
        count()
        let start = index
        let text = bytes[index] == UInt8(ascii: "'") ? try singleQuoted() : try doubleQuoted()
        return DataNode(.string(text), DataSpan(start, index))
    }

    private func text(_ start: Int, _ end: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }

    private mutating func singleQuoted() throws(GivesUp) -> String {
        index += 1
        let start = index
        var unescaped: [UInt8]?
        while index < bytes.count, bytes[index] != 0x0A {
            let byte = bytes[index]
            if byte == UInt8(ascii: "'") {
                guard index + 1 < bytes.count, bytes[index + 1] == byte else {
                    index += 1
                    return unescaped.map { String(decoding: $0, as: UTF8.self) } ?? text(start, index - 1)
                }
                if unescaped == nil { unescaped = Array(bytes[start..<index]) }
                index += 1
            }
            unescaped?.append(byte)
            index += 1
        }
        throw GivesUp()
    }

    private mutating func doubleQuoted() throws(GivesUp) -> String {
        index += 1
        let start = index
        var unescaped: [UInt8]?
        while index < bytes.count, bytes[index] != 0x0A {
            var byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return unescaped.map { String(decoding: $0, as: UTF8.self) } ?? text(start, index - 1)
            }
            if byte == UInt8(ascii: "\\") {
                if unescaped == nil { unescaped = Array(bytes[start..<index]) }
                index += 1
                guard index < bytes.count else { throw GivesUp() }
                switch bytes[index] {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte = bytes[index]
                case UInt8(ascii: "n"): byte = 0x0A
                case UInt8(ascii: "t"): byte = 0x09
                default: throw GivesUp()
                }
            }
            unescaped?.append(byte)
            index += 1
        }
        throw GivesUp()
    }

    /// `[…]` or `{…}`. Recursive, no deeper than the limit.
    mutating func brackets(depth: Int, limit: Int) throws(GivesUp) -> DataNode {
        guard depth <= limit else { throw GivesUp() }
        count()
        let start = index
        let isMapping = bytes[index] == UInt8(ascii: "{")
        let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        var items: [DataNode] = []
        var entries = DataMappingBuilder()
        index += 1
        skipSpaces()
        while index < bytes.count, bytes[index] != close {
            if isMapping {
                try entry(into: &entries, depth: depth, limit: limit)
            } else {
                items.append(try item(depth: depth, limit: limit))
            }
            skipSpaces()
            guard index < bytes.count else { throw GivesUp() }
            if bytes[index] == close { break }
            guard bytes[index] == UInt8(ascii: ",") else { throw GivesUp() }
            index += 1
            skipSpaces()
            guard index < bytes.count, bytes[index] != close else { throw GivesUp() }
        }
        guard index < bytes.count else { throw GivesUp() }
        index += 1
        let content: DataNode.Content =
            isMapping ? .mapping(entries.finished()) : .sequence(DataSequence(items))
        return DataNode(content, DataSpan(start, index))
    }

    private mutating func entry(
        into entries: inout DataMappingBuilder, depth: Int, limit: Int
    ) throws(GivesUp) {
        guard let end = keyEnd(at: index) else { throw GivesUp() }
        count()
        let start = index
        index = end + 1
        skipSpaces()
        guard index < bytes.count else { throw GivesUp() }
        let value = try item(depth: depth, limit: limit)
        guard entries.addIfNew(self.entry(start, end, value)) else { throw GivesUp() }
    }

    private mutating func item(depth: Int, limit: Int) throws(GivesUp) -> DataNode {
        switch bytes[index] {
        case UInt8(ascii: "["), UInt8(ascii: "{"): try brackets(depth: depth + 1, limit: limit)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): try quoted()
        default: try plainItem()
        }
    }

    /// A text without quotes between brackets.
    private mutating func plainItem() throws(GivesUp) -> DataNode {
        count()
        let start = index
        let isNegative =
            bytes[index] == UInt8(ascii: "-") && index + 1 < bytes.count && ByteClass.isKey(bytes[index + 1])
        guard ByteClass.beginsPlain(bytes[index]) || isNegative else { throw GivesUp() }
        var end = index
        scan: while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): break scan
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"), 0x0A: throw GivesUp()
            case UInt8(ascii: ":"):
                guard index + 1 < bytes.count, ByteClass.goesOnAfterColon(bytes[index + 1]) else { throw GivesUp() }
                end = index + 1
            case UInt8(ascii: "#") where bytes[index - 1] == 0x20: throw GivesUp()
            case 0x20: break
            default: end = index + 1
            }
            index += 1
        }
        let reading = YAMLScalar.plain(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        guard case .content(let content) = reading else { throw GivesUp() }
        return DataNode(content, DataSpan(start, end))
    }

    /// What bytes may stand where.
    enum ByteClass {
        /// Letters, digits, `_`, `-` and `.`.
        static func isKey(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        }

        /// What begins a text without quotes and cannot mean anything else.
        static func beginsPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
                true
            case UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: "."),
                UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\\"),
                UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                true
            default: false
            }
        }

        /// Behind a colon inside brackets: neither the end of a key nor one of libyaml's special cases.
        static func goesOnAfterColon(_ byte: UInt8) -> Bool { isKey(byte) || byte == UInt8(ascii: "/") || byte >= 0x80 }
    }
}
