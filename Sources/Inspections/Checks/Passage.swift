internal import DataReaders
internal import Diagnostics

/// One text of a record, cut into words.
final class Passage {
    /// The field of the record's top level that holds it, such as `release`.
    let section: String
    /// The field that it is the value of, or in whose list it stands, such as `paragraphs`.
    let field: String
    let node: DataNode
    let bytes: [UInt8]
    let words: [Word]
    let traits: PassageTraits
    /// Whether it is made of sentences, and not a name, an address or a code.
    var isProse: Bool { traits.contains(.prose) }
    /// Whether it is somebody's words: house style does not apply to them.
    let isQuoted: Bool
    let isWelsh: Bool
    /// The phrases of the table that occur in it.
    let matches: [(phrase: PhraseTable.Phrase, range: Range<Int>)]

    init(
        section: String, field: String, node: DataNode, text: String, isQuoted: Bool, isWelsh: Bool,
        phrases: PhraseTable
    ) {
        self.section = section
        self.field = field
        self.node = node
        self.isQuoted = isQuoted
        self.isWelsh = isWelsh
        bytes = Array(text.utf8)
        var cutter = WordCutter(phrases.traits)
        bytes.withUnsafeBufferPointer { cutter.cut($0) }
        words = cutter.words
        var traits = cutter.traits
        if words.count >= 5 { traits.insert(.prose) }
        matches = phrases.matches(in: bytes, words, traits)
        if !matches.isEmpty { traits.insert(.phrase) }
        self.traits = traits
    }

    /// The text of a range, for messages about the house's own words.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    /// The number that a word of digits stands for.
    func number(_ word: Word) -> Int? {
        guard word.isNumber, word.range.count <= 9 else { return nil }
        return bytes[word.range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Whether nothing but spaces stands between two words.
    func areAdjacent(_ first: Word, _ second: Word) -> Bool {
        first.range.upperBound < second.range.lowerBound
            && bytes[first.range.upperBound..<second.range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x0A }
    }
}

// MARK: Where a passage stands in the file

extension Passage {
    /// Where the file has a range of the passage. Quoting and folding change the text, so the words are looked for.
    func sourceRange(of range: Range<Int>, in file: DataFile) -> Range<Int> {
        let span = node.span.range
        for candidate in [range, firstWord(of: range)] {
            let wanted = Array(bytes[candidate])
            guard !wanted.isEmpty else { continue }
            let earlier = ByteSearch.count(of: wanted, in: bytes[..<candidate.lowerBound])
            if let found = ByteSearch.position(ofOccurrence: earlier, of: wanted, in: file.source.bytes, within: span) {
                return found..<found + wanted.count
            }
        }
        return span
    }

    private func firstWord(of range: Range<Int>) -> Range<Int> {
        words.first { $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound }?.range
            ?? range
    }
}

// MARK: The passages of a record

extension Passage {
    /// Fields that hold no text: names of things, addresses, codes.
    private static let skipped = KeySet([
        "id", "kind", "framework", "type", "lang", "pairId", "code", "rating", "time", "offset", "date", "when",
        "extra",
        "embargoUntil", "country", "hash", "standard", "anchor", "isbn", "mark", "key", "unit", "status", "from", "to",
    ])

    /// Every text of a record, in the order of the file.
    static func all(of inspection: Inspection, _ phrases: PhraseTable) -> [Passage] {
        var passages: [Passage] = []
        let isWelsh = inspection.language == "cy"
        guard let root = inspection.file.root.mapping else { return [] }
        for entry in root.entries where holdsText(entry) {
            let isQuoted = entry.key == "quotes" || entry.key == "childrenQuotes"
            collect(
                entry.value, entry.key, entry.key, isQuoted: isQuoted, isWelsh: isWelsh || entry.key == "welsh",
                phrases,
                into: &passages)
        }
        return passages
    }

    /// Recursive: a record that fits the schema is a few levels deep.
    private static func collect(
        _ node: DataNode, _ section: String, _ field: String, isQuoted: Bool, isWelsh: Bool, _ phrases: PhraseTable,
        into passages: inout [Passage]
    ) {
        switch node.content {
        case .string(let text):
            passages.append(
                Passage(
                    section: section, field: field, node: node, text: text, isQuoted: isQuoted, isWelsh: isWelsh,
                    phrases: phrases))
        case .sequence(let sequence):
            for item in sequence.items {
                collect(item, section, field, isQuoted: isQuoted, isWelsh: isWelsh, phrases, into: &passages)
            }
        case .mapping(let mapping):
            for entry in mapping.entries where holdsText(entry) {
                let isWelsh = isWelsh || entry.key.hasSuffix("Cy")
                collect(entry.value, section, entry.key, isQuoted: isQuoted, isWelsh: isWelsh, phrases, into: &passages)
            }
        default: break
        }
    }

    private static func holdsText(_ entry: DataMapping.Entry) -> Bool {
        switch entry.value.content {
        case .string: skipped.position(of: entry) == nil
        // Of the fields that are skipped, some are records elsewhere: `letter.from` is a person.
        case .sequence, .mapping: entry.key != "extra"
        default: false
        }
    }
}
