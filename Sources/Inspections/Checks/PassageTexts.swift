/// The texts of one record: their bytes one after the other, and the words that they are cut into. In one piece, since a
/// record has some two hundred texts.
final class PassageTexts {
    /// Where one text stands, and what was seen in it.
    struct Cut {
        var bytes: Range<Int>
        var words: Range<Int>
        var traits: PassageTraits
        /// A number that tells texts of different words apart.
        var digest: UInt64
        var matches: [PhraseTable.Match]
    }

    // Unchecked, as no access can overlap another: a text is added to its end before anything looks.
    @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
    @exclusivity(unchecked) private var words: UnsafeMutableBufferPointer<Word>
    @exclusivity(unchecked) private var wordCount = 0

    /// - Parameter size: About how many bytes there will be.
    init(expecting size: Int) {
        bytes.reserveCapacity(size)
        words = .allocate(capacity: size / 2 + 1)
    }

    deinit { words.deallocate() }

    /// - Parameter position: Below the number of words, as in the ``Cut`` of a text.
    func word(_ position: Int) -> Word { words[position] }

    /// Makes sure that so many words can follow.
    private func makeRoom(for count: Int) {
        guard words.count - wordCount < count else { return }
        let larger = UnsafeMutableBufferPointer<Word>.allocate(capacity: max(words.count * 2, wordCount + count))
        _ = larger.moveInitialize(fromContentsOf: words[..<wordCount])
        words.deallocate()
        words = larger
    }

    /// Cuts a text into words and looks for phrases in it.
    func add(_ text: String, _ phrases: SharedPhrases) -> Cut {
        var text = text
        let (first, firstWord) = (bytes.count, wordCount)
        var digest = Word.basis
        var traits = text.withUTF8 { text in
            bytes.append(contentsOf: text)
            // Words are apart by a byte at least.
            makeRoom(for: text.count / 2 + 1)
            var cutter = WordCutter(phrases, startingAt: first)
            wordCount += cutter.cut(text, into: UnsafeMutableBufferPointer(rebasing: words[firstWord...]))
            digest = cutter.digest
            return cutter.traits
        }
        if wordCount - firstWord >= 5 { traits.insert(.prose) }
        var matches: [PhraseTable.Match] = []
        if !traits.isDisjoint(with: [.phraseWord, .phraseSign]) {
            matches = phrases.table.matches(
                in: bytes[first...], WordList(self, firstWord..<wordCount), traits)
            if !matches.isEmpty { traits.insert(.phrase) }
        }
        return Cut(
            bytes: first..<bytes.count, words: firstWord..<wordCount, traits: traits, digest: digest, matches: matches
        )
    }
}
