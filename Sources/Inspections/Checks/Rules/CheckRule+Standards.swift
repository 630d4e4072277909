internal import DataReaders

extension CheckRule {
    /// Whether the standards are those of the framework.
    static let standardRules: [CheckRule] = [
        .record("S1", .error, "the standards are those of the framework, each once", standards),
        .record("S2", .warning, "titles of standards are those of the framework", titles),
        .record("R8", .error, "a standard rated separately does not count", separate),
        .record("G3", .error, "a rating is the same wherever it is given", agreement),
    ]

    @Sendable private static func standards(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let framework = record.framework
        var seen = [String: String](minimumCapacity: record.inspection.standards.count)
        for standard in record.inspection.standards {
            if let first = seen[standard.code] {
                out.add(standard.path + ".code", "the standard \(standard.code) is given twice, first at '\(first)'")
            }
            seen[standard.code] = standard.path
            guard standard.definition == nil, !framework.allowsOtherStandards, framework.isRated else { continue }
            out.add(
                standard.path + ".code", "the framework '\(framework.id)' has no standard \(standard.code)",
                correction: codeHint(standard.code, framework.standards.map(\.code)))
        }
        missing(record, seen, &out)
        domains(record, &out)
    }

    /// One code is as close to another as to a third, so only one with the same letters and digits is suggested.
    static func codeHint(_ code: String, _ known: [String]) -> String? {
        func plain(_ text: String) -> [UInt8] {
            text.utf8.filter(Passage.isWordByte).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        }
        let wanted = plain(code)
        let same = known.filter { plain($0) == wanted }
        if same.count == 1, let only = same.first { return "did you mean \(only)?" }
        return known.isEmpty ? nil : "the codes are \(EnglishWords.list(known))"
    }

    private static func domains(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (index, node) in record.root.list("standards").enumerated() {
            guard let number = node.integer("domain"), index < record.inspection.standards.count else { continue }
            let domains = record.framework.domains.map(\.number)
            let standard = record.inspection.standards[index]
            if let definition = standard.definition, domains[definition.domain] != number {
                let right = domains[definition.domain]
                out.add(
                    standard.path + ".domain", "\(standard.code) is of domain \(right), not \(number)",
                    correction: "write \(right), or leave the domain out")
            } else if !domains.contains(number) {
                out.add(
                    standard.path + ".domain", "the framework '\(record.framework.id)' has no domain \(number)",
                    correction: "its domains are \(EnglishWords.list(domains.map(String.init)))")
            }
        }
    }

    private static func missing(_ record: RecordUnderCheck, _ seen: [String: String], _ out: inout FindingCollector) {
        let scored = record.framework.standards.filter(\.isScored)
        let missing = scored.filter { seen[$0.code] == nil }
        if !seen.isEmpty, !missing.isEmpty, !record.framework.allowsOtherStandards {
            let codes = missing.map(\.code).joined(separator: ", ")
            out.add(
                "standards", "standards are missing: \(codes)", correction: "give each a rating", severity: .warning)
        }
        for standard in record.inspection.standards where standard.rating == nil && standard.notRated == nil {
            guard record.framework.isRated, standard.definition != nil else { continue }
            out.add(
                standard.path, "\(standard.code) has neither a rating nor a reason why it is not rated",
                correction: "add 'rating' or 'notRated'",
                severity: standard.definition?.isScored == true ? .error : .warning)
        }
    }

    @Sendable private static func titles(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for standard in record.inspection.standards {
            guard let title = standard.definition?.title, title != standard.title else { continue }
            out.add(
                standard.path + ".title", "the title of \(standard.code) in '\(record.framework.id)' is '\(title)'",
                correction: "write '\(title)', or leave the title out")
        }
    }

    @Sendable private static func separate(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        unmentioned(record, &out)
        for standard in record.inspection.standards {
            if let scored = standard.scored, let definition = standard.definition, scored != definition.isScored {
                let rule = definition.isScored ? "counts" : "does not count"
                out.add(
                    standard.path + ".scored", "\(standard.code) \(rule) towards the score",
                    correction: "write \(!scored)")
            }
            if standard.rating != nil, standard.notRated != nil {
                out.add(
                    standard.path + ".notRated", "\(standard.code) has a rating and a reason why it has none",
                    correction: "remove one of the two")
            }
        }
    }

    /// Readers take silence for “not rated”, and that needs its reason.
    private static func unmentioned(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard !record.inspection.standards.isEmpty else { return }
        for definition in record.framework.standards
        where !definition.isScored && !record.inspection.standards.contains(where: { $0.definition === definition }) {
            out.add(
                "standards",
                "the framework rates \(definition.code) \(definition.title) separately; the record says nothing of it",
                correction: "add its rating, or why it is not rated", severity: .information)
        }
    }

    // MARK: G3

    @Sendable private static func agreement(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        resettlement(record, &out)
        guard let overall = record.inspection.overall.rating else { return }
        if let passage = record.passages.inSection("release").first(where: { $0.field == "headline" }) {
            for (word, range) in quotedRatings(in: passage, record) where word != overall {
                out.add(
                    range, of: passage, "the headline says '\(word)', the overall rating is '\(overall)'",
                    correction: "write '\(overall)'")
            }
        }
        welshHeadline(overall, record, &out)
        for passage in record.passages.having([.prose, .overall]) where !passage.isWelsh {
            guard let range = overallRatingOf(passage) else { continue }
            for (word, place) in quotedRatings(in: passage, record)
            where word != overall && place.lowerBound >= range && place.lowerBound < range + 5 {
                out.add(
                    place, of: passage, "the text says '\(word)', the overall rating is '\(overall)'",
                    correction: "write '\(overall)'")
            }
        }
    }

    /// The headline of a translation names the same rating, in the word of the framework.
    private static func welshHeadline(_ overall: String, _ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let passage = record.passages.inSection("welsh").first(where: { $0.field == "headline" }),
            let right = record.framework.scale.grades.first(where: { $0.word == overall })?.welsh
        else { return }
        let others = record.framework.scale.grades.compactMap(\.welsh).filter { $0 != right }
        for (word, range) in quoted(others, in: passage) {
            out.add(
                range, of: passage, "the headline says '\(word)', the overall rating is '\(overall)'",
                correction: "write '\(right)'")
        }
    }

    private static func resettlement(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let node = record.root["resettlement"], !node.isNull,
            let standard = record.inspection.standards.first(where: { $0.definition?.isScored == false }),
            standard.path != "resettlement", let other = node.string ?? node.text("rating"), other != standard.rating
        else { return }
        out.add(
            "resettlement", "'resettlement' says '\(other)', \(standard.code) says '\(standard.rating ?? "not rated")'",
            correction: "give the rating once")
    }

    private static let overall = Word("overall")
    private static let rating = Word("rating")
    private static let of = Word("of")

    /// Where the words after “overall rating of” begin.
    private static func overallRatingOf(_ passage: Passage) -> Int? {
        for (index, word) in passage.words.enumerated()
        where word.hash == overall.hash && index + 2 < passage.words.count {
            if passage.words[index + 1].hash == rating.hash, passage.words[index + 2].hash == of.hash {
                return passage.words[index + 2].range.upperBound
            }
        }
        return nil
    }

    /// The rating words that stand in single quotation marks.
    static func quotedRatings(in passage: Passage, _ record: RecordUnderCheck) -> [(word: String, range: Range<Int>)] {
        quoted(record.framework.scale.grades.map(\.word), in: passage)
    }

    private static func quoted(_ words: [String], in passage: Passage) -> [(word: String, range: Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        for word in words {
            for (open, close) in [("‘", "’"), ("'", "'")] {
                let wanted = Array((open + word + close).utf8)
                if let position = ByteSearch.position(of: wanted, in: passage.bytes) {
                    found.append((word, position..<position + wanted.count))
                }
            }
        }
        return found
    }
}
