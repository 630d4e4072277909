/// What stands between braces, as Pandoc writes it: `{#id .class lang=cy key="value"}`, tokens of values still in it.
struct AttributeList {
    var id: [UInt8]?
    var classes: [[UInt8]] = []
    var pairs: [(key: [UInt8], value: [UInt8])] = []

    /// Longer lists are text.
    private static let longest = 4 << 10

    init(classes: [[UInt8]] = []) { self.classes = classes }

    /// Reads a list that begins with the brace at `start`.
    ///
    /// - Parameter end: The end of the line.
    /// - Returns: The list and the offset after its closing brace; `nil` for anything else, also for `{}`.
    static func parse(_ bytes: [UInt8], from start: Int, to end: Int) -> (list: AttributeList, end: Int)? {
        let end = min(end, start + longest)
        var list = AttributeList()
        var index = start + 1
        var isEmpty = true
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "}") { return isEmpty ? nil : (list, index + 1) }
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                index += 1
                continue
            }
            guard index == start + 1 || Self.endsWord(bytes[index - 1]) || isEmpty else { return nil }
            guard list.readItem(bytes, &index, end) else { return nil }
            isEmpty = false
        }
        return nil
    }

    private mutating func readItem(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> Bool {
        let start = index
        while index < end, !Self.endsWord(bytes[index]), bytes[index] != UInt8(ascii: "="),
            bytes[index] != UInt8(ascii: "}"), bytes[index] != UInt8(ascii: "{")
        {
            index += 1
        }
        let word = Array(bytes[start..<index])
        guard let first = word.first, index < end else { return false }
        if first == UInt8(ascii: "#") || first == UInt8(ascii: ".") {
            guard word.count > 1, bytes[index] != UInt8(ascii: "=") else { return false }
            if first == UInt8(ascii: "#") {
                id = Array(word.dropFirst())
            } else {
                classes.append(Array(word.dropFirst()))
            }
            return true
        }
        if word == [UInt8(ascii: "-")] {
            classes.append(Array("unnumbered".utf8))
            return true
        }
        guard bytes[index] == UInt8(ascii: "="), Self.isKey(word) else { return false }
        index += 1
        guard let value = Self.readValue(bytes, &index, end) else { return false }
        pairs.append((word, value))
        return true
    }

    private static func readValue(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> [UInt8]? {
        guard index < end else { return nil }
        let quote = bytes[index]
        var value: [UInt8] = []
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            index += 1
            while index < end, bytes[index] != quote {
                if bytes[index] == UInt8(ascii: "\\"), index + 1 < end { index += 1 }
                value.append(bytes[index])
                index += 1
            }
            guard index < end else { return nil }
            index += 1
            return value
        }
        while index < end, !endsWord(bytes[index]), bytes[index] != UInt8(ascii: "}") {
            value.append(bytes[index])
            index += 1
        }
        return value
    }

    private static func endsWord(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func isKey(_ word: [UInt8]) -> Bool {
        word.allSatisfy { byte in
            byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
        }
    }
}
