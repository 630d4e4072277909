extension CheckRule {
    /// House style in the texts of a record.
    static let textRules: [CheckRule] = [
        .text("N1", .warning, "no sentence begins with a figure", in: [.prose, .number], figureFirst),
        .record("N2", .warning, "texts write either 'per cent' or '%'", percentSigns),
        .text("N2", .warning, "a pair is in words or in figures", in: [.prose, .per, .number], mixedPair),
        .text("N3", .warning, "'over' and 'under' go with round numbers", in: [.comparison, .number], overExact),
        .record("P5", .warning, "quotation marks are all curly or all straight", mixedQuotes),
        .record("P5", .warning, "a quotation holds no double quotation marks of its own", nestedQuotes),
        .record("P5", .warning, "no name or quotation of children stands in quotation marks", wrapped),
        .text("P3", .error, "no marks are left over from copying", in: .invisible, invisible),
        .text("P6", .warning, "no word is doubled", in: [.prose, .doubled], doubledWords),
        .text(
            "P10", .warning, "a release does not say 'we' outside quotations", in: [.prose, .firstPerson], firstPerson),
    ]

    @Sendable private static func figureFirst(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard passage.isProse, !passage.isWelsh else { return }
        for (index, word) in passage.words.enumerated() where word.isNumber {
            let isFirst: Bool
            if index == 0 {
                isFirst = word.range.lowerBound == passage.range.lowerBound
            } else {
                isFirst =
                    endsSentence(passage, after: passage.words[index - 1], before: word)
                    && !isAbbreviation(passage, index - 1)
            }
            guard isFirst else { continue }
            out.add(
                word.range, of: passage, "a sentence begins with a figure",
                correction: "write the number in words, or turn the sentence round")
        }
    }

    /// `No. 5`, `p. 3`, or a number such as `00.01` cut at its point.
    private static func isAbbreviation(_ passage: Passage, _ index: Int) -> Bool {
        let word = passage.words[index]
        return word.range.count <= 2 || word.isNumber
    }

    @Sendable private static func percentSigns(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard record.style.hasPerCent, record.style.hasPercentSign else { return }
        for passage in record.passages.having([.prose, .percentSign]) {
            guard let sign = passage.bytes.firstIndex(of: UInt8(ascii: "%")) else { continue }
            return out.add(
                sign..<sign + 1, of: passage, "the texts mix '%' and 'per cent'",
                correction: "write 'per cent' in running text")
        }
    }

    private static let numberWords = WordSet("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    private static let per = Word("per").hash
    private static let cent = Word("cent").hash
    private static let betweenPairs = WordSet("to", "and", "or")

    /// “From 20 per cent to nine per cent”.
    @Sendable private static func mixedPair(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard !passage.isWelsh, !passage.isQuoted else { return }
        let words = passage.words
        for index in words.indices where words[index].hash == per && index > 0 && index + 5 < words.count {
            guard words[index + 1].hash == cent, betweenPairs.contains(words[index + 2].hash),
                words[index + 4].hash == per, words[index + 5].hash == cent
            else { continue }
            let (first, second) = (words[index - 1], words[index + 3])
            guard
                first.isNumber && numberWords.contains(second.hash)
                    || second.isNumber && numberWords.contains(first.hash)
            else { continue }
            out.add(
                first.range.lowerBound..<words[index + 5].range.upperBound, of: passage,
                "one number of a pair is in words, the other in figures", correction: "write both in figures")
        }
    }

    private static let over = Word("over").hash
    private static let under = Word("under").hash
    private static let out = Word("out").hash
    private static let of = Word("of").hash

    @Sendable private static func overExact(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        let words = passage.words
        for (index, word) in words.enumerated() where index + 3 < words.count && words[index + 1].isNumber {
            guard word.hash == over || word.hash == under else { continue }
            let isOutOf = words[index + 2].hash == Self.out && words[index + 3].hash == of
            guard isOutOf || words[index + 2].hash == of && words[index + 3].isNumber else { continue }
            out.add(
                word.range.lowerBound..<words[index + 3].range.upperBound, of: passage,
                "'\(passage.text(word.range))' with an exact count",
                correction: "leave '\(passage.text(word.range))' out")
        }
    }

    @Sendable private static func mixedQuotes(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard record.style.hasCurlyQuotes else { return }
        for passage in record.passages.having([.prose, .straightQuote]) {
            guard let quote = passage.bytes.firstIndex(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") })
            else {
                continue
            }
            return out.add(
                quote..<quote + 1, of: passage, "the texts mix straight and curly quotation marks",
                correction: "use ‘ ’, “ ” and ’ throughout")
        }
    }

    /// Templates put double quotation marks around quotations: what is quoted inside them stands in single ones.
    @Sendable private static func nestedQuotes(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for passage in record.passages.inSection("quotes") where passage.field == "text" {
            guard !passage.traits.isDisjoint(with: [.curlyQuote, .straightQuote]) else { continue }
            for mark in ["“", "”", "\""] {
                let wanted = Array(mark.utf8)
                guard let position = ByteSearch.position(of: wanted, in: passage.bytes) else { continue }
                out.add(
                    position..<position + wanted.count, of: passage,
                    "a quotation stands in double quotation marks, and holds some of its own",
                    correction: "write ‘ ’ inside it, and leave out those around it")
                break
            }
        }
    }

    /// Quotation marks of a word processor around a value are no marks of YAML but part of the value.
    @Sendable private static func wrapped(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for passage in record.passages where !passage.traits.isDisjoint(with: [.curlyQuote, .straightQuote]) {
            // Most have an apostrophe somewhere, and begin with a letter.
            guard let first = passage.bytes.first, !Passage.isWordByte(first) else { continue }
            guard !passage.isProse || nameFields.contains(passage.field) || passage.section == "childrenQuotes",
                passage.section != "quotes", passage.field != "headlineQuote", passage.field != "headline",
                isWrapped(passage.bytes)
            else { continue }
            let inner = String(decoding: passage.bytes, as: UTF8.self).dropFirst().dropLast()
            let isSaid = passage.section == "childrenQuotes"
            out.add(
                passage.range, of: passage,
                isSaid
                    ? "the quotation has quotation marks of its own inside those that templates put around it"
                    : "the quotation marks are part of the value, and are printed",
                correction: isSaid ? "leave them out" : "write '\(inner)'")
        }
    }

    private static let nameFields: Set<String> = [
        "name", "shortName", "longName", "nameCy", "area", "host", "office", "role", "title", "subject", "label",
    ]

    private static func isWrapped(_ bytes: ArraySlice<UInt8>) -> Bool {
        for (open, close) in [("“", "”"), ("‘", "’"), ("\"", "\""), ("'", "'")] {
            let (first, last) = (Array(open.utf8), Array(close.utf8))
            guard bytes.count > first.count + last.count, bytes.starts(with: first),
                bytes.suffix(last.count).elementsEqual(last)
            else { continue }
            // “One” and “two” is not one quotation.
            let inner = bytes.dropFirst(first.count).dropLast(last.count)
            return ByteSearch.position(of: first, in: inner) == nil
                && (open == "‘" || ByteSearch.position(of: last, in: inner) == nil)
        }
        return false
    }

    @Sendable private static func invisible(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        let bytes = passage.bytes
        for index in bytes.indices {
            let byte = bytes[index]
            let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F
            let isMark =
                index + 2 < bytes.endIndex && WordCutter.isInvisible(byte, bytes[index + 1], bytes[index + 2])
            guard isControl || isMark else { continue }
            let end = isControl ? index + 1 : index + 3
            let scalar = String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first?.value ?? 0
            let digits = String(scalar, radix: 16, uppercase: true)
            return out.add(
                index..<end, of: passage,
                "the text holds the invisible character U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)",
                correction: "type the words around it anew")
        }
    }

    private static let mayBeDoubled = WordSet("had", "that", "very")

    @Sendable private static func doubledWords(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard passage.isProse else { return }
        for (first, second) in zip(passage.words, passage.words.dropFirst()) {
            guard first.hash == second.hash, !first.isNumber, !mayBeDoubled.contains(first.hash),
                passage.areAdjacent(first, second)
            else { continue }
            out.add(
                first.range.lowerBound..<second.range.upperBound, of: passage,
                "the word '\(passage.text(first.range))' is doubled",
                correction: "remove one")
        }
    }

    private static let weWords = WordSet("we", "our", "us")

    @Sendable private static func firstPerson(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard passage.section == "release", passage.isProse, !passage.isWelsh else { return }
        for word in passage.words where weWords.contains(word.hash) {
            // “US” is a country, and words in double quotation marks are somebody's own.
            guard word.range.count != 2 || passage.bytes[word.range.lowerBound + 1] >= 0x61, !isInQuotes(word, passage)
            else { continue }
            out.add(
                word.range, of: passage, "a release speaks of inspectors in the third person",
                correction: "write 'inspectors' or 'the Inspectorate'")
            return
        }
    }

    private static func isInQuotes(_ word: Word, _ passage: Passage) -> Bool {
        var depth = 0
        var index = passage.range.lowerBound
        while index + 2 < word.range.lowerBound {
            if passage.bytes[index] == 0xE2, passage.bytes[index + 1] == 0x80 {
                if passage.bytes[index + 2] == 0x9C { depth += 1 }
                if passage.bytes[index + 2] == 0x9D { depth -= 1 }
            }
            index += 1
        }
        return depth > 0
    }
}
