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
            for index in entries.indices where entries[index].key != "extra" {
                let key = entries[index].key
                let isQuoted = key == "quotes" || key == "childrenQuotes"
                enter(entries[index], section: key, isQuoted: isQuoted, isWelsh: isWelsh || key == "welsh")
            }
        }
    }

    private mutating func enter(
        _ entry: borrowing DataMapping.Entry, section: borrowing String, isQuoted: Bool, isWelsh: Bool
    ) {
        if case .string(let text) = entry.value.content {
            take(entry.value, ifDated: text)
            guard Self.skipped.position(of: entry) == nil else { return }
            add(entry.value, text, section, entry.key, isQuoted: isQuoted, isWelsh: isWelsh)
        } else {
            collect(entry.value, section, entry.key, isQuoted: isQuoted, isWelsh: isWelsh)
        }
    }

    /// Recursive: a record that fits the schema is a few levels deep.
    private mutating func collect(
        _ node: borrowing DataNode, _ section: borrowing String, _ field: borrowing String, isQuoted: Bool,
        isWelsh: Bool
    ) {
        switch node.content {
        case .string(let text):
            take(node, ifDated: text)
            add(node, text, section, field, isQuoted: isQuoted, isWelsh: isWelsh)
        case .sequence(let sequence):
            sequence.items.withUnsafeBufferPointer { items in
                for index in items.indices {
                    collect(items[index], section, field, isQuoted: isQuoted, isWelsh: isWelsh)
                }
            }
        case .mapping(let mapping):
            mapping.entries.withUnsafeBufferPointer { entries in
                for index in entries.indices where entries[index].key != "extra" {
                    let isWelsh = isWelsh || Self.namesWelsh(entries[index].key)
                    enter(entries[index], section: section, isQuoted: isQuoted, isWelsh: isWelsh)
                }
            }
        case .null, .bool, .integer, .decimal: return
        }
    }

    private static func namesWelsh(_ key: borrowing String) -> Bool {
        key.utf8.last == UInt8(ascii: "y") && key.hasSuffix("Cy")
    }

    /// “Monday 1 May 2025” to “Wednesday, 28 September 2025”.
    private mutating func take(_ node: borrowing DataNode, ifDated text: borrowing String) {
        guard (17...28).contains(text.utf8.count), let last = text.utf8.last, (0x30...0x39).contains(last) else {
            return
        }
        dated.append(copy node)
    }

    private mutating func add(
        _ node: borrowing DataNode, _ text: borrowing String, _ section: borrowing String, _ field: borrowing String,
        isQuoted: Bool, isWelsh: Bool
    ) {
        passages.append(
            Passage(
                texts.add(copy text, phrases), of: texts, section: copy section, field: copy field, node: copy node,
                isQuoted: isQuoted, isWelsh: isWelsh))
    }
}
