/// Cuts a text into words and sees what it holds, in one walk.
struct WordCutter {
    private let phrases: SharedPhrases
    private let base: Int
    private(set) var traits: PassageTraits = []
    /// A number that tells texts of different words apart.
    private(set) var digest = Word.basis

    /// - Parameter base: Where the text begins among those that places count in.
    init(_ phrases: SharedPhrases, startingAt base: Int) {
        self.phrases = phrases
        self.base = base
    }

    /// - Parameter words: Room for every second byte of the text, one word more.
    /// - Returns: How many words there are.
    mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, into words: UnsafeMutableBufferPointer<Word>) -> Int {
        let table = phrases.table.traits
        var (traits, digest) = (traits, digest)
        var count = 0
        var index = 0
        var last: UInt64 = 0
        while index < bytes.count {
            guard Passage.isWordByte(bytes[index]) else {
                traits.formUnion(Self.sign(bytes, at: index, table))
                index += 1
                continue
            }
            let (end, hash, isNumber) = Self.word(bytes, from: index)
            traits.formUnion(table.of(hash))
            if hash == last { traits.insert(.doubled) }
            if isNumber { traits.insert(.number) }
            if (2...5).contains(end - index), Self.isCapitals(bytes, index..<end) { traits.insert(.capitals) }
            words.initializeElement(
                at: count, to: Word(range: base + index..<base + end, hash: hash, isNumber: isNumber))
            last = hash
            index = end
            count += 1
            digest = (digest ^ hash) &* Word.prime
        }
        (self.traits, self.digest) = (traits, digest)
        return count
    }

    /// The hashes of a text's words.
    static func hashes(of text: String) -> [UInt64] {
        var text = text
        return text.withUTF8 { bytes in
            var hashes: [UInt64] = []
            var index = 0
            while index < bytes.count {
                guard Passage.isWordByte(bytes[index]) else {
                    index += 1
                    continue
                }
                let (end, hash, _) = word(bytes, from: index)
                hashes.append(hash)
                index = end
            }
            return hashes
        }
    }

    private static func word(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (end: Int, hash: UInt64, isNumber: Bool) {
        var index = start
        var hash = Word.basis
        var isNumber = true
        while index < bytes.count {
            let byte = bytes[index]
            // Letters in lower case; figures as they are.
            let lower = byte | 0x20
            if lower &- 0x61 < 26 {
                hash = (hash ^ UInt64(lower)) &* Word.prime
                isNumber = false
            } else if byte &- 0x30 < 10 {
                hash = (hash ^ UInt64(byte)) &* Word.prime
            } else {
                break
            }
            index += 1
        }
        return (index, hash, isNumber)
    }

    private static func sign(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ table: TraitTable
    ) -> PassageTraits {
        let byte = bytes[index]
        if byte < 128 { return table.of(sign: byte) }
        guard byte == 0xE2 || byte == 0xEF, index + 2 < bytes.count else { return [] }
        // U+2018 to U+201D.
        if byte == 0xE2, bytes[index + 1] == 0x80, (0x98...0x9D).contains(bytes[index + 2]) { return .curlyQuote }
        return isInvisible(byte, bytes[index + 1], bytes[index + 2]) ? .invisible : []
    }

    /// U+200B, U+200E and U+200F, U+202A to U+202E, U+2066 to U+2069, U+FEFF; joiners (U+200C, U+200D) are part of words.
    static func isInvisible(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE2, 0x80): third == 0x8B || third == 0x8E || third == 0x8F || (0xAA...0xAE).contains(third)
        case (0xE2, 0x81): (0xA6...0xA9).contains(third)
        case (0xEF, 0xBB): third == 0xBF
        default: false
        }
    }

    private static func isCapitals(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where !(0x41...0x5A).contains(bytes[index]) { return false }
        return true
    }
}
