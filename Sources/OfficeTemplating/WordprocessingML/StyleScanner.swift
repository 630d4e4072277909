/// Reads the ids and names of styles straight from the bytes of a styles part.
///
/// Such parts are large (350 kB in documents of some programs) and are copied as they are; only headings, for messages, and
/// a few styles for formatted text are wanted from them. What is not understood is passed over.
struct StyleScanner {
    struct Style {
        var id: String
        var name = ""
        var hasOutlineLevel = false
        var basedOn: String?
        /// The list that paragraphs of the style belong to, and the level in it.
        var numbering: Int?
        var level: Int?
    }

    let styles: [Style]

    init(_ bytes: [UInt8]) {
        styles = bytes.withUnsafeBufferPointer { Self.scan($0) }
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [Style] {
        var styles: [Style] = []
        var current: Style?
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            // Names of elements are told by their first letters: most belong to something else.
            if begins(bytes, index, "<w:style ") {
                let tag = Self.tag(bytes, index)
                if let current { styles.append(current) }
                current = Style(id: Self.value("w:styleId", in: tag) ?? "")
                index = tag.endIndex
            } else {
                if current != nil, index + 3 < bytes.count { scanProperty(bytes, index, of: &current) }
                index += 1
            }
        }
        if let current { styles.append(current) }
        return styles
    }

    private static func scanProperty(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, of style: inout Style?) {
        func value() -> String? { Self.value("w:val", in: Self.tag(bytes, index)) }
        switch bytes[index + 3] {
        case UInt8(ascii: "n"):
            if begins(bytes, index, "<w:name "), style?.name.isEmpty == true { style?.name = value() ?? "" }
            if begins(bytes, index, "<w:numId ") { style?.numbering = value().flatMap { Int($0) } }
        case UInt8(ascii: "o"): if begins(bytes, index, "<w:outlineLvl ") { style?.hasOutlineLevel = true }
        case UInt8(ascii: "b"): if begins(bytes, index, "<w:basedOn ") { style?.basedOn = value() }
        case UInt8(ascii: "i"): if begins(bytes, index, "<w:ilvl ") { style?.level = value().flatMap { Int($0) } }
        default: break
        }
    }

    /// The list of each paragraph style that has one, itself or from a style that it is based on. Headings are left out:
    /// their numbers go through the whole document.
    func numberings() -> [String: (instance: Int, level: Int)] {
        let byID = Dictionary(styles.map { ($0.id, $0) }) { first, _ in first }
        var result: [String: (instance: Int, level: Int)] = [:]
        for style in styles {
            var current: Style? = style
            var (instance, level): (Int?, Int?) = (nil, nil)
            var isHeading = false
            for _ in 0..<16 {
                guard let next = current else { break }
                instance = instance ?? next.numbering
                level = level ?? next.level
                isHeading = isHeading || next.hasOutlineLevel
                current = next.basedOn.flatMap { byID[$0] }
            }
            if let instance, instance > 0, !isHeading { result[style.id] = (instance, level ?? 0) }
        }
        return result
    }

    private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 1..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    private static func tag(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: ">") { end += 1 }
        return bytes[start..<min(end + 1, bytes.count)]
    }

    private static func value(_ attribute: String, in tag: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        let wanted = Array("\(attribute)=".utf8)
        var rest = tag
        while let first = rest.firstIndex(of: wanted[0]) {
            rest = rest[first...]
            if rest.starts(with: wanted) {
                let value = rest.dropFirst(wanted.count)
                guard let quote = value.first else { return nil }
                return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
            }
            rest = rest.dropFirst()
        }
        return nil
    }
}
