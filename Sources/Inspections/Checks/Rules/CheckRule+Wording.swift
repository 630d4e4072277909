internal import DataReaders

extension CheckRule {
    /// How texts word ratings, abbreviations and availability.
    static let wordingRules: [CheckRule] = [
        .text("G1", .error, "texts write rating words as the scale does", in: .prose, ratingsInText),
        .record("T6", .information, "abbreviations are explained", abbreviations),
        .text("D5", .warning, "nothing is said to be available before publication", in: [.prose, .available], tense),
        .text("P4", .warning, "a body takes a singular verb", in: [.prose, .body], agreement),
        .text("P4", .warning, "a service takes a singular verb", in: [.prose, .capitals], agreementOfService),
        .record("P7", .information, "words are spelt in one way", spellings),
    ]

    /// ‘good’ in quotation marks, and “Requires Improvement”.
    @Sendable private static func ratingsInText(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard !passage.isWelsh, !passage.isQuoted else { return }
        let scale = record.scaleWords
        for (index, word) in passage.words.enumerated() where scale.mayBegin(word.hash) {
            guard let grade = scale.grade(beginningWith: word.hash) else { continue }
            let count = grade.words.count
            guard index + count <= passage.words.count,
                zip(grade.words, passage.words[index...]).allSatisfy({ $0 == $1.hash })
            else { continue }
            let range = word.range.lowerBound..<passage.words[index + count - 1].range.upperBound
            let written = passage.text(range)
            guard written != grade.word,
                isInSingleQuotes(range, passage) || isTitleCase(written) || followsRated(index, passage.words)
            else { continue }
            out.add(
                range, of: passage, "the rating is written '\(grade.word)'", correction: "write '\(grade.word)'")
        }
    }

    private static func isInSingleQuotes(_ range: Range<Int>, _ passage: Passage) -> Bool {
        let bytes = passage.bytes
        let before = bytes[..<range.lowerBound].suffix(3)
        let after = bytes[range.upperBound...].prefix(3)
        return before.elementsEqual("‘".utf8) && after.elementsEqual("’".utf8)
            || before.last == UInt8(ascii: "'") && after.first == UInt8(ascii: "'")
    }

    private static let rated = Word("rated").hash
    private static let ratingWord = Word("rating").hash
    private static let asWord = Word("as").hash
    private static let ofWord = Word("of").hash

    /// “rated good”, “rated as good”, “a rating of good”.
    private static func followsRated(_ index: Int, _ words: WordList) -> Bool {
        guard index > 0 else { return false }
        if words[index - 1].hash == rated { return true }
        guard index > 1 else { return false }
        return words[index - 1].hash == asWord && words[index - 2].hash == rated
            || words[index - 1].hash == ofWord && words[index - 2].hash == ratingWord
    }

    /// Several words, each with a capital.
    private static func isTitleCase(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return words.count > 1 && words.allSatisfy { $0.utf8.first.map { (0x41...0x5A).contains($0) } ?? false }
    }

    // MARK: T6

    /// Known to everybody, or the names of forms and laws.
    private static let known = [
        Word("HM"), Word("HMI"), Word("NHS"), Word("MP"), Word("UK"), Word("EU"), Word("US"), Word("GP"), Word("IT"),
        Word("TV"), Word("ID"), Word("PDF"), Word("II"), Word("III"),
    ].map(\.hash)

    @Sendable private static func abbreviations(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        var explained: [UInt64] = []
        for passage in record.passages.having([.prose, .capitals]) {
            guard !passage.isWelsh else { continue }
            if explained.isEmpty { explained = explainedWords(record) }
            for word in passage.words where (2...5).contains(word.range.count) {
                guard passage.bytes[word.range].allSatisfy({ (0x41...0x5A).contains($0) }),
                    !explained.contains(word.hash)
                else { continue }
                explained.append(word.hash)
                // “Young Children’s Centre (YCC)” explains itself.
                let before = word.range.lowerBound - 1
                guard before < passage.range.lowerBound || passage.bytes[before] != UInt8(ascii: "(") else { continue }
                out.add(
                    word.range, of: passage, "the abbreviation \(passage.text(word.range)) is explained nowhere",
                    correction: "add it to 'glossary', or write it out")
            }
        }
    }

    private static func explainedWords(_ record: RecordUnderCheck) -> [UInt64] {
        let inspection = record.inspection
        var names = [inspection.service.abbreviation, inspection.service.shortName, inspection.body.name]
        names += [inspection.body.abbreviation].compactMap { $0 } + inspection.partners.compactMap(\.abbreviation)
        names += record.root.list("glossary").compactMap { $0.text("abbr") }
        return known + names.flatMap { WordCutter.hashes(of: $0) }
    }

    // MARK: D5, P4

    private static let available = Word("available").hash
    private static let isWord = Word("is").hash

    @Sendable private static func tense(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard !passage.isQuoted, ["release", "notes", "boilerplate"].contains(passage.section),
            let status = record.inspection.releaseStatus, status != "published"
        else { return }
        for (first, second) in zip(passage.words, passage.words.dropFirst())
        where first.hash == isWord && second.hash == available {
            out.add(
                first.range.lowerBound..<second.range.upperBound, of: passage,
                "'is available' is not true before publication", correction: "write 'will be available'")
        }
    }

    private static let bodies = WordSet("board", "inspectorate", "council", "service")
    private static let pluralVerbs = WordSet("have", "are", "were")
    private static let the = Word("the").hash

    /// “The board have”: only with nothing but “The” before it, so that “members of the board have” is left alone.
    @Sendable private static func agreement(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard !passage.isWelsh, !passage.isQuoted else { return }
        let words = passage.words
        for index in words.indices where index > 0 && index + 1 < words.count && bodies.contains(words[index].hash) {
            guard words[index - 1].hash == the, passage.bytes[words[index - 1].range.lowerBound] == UInt8(ascii: "T"),
                pluralVerbs.contains(words[index + 1].hash), passage.areAdjacent(words[index], words[index + 1])
            else { continue }
            out.add(
                words[index].range.lowerBound..<words[index + 1].range.upperBound, of: passage,
                "a body takes a singular verb")
        }
    }

    private static let pluralVerbsOfServices = WordSet(
        "have", "are", "were", "supervise", "work", "provide", "need", "do")

    /// “The YJS supervise”.
    @Sendable private static func agreementOfService(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard !passage.isWelsh, !passage.isQuoted else { return }
        let words = passage.words
        let own = Word(Array(record.inspection.service.abbreviation.utf8)).hash
        for index in words.indices where words[index].hash == own && index > 0 && index + 1 < words.count {
            guard words[index - 1].hash == the, passage.bytes[words[index - 1].range.lowerBound] == UInt8(ascii: "T"),
                pluralVerbsOfServices.contains(words[index + 1].hash),
                passage.areAdjacent(words[index], words[index + 1])
            else { continue }
            out.add(
                words[index].range.lowerBound..<words[index + 1].range.upperBound, of: passage,
                "a service takes a singular verb")
        }
    }

    // MARK: P7

    /// Words that are written in two ways.
    private static let pairs: [(first: Word, second: Word, joined: Word)] = [
        (Word("well"), Word("being"), Word("wellbeing")), (Word("trauma"), Word("informed"), Word("traumainformed")),
        (Word("decision"), Word("making"), Word("decisionmaking")),
        (Word("multi"), Word("agency"), Word("multiagency")),
        (Word("co"), Word("operation"), Word("cooperation")),
    ]

    @Sendable private static func spellings(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        var forms: [Int: String] = [:]
        for passage in record.passages.having([.prose, .paired]) {
            guard !passage.isWelsh, !passage.isQuoted else { continue }
            for (index, word) in passage.words.enumerated() {
                for (number, pair) in pairs.enumerated() {
                    guard let range = place(of: pair, at: index, word, passage) else { continue }
                    let written = passage.text(range).lowercased()
                    guard let other = forms[number] else {
                        forms[number] = written
                        continue
                    }
                    guard other != written else { continue }
                    out.add(range, of: passage, "the texts write '\(other)' too", correction: "choose one spelling")
                }
            }
        }
    }

    private static func place(
        of pair: (first: Word, second: Word, joined: Word), at index: Int, _ word: Word, _ passage: Passage
    ) -> Range<Int>? {
        if word.hash == pair.joined.hash { return word.range }
        guard word.hash == pair.first.hash, index + 1 < passage.words.count,
            passage.words[index + 1].hash == pair.second.hash
        else { return nil }
        let next = passage.words[index + 1]
        return next.range.lowerBound == word.range.upperBound + 1
            ? word.range.lowerBound..<next.range.upperBound : nil
    }
}
