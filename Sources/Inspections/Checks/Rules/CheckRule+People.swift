internal import DataReaders

extension CheckRule {
    /// Personal data, and lengths that readers and websites can take.
    static let personRules: [CheckRule] = [
        .record("A2", .error, "personal data can be withheld on the web", personalData),
        .text("A2", .error, "texts hold no mobile numbers", in: .number, mobileNumbers),
        .record("A3", .information, "headline and standfirst are short", lengths),
        .record("A3", .information, "texts for social media are as short as their channel asks", socialLengths),
        .text("A3", .information, "sentences are short", in: .prose, sentences),
        .record("Q1", .error, "the words quoted in the headline occur in the body", headlineQuote),
    ]

    @Sendable private static func personalData(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        person(record.root["inspector"]?["lead"], "inspector.lead", &out)
        let letter = record.root["letter"]
        person(letter?["leadInspector"], "letter.leadInspector", &out)
        person(letter?["from"], "letter.from", &out)
        for (index, signatory) in (letter?.list("signatories") ?? []).enumerated() {
            person(signatory, "letter.signatories.\(index)", &out)
        }
    }

    private static func person(_ node: DataNode?, _ path: String, _ out: inout FindingCollector) {
        guard let node, node.flag("personal") != true else { return }
        for key in ["email", "phone"] where node.text(key) != nil {
            out.add(
                "\(path).\(key)",
                "a person's own \(key == "email" ? "e-mail address" : "telephone number") is not marked as personal",
                correction: "add 'personal: true', so that the web version leaves it out")
        }
    }

    /// Rows of figures, spaces between them left out.
    @Sendable private static func mobileNumbers(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard passage.field != "phone", passage.field != "outOfHours" else { return }
        let words = passage.words
        var index = 0
        while index < words.count {
            let start = index
            guard words[index].isNumber else {
                index += 1
                continue
            }
            while index + 1 < words.count, words[index + 1].isNumber,
                passage.areAdjacent(words[index], words[index + 1])
            {
                index += 1
            }
            let range = words[start].range.lowerBound..<words[index].range.upperBound
            if isMobile(passage.bytes[range]) {
                out.add(
                    range, of: passage, "a mobile telephone number stands in a text",
                    correction: "move it to a field that is personal")
            }
            index += 1
        }
    }

    /// `07700 900123`, `+44 7700 900123` and `0044 7700 900123`, whose sign stands before the digits.
    private static func isMobile(_ bytes: ArraySlice<UInt8>) -> Bool {
        // Room for what may stand between the groups; longer rows of figures are no telephone number.
        guard (11...24).contains(bytes.count) else { return false }
        let digits = bytes.filter { $0 != 0x20 && $0 != 0x0A }
        for (prefix, count) in [("07", 11), ("447", 12), ("00447", 14)] where digits.count == count {
            if digits.starts(with: prefix.utf8) { return true }
        }
        return false
    }

    @Sendable private static func lengths(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let release = record.root["release"]
        if let headline = release?.text("headline") {
            length(headline, record.profile.titleLength, "release.headline", "headline", &out)
        } else if let release, release.mapping != nil, record.inspection.kind != .thematic {
            let quote = release.text("headlineQuote")
            let rated = record.inspection.overall.rating.map { " rated ‘\($0)’" } ?? " inspected"
            let headline = (quote.map { "“\($0)”: " } ?? "") + record.inspection.service.name + rated
            length(
                headline, record.profile.titleLength, quote == nil ? "service.name" : "release.headlineQuote",
                quote == nil ? "headline with this name" : "headline with this quotation", &out)
        }
        if let standfirst = release?.text("standfirst") {
            length(standfirst, record.profile.summaryLength, "release.standfirst", "standfirst", &out)
        }
    }

    @Sendable private static func socialLengths(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (index, post) in record.root.list("social").enumerated() {
            guard let text = post.text("text"), let limit = post.integer("limit") else { continue }
            let count = text.unicodeScalars.count
            guard count > limit else { continue }
            out.add(
                "social.\(index).text", "the text has \(count) characters; its channel takes \(limit)",
                severity: .warning)
        }
    }

    private static func length(
        _ text: String, _ limit: Int, _ path: String, _ name: String, _ out: inout FindingCollector
    ) {
        let count = text.unicodeScalars.count
        if count > limit { out.add(path, "the \(name) has \(count) characters; GOV.UK takes \(limit)") }
    }

    @Sendable private static func sentences(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard passage.section == "release", passage.isProse else { return }
        var start = 0
        for (index, word) in passage.words.enumerated() {
            let isLast = index + 1 == passage.words.count
            guard isLast || endsSentence(passage, after: word, before: passage.words[index + 1]) else { continue }
            let count = index + 1 - start
            if count > record.profile.sentenceWords {
                out.add(
                    passage.words[start].range.lowerBound..<word.range.upperBound, of: passage,
                    "a sentence of \(count) words",
                    correction: "split it: \(record.profile.sentenceWords) are easy to read")
            }
            start = index + 1
        }
    }

    static func endsSentence(_ passage: Passage, after word: Word, before next: Word) -> Bool {
        let gap = passage.bytes[word.range.upperBound..<next.range.lowerBound]
        guard let mark = gap.first(where: { $0 < 0x80 }) else { return false }
        return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!")) && gap.count > 1
            && gap.contains { $0 == 0x20 || $0 == 0x0A }
    }

    /// Compares words only: case, punctuation and dashes may differ.
    @Sendable private static func headlineQuote(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let passage = record.passages.inSection("release").first(where: { $0.field == "headlineQuote" }),
            !passage.words.isEmpty
        else {
            return
        }
        let parts = partsBetweenEllipses(of: passage)
        for other in record.passages
        where other.section == "quotes" || other.section == "release" && other.field == "paragraphs" {
            if holds(parts, other.words.map(\.hash)) { return }
        }
        out.add(
            "release.headlineQuote", "the words quoted in the headline do not occur in a quotation or paragraph",
            correction: "quote words exactly as they are said in the body")
    }

    /// The words of a quotation, cut where “…” says that some are left out.
    private static func partsBetweenEllipses(of passage: Passage) -> [[UInt64]] {
        var parts: [[UInt64]] = [[]]
        var end = passage.range.lowerBound
        for word in passage.words {
            let gap = passage.bytes[end..<word.range.lowerBound]
            let isCut =
                ByteSearch.position(of: Array("…".utf8), in: gap) != nil
                || ByteSearch.position(of: Array("...".utf8), in: gap) != nil
            if isCut, parts.last?.isEmpty == false { parts.append([]) }
            parts[parts.count - 1].append(word.hash)
            end = word.range.upperBound
        }
        return parts
    }

    /// Whether all parts occur, in their order.
    private static func holds(_ parts: [[UInt64]], _ words: [UInt64]) -> Bool {
        var start = 0
        for part in parts {
            guard words.count >= part.count, start <= words.count - part.count,
                let found = (start...(words.count - part.count)).first(where: {
                    words[$0..<$0 + part.count].elementsEqual(part)
                })
            else { return false }
            start = found + part.count
        }
        return true
    }
}
