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
    @exclusivity(unchecked) private(set) var words: [Word] = []

    /// - Parameter size: About how many bytes there will be.
    init(expecting size: Int) {
        bytes.reserveCapacity(size)
        words.reserveCapacity(size / 6)
    }

    /// Cuts a text into words and looks for phrases in it.
    func add(_ text: String, _ phrases: SharedPhrases) -> Cut {
        var text = text
        let (first, firstWord) = (bytes.count, words.count)
        var digest = Word.basis
        var traits = text.withUTF8 { text in
            bytes.append(contentsOf: text)
            return WordCutter(phrases).cut(text, startingAt: first, into: &words, &digest)
        }
        if words.count - firstWord >= 5 { traits.insert(.prose) }
        var matches: [PhraseTable.Match] = []
        if !traits.isDisjoint(with: [.phraseWord, .phraseSign]) {
            matches = phrases.table.matches(in: bytes[first...], words[firstWord...], traits)
            if !matches.isEmpty { traits.insert(.phrase) }
        }
        return Cut(
            bytes: first..<bytes.count, words: firstWord..<words.count, traits: traits, digest: digest, matches: matches
        )
    }
}
