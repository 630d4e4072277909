internal import DataReaders
internal import Diagnostics

/// Goes through a record once, for every text of it, and every text that may be a date with its weekday; in the order of
/// the file.
struct PassageWalk {
    private let phrases: SharedPhrases
    private let texts: PassageTexts
    private(set) var passages: [Passage] = []
    private(set) var dated: [DataNode] = []

    /// Fields that hold no text: names of things, addresses, codes. Some are records elsewhere: `letter.from` is a person.
    private static let skipped = KeySet([
        "id", "kind", "framework", "type", "lang", "pairId", "code", "rating", "time", "offset", "date", "when",
        "extra",
        "embargoUntil", "country", "hash", "standard", "anchor", "isbn", "mark", "key", "unit", "status", "from", "to",
    ])

    init(_ inspection: Inspection, _ phrases: SharedPhrases) {
        self.phrases = phrases
        texts = PassageTexts(expecting: inspection.file.source.bytes.count)
        passages.reserveCapacity(256)
        guard let root = inspection.file.root.mapping else { return }
        let isWelsh = inspection.language == "cy"
        root.entries.withUnsafeBufferPointer { entries in
            guard let first = entries.baseAddress else { return }
            for entry in first..<first + entries.count where entry.pointee.key != "extra" {
                let key = entry.pointee.key
                let isQuoted = key == "quotes" || key == "childrenQuotes"
                enter(entry, section: key, isQuoted: isQuoted, isWelsh: isWelsh || key == "welsh")
            }
        }
    }

    private mutating func enter(
        _ entry: UnsafePointer<DataMapping.Entry>, section: String, isQuoted: Bool, isWelsh: Bool
    ) {
        if case .string(let text) = entry.pointee.value.content {
            take(entry.pointee.value, ifDated: text)
            guard Self.skipped.position(of: entry) == nil else { return }
            add(entry.pointee.value, text, section, entry.pointee.key, isQuoted: isQuoted, isWelsh: isWelsh)
        } else {
            collect(entry.pointee.value, section, entry.pointee.key, isQuoted: isQuoted, isWelsh: isWelsh)
        }
    }

    /// Recursive: a record that fits the schema is a few levels deep.
    private mutating func collect(
        _ node: DataNode, _ section: String, _ field: String, isQuoted: Bool,
        isWelsh: Bool
    ) {
        switch node.content {
        case .string(let text):
            take(node, ifDated: text)
            add(node, text, section, field, isQuoted: isQuoted, isWelsh: isWelsh)
        case .sequence(let sequence):
            sequence.items.withUnsafeBufferPointer { items in
                guard let first = items.baseAddress else { return }
                for item in first..<first + items.count {
                    collect(item.pointee, section, field, isQuoted: isQuoted, isWelsh: isWelsh)
                }
            }
        case .mapping(let mapping):
            mapping.entries.withUnsafeBufferPointer { entries in
                guard let first = entries.baseAddress else { return }
                for entry in first..<first + entries.count where entry.pointee.key != "extra" {
                    let isWelsh = isWelsh || Self.namesWelsh(entry.pointee.key)
                    enter(entry, section: section, isQuoted: isQuoted, isWelsh: isWelsh)
                }
            }
        case .null, .bool, .integer, .decimal: return
        }
    }

    private static func namesWelsh(_ key: String) -> Bool {
        key.utf8.last == UInt8(ascii: "y") && key.hasSuffix("Cy")
    }

    /// “Monday 1 May 2025” to “Wednesday, 28 September 2025”.
    private mutating func take(_ node: DataNode, ifDated text: String) {
        guard (17...28).contains(text.utf8.count), let last = text.utf8.last, (0x30...0x39).contains(last) else {
            return
        }
        dated.append(node)
    }

    private mutating func add(
        _ node: DataNode, _ text: String, _ section: String, _ field: String,
        isQuoted: Bool, isWelsh: Bool
    ) {
        passages.append(
            Passage(
                texts.add(text, phrases), of: texts, section: section, field: field, node: node,
                isQuoted: isQuoted, isWelsh: isWelsh))
    }
}
