internal import DataReaders

/// The texts of one record: their bytes one after the other, and the words that they are cut into. In one piece, since a
/// record has some two hundred texts.
final class PassageTexts {
    /// Where a text stands, and what was seen in it.
    struct Cut {
        /// The field of the record's top level that holds it.
        let section: String
        /// The field that it is the value of, or in whose list it stands.
        let field: String
        /// Where the file has it.
        let span: DataSpan
        let isQuoted: Bool
        let isWelsh: Bool
        fileprivate(set) var bytes = 0..<0
        fileprivate(set) var words = 0..<0
        fileprivate(set) var traits: PassageTraits = []
        /// A number that tells texts of different words apart.
        fileprivate(set) var digest = Word.basis
        fileprivate(set) var matches: [PhraseTable.Match] = []

        init(section: String, field: String, span: DataSpan, isQuoted: Bool, isWelsh: Bool) {
            self.section = section
            self.field = field
            self.span = span
            self.isQuoted = isQuoted
            self.isWelsh = isWelsh
        }
    }

    // Unchecked, as no access can overlap another: a text is added to its end before anything looks.
    @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
    @exclusivity(unchecked) private(set) var cuts: [Cut] = []
    @exclusivity(unchecked) private var sections: [(name: String, positions: Range<Int>)] = []
    @exclusivity(unchecked) private var words: UnsafeMutableBufferPointer<Word>
    @exclusivity(unchecked) private var wordCount = 0
    /// What stands in any of the texts.
    @exclusivity(unchecked) private(set) var traits: PassageTraits = []

    /// - Parameter size: About how many bytes there will be.
    init(expecting size: Int) {
        bytes.reserveCapacity(size)
        cuts.reserveCapacity(256)
        words = .allocate(capacity: size / 2 + 1)
    }

    deinit { words.deallocate() }

    /// - Parameter position: Below the number of words, as in the ``Cut`` of a text.
    func word(_ position: Int) -> Word { words[position] }

    /// Where the next text is that has all of these traits. A record without such texts is not looked through.
    func position(after position: Int, having wanted: PassageTraits) -> Int? {
        guard traits.isSuperset(of: wanted) else { return nil }
        return cuts.withUnsafeBufferPointer { cuts in
            for next in (position + 1)..<max(cuts.count, position + 1) where cuts[next].traits.isSuperset(of: wanted) {
                return next
            }
            return nil
        }
    }

    func forEach(having wanted: PassageTraits, _ body: (Passage) -> Void) {
        guard traits.isSuperset(of: wanted) else { return }
        cuts.withUnsafeBufferPointer { cuts in
            for position in cuts.indices where cuts[position].traits.isSuperset(of: wanted) {
                body(Passage(self, position))
            }
        }
    }

    /// See ``PassageList/pairs(ofWordsFrom:notIn:)``.
    func pairs(ofWordsFrom count: Int, notIn field: String) -> [(Int, Int)] {
        cuts.withUnsafeBufferPointer { cuts in
            var long: [(digest: UInt64, position: Int)] = []
            long.reserveCapacity(cuts.count)
            for position in cuts.indices where cuts[position].words.count >= count && cuts[position].field != field {
                long.append((cuts[position].digest, position))
            }
            long.sort { ($0.digest, $0.position) < ($1.digest, $1.position) }
            return zip(long, long.dropFirst()).filter { $0.digest == $1.digest }.map { ($0.position, $1.position) }
        }
    }

    /// The texts of a field of the record's top level follow one another.
    func positions(inSection section: String) -> Range<Int> {
        sections.first { $0.name == section }?.positions ?? 0..<0
    }

    /// Makes sure that so many words can follow.
    private func makeRoom(for count: Int) {
        guard words.count - wordCount < count else { return }
        let larger = UnsafeMutableBufferPointer<Word>.allocate(capacity: max(words.count * 2, wordCount + count))
        _ = larger.moveInitialize(fromContentsOf: words[..<wordCount])
        words.deallocate()
        words = larger
    }

    /// Cuts a text into words and looks for phrases in it.
    func add(_ text: String, as place: consuming Cut, _ phrases: SharedPhrases) {
        let first = bytes.count
        // Texts from a file are contiguous, so this copies nothing but the bytes.
        if text.utf8.withContiguousStorageIfAvailable({ add($0, to: &place, phrases) }) == nil {
            var text = text
            text.withUTF8 { add($0, to: &place, phrases) }
        }
        if place.words.count >= 5 { place.traits.insert(.prose) }
        if !place.traits.isDisjoint(with: [.phraseWord, .phraseSign]) {
            place.matches = phrases.table.matches(in: bytes[first...], WordList(self, place.words), place.traits)
            if !place.matches.isEmpty { place.traits.insert(.phrase) }
        }
        traits.formUnion(place.traits)
        if sections.last?.name == place.section {
            sections[sections.count - 1].positions = sections[sections.count - 1].positions.lowerBound..<cuts.count + 1
        } else {
            sections.append((place.section, cuts.count..<cuts.count + 1))
        }
        cuts.append(place)
    }

    private func add(_ text: UnsafeBufferPointer<UInt8>, to cut: inout Cut, _ phrases: SharedPhrases) {
        let (first, firstWord) = (bytes.count, wordCount)
        bytes.append(contentsOf: text)
        // Words are apart by a byte at least.
        makeRoom(for: text.count / 2 + 1)
        var cutter = WordCutter(phrases, startingAt: first)
        wordCount += cutter.cut(text, into: UnsafeMutableBufferPointer(rebasing: words[firstWord...]))
        cut.bytes = first..<bytes.count
        cut.words = firstWord..<wordCount
        cut.traits = cutter.traits
        cut.digest = cutter.digest
    }
}
