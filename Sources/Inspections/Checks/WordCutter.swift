/// Cuts a text into words and sees what it holds, in one walk.
struct WordCutter {
    private let phrases: SharedPhrases

    init(_ phrases: SharedPhrases) { self.phrases = phrases }

    /// - Parameter base: Where the text begins among those that places count in.
    func cut(
        _ bytes: UnsafeBufferPointer<UInt8>, startingAt base: Int, into words: inout [Word], _ digest: inout UInt64
    ) -> PassageTraits {
        var traits: PassageTraits = []
        var index = 0
        var last: UInt64 = 0
        while index < bytes.count {
            guard Passage.isWordByte(bytes[index]) else {
                traits.formUnion(sign(bytes, at: index))
                index += 1
                continue
            }
            let start = index
            let word = Self.word(bytes, from: &index, base)
            traits.formUnion(phrases.table.traits.of(word.hash))
            if word.hash == last { traits.insert(.doubled) }
            if word.isNumber { traits.insert(.number) }
            if (2...5).contains(index - start), isCapitals(bytes, start..<index) { traits.insert(.capitals) }
            last = word.hash
            digest = (digest ^ word.hash) &* Word.prime
            words.append(word)
        }
        return traits
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
                hashes.append(word(bytes, from: &index, 0).hash)
            }
            return hashes
        }
    }

    /// The word at an index, which is moved behind it.
    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, from index: inout Int, _ base: Int) -> Word {
        let start = index
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
        return Word(range: base + start..<base + index, hash: hash, isNumber: isNumber)
    }

    private func sign(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> PassageTraits {
        let byte = bytes[index]
        if byte < 128 { return phrases.table.traits.of(sign: byte) }
        // U+2018 to U+201D.
        let isCurly =
            byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
            && (0x98...0x9D).contains(bytes[index + 2])
        return isCurly ? .curlyQuote : []
    }

    private func isCapitals(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where !(0x41...0x5A).contains(bytes[index]) { return false }
        return true
    }
}
