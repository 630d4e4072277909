internal import DataReaders
internal import Diagnostics

/// One text of a record, cut into words.
struct Passage {
    private let texts: PassageTexts
    private let position: Int

    /// - Parameter position: Of a text that was added.
    init(_ texts: PassageTexts, _ position: Int) {
        self.texts = texts
        self.position = position
    }

    /// The field of the record's top level that holds it, such as `release`.
    var section: String { texts.cuts[position].section }
    /// The field that it is the value of, or in whose list it stands, such as `paragraphs`.
    var field: String { texts.cuts[position].field }
    /// Where the file has it.
    var span: DataSpan { texts.cuts[position].span }
    var traits: PassageTraits { texts.cuts[position].traits }
    /// Whether it is somebody's words: house style does not apply to them.
    var isQuoted: Bool { texts.cuts[position].isQuoted }
    var isWelsh: Bool { texts.cuts[position].isWelsh }
    /// The phrases of the table that occur in it.
    var matches: [PhraseTable.Match] { texts.cuts[position].matches }
    /// A number that tells texts of different words apart.
    var digest: UInt64 { texts.cuts[position].digest }
    /// Where it stands among the texts of the record: places in it count from there.
    var range: Range<Int> { texts.cuts[position].bytes }

    var bytes: ArraySlice<UInt8> { texts.bytes[range] }
    var words: WordList { WordList(texts, texts.cuts[position].words) }
    /// Whether it is made of sentences, and not a name, an address or a code.
    var isProse: Bool { traits.contains(.prose) }

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
        let span = span.range
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
