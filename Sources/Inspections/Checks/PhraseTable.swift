/// Phrases that rules look for, found by their first word in one walk over a text.
struct PhraseTable: Sendable {
    struct Phrase: Sendable {
        let rule: String
        let bytes: [UInt8]
        let isCaseSensitive: Bool
        let reason: String
        let correction: String?
        /// Only in texts published from this day on (year, month, day as one number), if set.
        let since: Int?
        /// Only in Welsh texts, or only in others.
        let isWelsh: Bool
    }

    /// A phrase in a text, and where it stands.
    typealias Match = (phrase: Phrase, range: Range<Int>)

    private(set) var phrases: [Phrase] = []
    private var byFirstWord: [UInt64: [Int]] = [:]
    /// What words and signs tell of a passage.
    private(set) var traits = TraitTable()
    /// Phrases that begin with another character, by that byte.
    private var byFirstByte = [[Int]](repeating: [], count: 128)

    init(_ bodies: BodyRegister, _ glossary: WelshGlossary = .builtIn) {
        addFixed()
        for body in bodies.bodies {
            for variant in body.variants {
                add(
                    "T4", variant, "'\(variant)' is not the name of the body", "write '\(body.name)'",
                    isCaseSensitive: true, since: body.since)
            }
        }
        for term in glossary.ratings + glossary.terms {
            for other in term.others {
                add(
                    "W1", other, "the house writes '\(term.welsh)' for '\(term.english)'", "write '\(term.welsh)'",
                    isWelsh: true)
            }
        }
    }

    private mutating func addFixed() {
        for apostrophe in ["'", "’"] {
            add(
                "T7", "Her Majesty\(apostrophe)s", "the monarch is the King since 8 September 2022",
                "write 'His Majesty’s'",
                since: 2022_09_08)
            for word in [
                "didn", "don", "doesn", "isn", "wasn", "weren", "hasn", "haven", "won", "can", "couldn", "wouldn",
            ] {
                add("P8", "\(word)\(apostrophe)t", "a contraction in running text", "write it out")
            }
        }
        let community = "out-of-court disposals are cautions and community resolutions"
        add("T5", "cautions or community sentences", community, "write 'cautions or community resolutions'")
        add("T5", "community sentences (out-of-court disposals)", community, "write 'community resolutions'")
        add("P8", "whilst", "the house writes 'while'", "write 'while'")
        add("P12", "notes to editor", "the heading is plural", "write 'Notes to editors'")
        for mark in [
            "(E-mail address)", "(#)", "<i>", "</i>", "<b>", "</b>", "<br>", "&nbsp;", "&amp;", "[[", "lorem ipsum",
            "xxxx",
        ] {
            add("P3", mark, "'\(mark)' was left over from copying", "remove it")
        }
        for host in ["gsi.gov.uk", "justiceinspectrates.gov.uk", "www.twitter.com", "twitter.com"] {
            add("L1", host, "'\(host)' is a retired or misspelt host", "look up the address that is in use")
        }
        for word in ["BAME", "BME"] {
            add("P11", word, "'\(word)' lumps groups together", "name the groups that are meant", isCaseSensitive: true)
        }
        for words in [
            "Black and minority ethnic", "Black, Asian and minority ethnic", "Black, Asian, and minority ethnic",
        ] {
            add("P11", words, "'\(words)' lumps groups together", "name the groups that are meant")
        }
        add(
            "L1", "Twitter", "'Twitter' has been called X since July 2023", "write 'X'", isCaseSensitive: true,
            since: 2023_07_24)
    }

    private mutating func add(
        _ rule: String, _ text: String, _ reason: String, _ correction: String?, isCaseSensitive: Bool = false,
        since: Int? = nil, isWelsh: Bool = false
    ) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first else { return }
        let index = phrases.count
        phrases.append(
            Phrase(
                rule: rule, bytes: bytes, isCaseSensitive: isCaseSensitive, reason: reason, correction: correction,
                since: since, isWelsh: isWelsh))
        if Passage.isWordByte(first) {
            let hash = Word(bytes.prefix { Passage.isWordByte($0) }).hash
            byFirstWord[hash, default: []].append(index)
            traits.add(hash, .phraseWord)
        } else if first < 128 {
            byFirstByte[Int(first)].append(index)
            traits.add(sign: first, .phraseSign)
        }
    }

    /// Every phrase in a text, with its place.
    /// - Parameters:
    ///   - words: The words of the text.
    ///   - traits: What the walk that cut them saw.
    func matches(
        in bytes: ArraySlice<UInt8>, _ words: WordList, _ traits: PassageTraits
    ) -> [Match] {
        var found: [Match] = []
        if traits.contains(.phraseWord) {
            for word in words where self.traits.of(word.hash).contains(.phraseWord) {
                guard let candidates = byFirstWord[word.hash] else { continue }
                for candidate in candidates { match(candidate, at: word.range.lowerBound, in: bytes, into: &found) }
            }
        }
        if traits.contains(.phraseSign) {
            for index in bytes.indices where bytes[index] < 128 && !Passage.isWordByte(bytes[index]) {
                for candidate in byFirstByte[Int(bytes[index])] { match(candidate, at: index, in: bytes, into: &found) }
            }
        }
        return found
    }

    private func match(
        _ candidate: Int, at start: Int, in bytes: ArraySlice<UInt8>, into found: inout [Match]
    ) {
        let phrase = phrases[candidate]
        let end = start + phrase.bytes.count
        guard end <= bytes.endIndex else { return }
        for (offset, wanted) in phrase.bytes.enumerated() {
            let byte = bytes[start + offset]
            guard byte == wanted || (!phrase.isCaseSensitive && Self.lower(byte) == Self.lower(wanted)) else { return }
        }
        // A word must not go on behind the phrase.
        if let last = phrase.bytes.last, Passage.isWordByte(last), end < bytes.endIndex,
            Passage.isWordByte(bytes[end])
        {
            return
        }
        found.append((phrase, start..<end))
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
