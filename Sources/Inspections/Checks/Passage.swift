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
        phrases: SharedPhrases
    ) {
        self.section = section
        self.field = field
        self.node = node
        self.isQuoted = isQuoted
        self.isWelsh = isWelsh
        bytes = Array(text.utf8)
        var cutter = WordCutter(phrases)
        bytes.withUnsafeBufferPointer { cutter.cut($0) }
        words = cutter.words
        var traits = cutter.traits
        if words.count >= 5 { traits.insert(.prose) }
        matches =
            traits.isDisjoint(with: [.phraseWord, .phraseSign]) ? [] : phrases.table.matches(in: bytes, words, traits)
        if !matches.isEmpty { traits.insert(.phrase) }
        self.traits = traits
    }

    /// A number that tells texts of different words apart.
    var digest: UInt64 { words.reduce(Word.basis) { ($0 ^ $1.hash) &* Word.prime } }

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
    /// Every text of a record, in the order of the file, and every text that may be a date with its weekday.
    static func all(of inspection: Inspection, _ phrases: SharedPhrases) -> (passages: [Passage], dated: [DataNode]) {
        var walk = PassageWalk(phrases)
        guard let root = inspection.file.root.mapping else { return ([], []) }
        let isWelsh = inspection.language == "cy"
        for entry in root.entries where entry.key != "extra" {
            let isQuoted = entry.key == "quotes" || entry.key == "childrenQuotes"
            walk.enter(
                entry, section: entry.key, isQuoted: isQuoted, isWelsh: isWelsh || entry.key == "welsh")
        }
        return (walk.passages, walk.dated)
    }
}

/// Goes through a record once.
private struct PassageWalk {
    private let phrases: SharedPhrases
    private(set) var passages: [Passage] = []
    private(set) var dated: [DataNode] = []

    /// Fields that hold no text: names of things, addresses, codes. Some are records elsewhere: `letter.from` is a person.
    private static let skipped = KeySet([
        "id", "kind", "framework", "type", "lang", "pairId", "code", "rating", "time", "offset", "date", "when",
        "extra",
        "embargoUntil", "country", "hash", "standard", "anchor", "isbn", "mark", "key", "unit", "status", "from", "to",
    ])

    init(_ phrases: SharedPhrases) { self.phrases = phrases }

    mutating func enter(_ entry: borrowing DataMapping.Entry, section: String, isQuoted: Bool, isWelsh: Bool) {
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
        _ node: borrowing DataNode, _ section: String, _ field: String, isQuoted: Bool, isWelsh: Bool
    ) {
        switch node.content {
        case .string(let text):
            take(copy node, ifDated: text)
            add(copy node, text, section, field, isQuoted: isQuoted, isWelsh: isWelsh)
        case .sequence(let sequence):
            for index in sequence.items.indices {
                collect(sequence.items[index], section, field, isQuoted: isQuoted, isWelsh: isWelsh)
            }
        case .mapping(let mapping):
            for index in mapping.entries.indices {
                let isExtra = mapping.entries[index].key == "extra"
                guard !isExtra else { continue }
                let isWelsh = isWelsh || Self.namesWelsh(mapping.entries[index].key)
                enter(mapping.entries[index], section: section, isQuoted: isQuoted, isWelsh: isWelsh)
            }
        default: return
        }
    }

    private static func namesWelsh(_ key: String) -> Bool { key.utf8.last == UInt8(ascii: "y") && key.hasSuffix("Cy") }

    /// “Monday 1 May 2025” to “Wednesday, 28 September 2025”.
    private mutating func take(_ node: DataNode, ifDated text: String) {
        guard (17...28).contains(text.utf8.count), let last = text.utf8.last, (0x30...0x39).contains(last) else {
            return
        }
        dated.append(node)
    }

    private mutating func add(
        _ node: DataNode, _ text: String, _ section: String, _ field: String, isQuoted: Bool, isWelsh: Bool
    ) {
        passages.append(
            Passage(
                section: section, field: field, node: node, text: text, isQuoted: isQuoted, isWelsh: isWelsh,
                phrases: phrases))
    }
}
