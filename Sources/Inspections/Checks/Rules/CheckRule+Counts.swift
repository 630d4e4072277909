internal import DataReaders
internal import Diagnostics

extension CheckRule {
    /// Whether counts agree with what they count.
    static let countRules: [CheckRule] = [
        .record("N4", .error, "recommendations are numbered on and counted right", recommendations),
        .record("N4", .error, "every addressee has recommendations", addressees),
        .record("N4", .error, "cases add up", cases),
        .record("N5", .error, "ages go from the lower to the higher", ages),
        .text(
            "N4", .error, "counts of recommendations in texts are right", in: [.prose, .recommendation], countsInText),
        .record("L3", .error, "footnotes and their marks match", footnotes),
        .record("L3", .error, "notes name boilerplate that there is", notes),
        .record("ISBN", .error, "the ISBN is valid", isbn),
    ]

    @Sendable private static func recommendations(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let list = record.inspection.recommendations
        var seen = Set<Int>(minimumCapacity: list.count)
        for (index, recommendation) in list.enumerated() {
            if !seen.insert(recommendation.number).inserted {
                out.add(
                    "recommendations.\(index).number",
                    "recommendation \(recommendation.number) is given twice", correction: "write \(index + 1)")
            } else if recommendation.number != index + 1 {
                out.add(
                    "recommendations.\(index).number",
                    "recommendation \(recommendation.number) stands in place \(index + 1): numbers go on through all groups",
                    correction: "write \(index + 1)")
            }
        }
        grouping(record, &out)
        translated(record, &out)
        if let stated = record.root.integer("recommendationCount"), stated != list.count {
            out.add(
                "recommendationCount", "there are \(list.count) recommendations, not \(stated)",
                correction: "write \(list.count)")
        }
    }

    /// A translation has every recommendation, in the same order.
    private static func translated(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let there = record.root["welsh"]?.texts("recommendations"), !there.isEmpty else { return }
        let here = record.inspection.recommendations.count
        guard here > 0, there.count != here else { return }
        out.add(
            "welsh.recommendations", "there are \(here) recommendations, and \(there.count) in Welsh",
            correction: "translate each, in the same order")
    }

    /// Documents print the recommendations of each addressee together, and so their numbers have to follow one another.
    private static func grouping(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard !areInOrder(record.inspection) else { return }
        var positions: [String: Int] = [:]
        for (index, addressee) in record.inspection.addressees.enumerated() {
            positions[addressee.name] = index
            positions[addressee.id] = index
        }
        var furthest = 0
        for (index, recommendation) in record.inspection.recommendations.enumerated() {
            let name = recommendation.addressee ?? ""
            let position = positions[name] ?? positions.count
            positions[name] = position
            if position < furthest {
                out.add(
                    "recommendations.\(index)",
                    "recommendation \(recommendation.number) is printed with others to the same addressee, before some of lower numbers",
                    correction: "put the recommendations to each addressee together, in the order of 'addressees'")
                return
            }
            furthest = position
        }
    }

    /// Whether one walk along `addressees` meets that of each recommendation: so it is in almost every record.
    private static func areInOrder(_ inspection: Inspection) -> Bool {
        var rest = inspection.addressees[...]
        return inspection.recommendations.allSatisfy { recommendation in
            let name = recommendation.addressee ?? ""
            rest = rest.drop { $0.id != name && $0.name != name }
            return !rest.isEmpty
        }
    }

    @Sendable private static func addressees(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let addressees = record.inspection.addressees
        var ids = Set<String>(minimumCapacity: addressees.count)
        for (index, addressee) in addressees.enumerated() {
            if !ids.insert(addressee.id).inserted {
                out.add("addressees.\(index).id", "the addressee '\(addressee.id)' is given twice")
            }
            let hasOwn = record.inspection.recommendations.contains {
                $0.addressee == addressee.id || $0.addressee == addressee.name
            }
            if !hasOwn {
                out.add(
                    "addressees.\(index)", "the addressee '\(addressee.id)' has no recommendations",
                    correction: "give it one, or remove it")
            }
        }
        guard !addressees.isEmpty else { return }
        for (index, recommendation) in record.inspection.recommendations.enumerated() {
            guard let name = recommendation.addressee else {
                out.add("recommendations.\(index)", "recommendation \(recommendation.number) has no addressee")
                continue
            }
            guard !addressees.contains(where: { $0.id == name || $0.name == name }) else { continue }
            let near = NearestName.of(name, among: addressees.map(\.id))
            out.add(
                "recommendations.\(index).addressee", "there is no addressee '\(name)'",
                correction: near.map { "did you mean '\($0)'?" })
        }
    }

    @Sendable private static func ages(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let ages = record.root["service"]?["ages"], let from = ages.integer("from"), let to = ages.integer("to"),
            to < from
        else { return }
        out.add(
            "service.ages.to", "the highest age, \(to), is below the lowest, \(from)",
            correction: "write 'from: \(to)' and 'to: \(from)' if they changed places")
    }

    @Sendable private static func cases(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let cases = record.root["cases"] else { return }
        let groups = cases.list("groups")
        for (index, group) in groups.enumerated() {
            let parts = group.list("of").compactMap { $0.integer("count") }
            guard !parts.isEmpty, let count = group.integer("count"), parts.reduce(0, +) != count else { continue }
            let sum = parts.reduce(0, +)
            out.add(
                "cases.groups.\(index).count", "the parts add up to \(sum), not \(count)", correction: "write \(sum)")
        }
        let sum = groups.compactMap { $0.integer("count") }.reduce(0, +)
        if !groups.isEmpty, let total = cases.integer("total"), total != sum {
            out.add("cases.total", "the groups add up to \(sum), not \(total)", correction: "write \(sum)")
        }
        if let all = cases.integer("total") ?? (groups.isEmpty ? nil : sum) { casesOfQuestions(all, record, &out) }
        for (index, fact) in record.root.list("facts").enumerated() {
            guard fact.text("unit") == "cases", let count = fact.integer("value"), let total = cases.integer("total"),
                count > total
            else { continue }
            out.add("facts.\(index).value", "\(count) cases cannot be: inspectors looked at \(total)")
        }
        if let survey = cases["survey"], let sent = survey.integer("sent"), let replies = survey.integer("replies"),
            replies > sent
        {
            out.add("cases.survey.replies", "\(replies) replies to \(sent) questionnaires cannot be")
        }
    }

    /// A question is asked of all cases or of some, never of more than there are.
    private static func casesOfQuestions(_ all: Int, _ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for standard in record.inspection.standards {
            for (index, question) in standard.keyQuestions.enumerated() {
                guard let count = question.count, count > all else { continue }
                out.add(
                    "\(standard.path).keyQuestions.\(index).n", "\(count) cases cannot be: inspectors looked at \(all)")
            }
        }
    }

    // MARK: Counts in texts

    private static let recommendation = Word("recommendation").hash
    private static let recommendationsWord = Word("recommendations").hash
    private static let numberWords = WordSet(
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    private static let groupWords = WordSet("makes", "made", "make", "making", "with")

    /// “The report makes seven recommendations”: only a total, which follows such a verb, is compared.
    @Sendable private static func countsInText(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        let count = record.inspection.recommendations.count
        guard count > 0, passage.isProse else { return }
        let words = passage.words
        for (index, word) in words.enumerated()
        where index > 1 && (word.hash == recommendationsWord || word.hash == recommendation) {
            let number = passage.number(words[index - 1]) ?? numberWords.position(of: words[index - 1].hash)
            guard let number, number != count, groupWords.contains(words[index - 2].hash) else { continue }
            out.add(
                words[index - 1].range.lowerBound..<word.range.upperBound, of: passage,
                "the text speaks of \(number) recommendations, the record has \(count)",
                correction: "write '\(EnglishWords.number(count))'")
        }
    }

    // MARK: Footnotes

    @Sendable private static func footnotes(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let notes = record.root["letter"]?.list("footnotes") ?? []
        var marks: [String] = []
        for (index, note) in notes.enumerated() {
            let mark = record.inspection.file.code(of: note["mark"] ?? note)
            if marks.contains(mark) { out.add("letter.footnotes.\(index).mark", "the footnote \(mark) is given twice") }
            marks.append(mark)
            if Int(mark) != nil, mark != String(index + 1) {
                out.add(
                    "letter.footnotes.\(index).mark",
                    "footnotes are numbered from 1 in order: this is number \(index + 1)",
                    correction: "write \(index + 1)")
            }
        }
        var used: Set<String> = []
        for passage in record.passages.inSection("letter") {
            for (mark, range) in footnoteMarks(in: passage) {
                used.insert(mark)
                if !marks.contains(mark) { out.add(range, of: passage, "there is no footnote \(mark)") }
            }
        }
        for (index, mark) in marks.enumerated() where !used.contains(mark) {
            out.add(
                "letter.footnotes.\(index)", "no text refers to the footnote \(mark)",
                correction: "write [^\(mark)] where it belongs")
        }
    }

    /// `[^1]`.
    private static func footnoteMarks(in passage: Passage) -> [(mark: String, range: Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        let bytes = passage.bytes
        var index = bytes.startIndex
        while index + 2 < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "^"),
                let end = bytes[(index + 2)...].prefix(12).firstIndex(of: UInt8(ascii: "]"))
            else {
                index += 1
                continue
            }
            found.append((passage.text(index + 2..<end), index..<end + 1))
            index = end + 1
        }
        return found
    }

    // MARK: Notes

    /// The notes that the templates have a wording for.
    static let usualNotes = ["service", "scale", "scope", "availability", "about", "fieldwork", "contact"]

    @Sendable private static func notes(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let boilerplate = record.root.list("boilerplate")
        for (index, node) in record.root.list("notes").enumerated() where node.text("text") == nil {
            guard let id = node.string ?? node.text("id"), SchemaReader.isSlug(id), !usualNotes.contains(id),
                record.inspection.boilerplate(id) == nil
            else { continue }
            let path = "notes.\(index)" + (node.string == nil ? ".id" : "")
            if boilerplate.contains(where: { $0.text("id") == id }) {
                out.add(path, "'\(id)' has no boilerplate in this language that is in use on the day of publication")
            } else {
                // Templates of one's own may know more ids.
                let near = NearestName.of(id, among: usualNotes + boilerplate.compactMap { $0.text("id") })
                out.add(
                    path, "there is no boilerplate '\(id)', and the templates here print nothing for it",
                    correction: near.map { "did you mean '\($0)'?" } ?? "add it to 'boilerplate'", severity: .warning)
            }
        }
        if let pair = record.inspection.pairID, pair == record.inspection.id {
            out.add("pairId", "the record is paired with itself", correction: "name the record in the other language")
        }
    }

    // MARK: ISBN

    /// Source: ISO 2108, ISBN-13: weights 1 and 3 in turn, the sum a multiple of 10.
    @Sendable private static func isbn(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let node = record.root["isbn"], !node.isNull else { return }
        let text = record.inspection.file.code(of: node)
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }.map { Int($0) - 0x30 }
        guard digits.count == 13, digits.allSatisfy({ (0...9).contains($0) }) else {
            return out.add("isbn", "an ISBN has 13 digits")
        }
        var sum = 0
        for (index, digit) in digits.dropLast().enumerated() { sum += digit * (index % 2 == 0 ? 1 : 3) }
        let check = (10 - sum % 10) % 10
        guard check != digits[12] else { return }
        out.add(
            "isbn", "the check digit of this ISBN is \(check), not \(digits[12])",
            correction: "compare all digits with the registration: one of them is wrong")
    }
}
