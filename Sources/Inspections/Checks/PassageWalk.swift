internal import DataReaders
internal import Diagnostics

/// Goes through a record once, for every text of it, and every text that may be a date with its weekday; in the order of
/// the file.
struct PassageWalk {
    private let phrases: SharedPhrases
    let texts: PassageTexts
    private(set) var dated: [DataNode] = []

    /// Fields that hold no text: names of things, addresses, codes. Some are records elsewhere: `letter.from` is a person.
    private static let skipped = KeySet([
        "id", "kind", "framework", "type", "lang", "pairId", "code", "rating", "time", "offset", "date", "when",
        "extra",
        "embargoUntil", "country", "hash", "standard", "anchor", "isbn", "mark", "key", "unit", "status", "from", "to",
    ])

    /// What a record's own templates use.
    private static let free = KeySet(["extra"])

    init(_ inspection: Inspection, _ phrases: SharedPhrases) {
        self.phrases = phrases
        texts = PassageTexts(expecting: inspection.file.source.bytes.count)
        guard let root = inspection.file.root.mapping else { return }
        let isWelsh = inspection.language == "cy"
        root.entries.withUnsafeBufferPointer { entries in
            guard let first = entries.baseAddress else { return }
            for entry in first..<first + entries.count where Self.free.position(of: entry) == nil {
                let key = entry.pointee.key
                let isQuoted = key == "quotes" || key == "childrenQuotes"
                enter(entry, section: key, isQuoted: isQuoted, isWelsh: isWelsh || key == "welsh")
            }
        }
    }

    private mutating func enter(
        _ entry: UnsafePointer<DataMapping.Entry>, section: String, isQuoted: Bool, isWelsh: Bool
    ) {
        if case .string = entry.value.pointee.content, Self.skipped.position(of: entry) != nil {
            return take(ifDated: entry.value)
        }
        collect(entry.value, section, entry.pointee.key, isQuoted: isQuoted, isWelsh: isWelsh)
    }

    /// Recursive: a record that fits the schema is a few levels deep.
    private mutating func collect(
        _ node: UnsafePointer<DataNode>, _ section: String, _ field: String, isQuoted: Bool, isWelsh: Bool
    ) {
        switch node.pointee.content {
        case .string(let text):
            take(ifDated: node)
            let place = PassageTexts.Cut(
                section: section, field: field, span: node.pointee.span, isQuoted: isQuoted, isWelsh: isWelsh)
            texts.add(text, as: place, phrases)
        case .sequence(let sequence):
            sequence.items.withUnsafeBufferPointer { items in
                guard let first = items.baseAddress else { return }
                for item in first..<first + items.count {
                    collect(item, section, field, isQuoted: isQuoted, isWelsh: isWelsh)
                }
            }
        case .mapping(let mapping):
            mapping.entries.withUnsafeBufferPointer { entries in
                guard let first = entries.baseAddress else { return }
                for entry in first..<first + entries.count where Self.free.position(of: entry) == nil {
                    let isWelsh = isWelsh || Self.namesWelsh(entry.pointee.key)
                    enter(entry, section: section, isQuoted: isQuoted, isWelsh: isWelsh)
                }
            }
        case .null, .bool, .integer, .decimal: return
        }
    }

    private static func namesWelsh(_ key: String) -> Bool {
        key.utf8.withContiguousStorageIfAvailable { $0.last == UInt8(ascii: "y") } ?? true && key.hasSuffix("Cy")
    }

    /// “Monday 1 May 2025” to “Wednesday, 28 September 2025”.
    private mutating func take(ifDated node: UnsafePointer<DataNode>) {
        guard case .string(let text) = node.pointee.content, (17...28).contains(text.utf8.count),
            let last = text.utf8.last, (0x30...0x39).contains(last)
        else { return }
        dated.append(node.pointee)
    }
}
