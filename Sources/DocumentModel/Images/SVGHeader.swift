/// The root element of an SVG.
enum SVGHeader {
    /// What stands before the root element is at most this long.
    private static let prologue = 64 << 10

    static func size(of bytes: [UInt8]) -> (width: Double, height: Double)? {
        guard let tag = rootTag(of: bytes) else { return nil }
        let attributes = attributes(of: tag)
        let box = attributes["viewBox"].map(numbers) ?? []
        let width = attributes["width"].flatMap(length)
        let height = attributes["height"].flatMap(length)
        if let width, let height { return (width, height) }
        if box.count == 4, box[2] > 0, box[3] > 0 {
            if let width { return (width, width * box[3] / box[2]) }
            if let height { return (height * box[2] / box[3], height) }
            return (box[2], box[3])
        }
        // CSS 2.2, 10.3.2: the size of a replaced element that has none of its own.
        return (width ?? 300, height ?? 150)
    }

    /// What stands between `<svg` and its `>`; `nil` if the first element is another one.
    private static func rootTag(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var rest = bytes.prefix(prologue)
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        while let first = rest.first {
            if first == UInt8(ascii: " ") || (0x09...0x0D).contains(first) {
                rest = rest.dropFirst()
            } else if rest.starts(with: Array("<!--".utf8)) {
                guard let end = range(of: "-->", in: rest) else { return nil }
                rest = rest[end...]
            } else if rest.starts(with: Array("<?".utf8)) || rest.starts(with: Array("<!DOCTYPE".utf8)) {
                guard let end = range(of: ">", in: rest) else { return nil }
                rest = rest[end...]
            } else {
                break
            }
        }
        guard rest.starts(with: Array("<svg".utf8)) else { return nil }
        let tag = rest.dropFirst(4)
        guard let end = tag.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return tag[..<end]
    }

    /// The offset after the first occurrence of an ASCII text.
    private static func range(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let wanted = Array(text.utf8)
        var index = bytes.startIndex
        while index + wanted.count <= bytes.endIndex {
            if bytes[index] == wanted[0], bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
                return index + wanted.count
            }
            index += 1
        }
        return nil
    }

    private static func attributes(of tag: ArraySlice<UInt8>) -> [String: String] {
        var found: [String: String] = [:]
        var index = tag.startIndex
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        while index < tag.endIndex {
            while index < tag.endIndex, isSpace(tag[index]) { index += 1 }
            let name = index
            while index < tag.endIndex, tag[index] != UInt8(ascii: "="), !isSpace(tag[index]) { index += 1 }
            let nameEnd = index
            while index < tag.endIndex, isSpace(tag[index]) || tag[index] == UInt8(ascii: "=") { index += 1 }
            guard index < tag.endIndex, tag[index] == UInt8(ascii: "\"") || tag[index] == UInt8(ascii: "'") else {
                return found
            }
            let quote = tag[index]
            index += 1
            let value = index
            while index < tag.endIndex, tag[index] != quote { index += 1 }
            found[String(decoding: tag[name..<nameEnd], as: UTF8.self)] =
                String(decoding: tag[value..<index], as: UTF8.self)
            if index < tag.endIndex { index += 1 }
        }
        return found
    }

    private static func numbers(_ text: String) -> [Double] {
        text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" }.compactMap { Double($0) }
            .filter(\.isFinite)
    }

    /// An absolute CSS length in CSS pixels; `nil` for a percentage or a unit that depends on a font.
    private static func length(_ text: String) -> Double? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
        guard let value = Double(digits), value.isFinite, value > 0 else { return nil }
        switch text.dropFirst(digits.count).lowercased() {
        case "", "px": return value
        case "pt": return value * 96 / 72
        case "pc": return value * 16
        case "in": return value * 96
        case "cm": return value * 96 / 2.54
        case "mm": return value * 96 / 25.4
        default: return nil
        }
    }
}
