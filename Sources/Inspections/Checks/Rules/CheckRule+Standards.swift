internal import DataReaders
internal import Diagnostics

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
            let near = NearestName.of(standard.code, among: framework.standards.map(\.code))
            out.add(
                standard.path + ".code", "the framework '\(framework.id)' has no standard \(standard.code)",
                correction: near.map { "did you mean \($0)?" })
        }
        missing(record, seen, &out)
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

    // MARK: G3

    @Sendable private static func agreement(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        resettlement(record, &out)
        guard let overall = record.inspection.overall.rating else { return }
        if let passage = record.passages.first(where: { $0.section == "release" && $0.field == "headline" }) {
            for (word, range) in quotedRatings(in: passage, record) where word != overall {
                out.add(
                    range, of: passage, "the headline says '\(word)', the overall rating is '\(overall)'",
                    correction: "write '\(overall)'")
            }
        }
        for passage in record.passages where passage.traits.isSuperset(of: [.prose, .overall]) && !passage.isWelsh {
            guard let range = overallRatingOf(passage) else { continue }
            for (word, place) in quotedRatings(in: passage, record)
            where word != overall && place.lowerBound >= range && place.lowerBound < range + 5 {
                out.add(
                    place, of: passage, "the text says '\(word)', the overall rating is '\(overall)'",
                    correction: "write '\(overall)'")
            }
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
        var found: [(String, Range<Int>)] = []
        for grade in record.framework.scale.grades {
            for (open, close) in [("‘", "’"), ("'", "'")] {
                let wanted = Array((open + grade.word + close).utf8)
                if let position = ByteSearch.position(of: wanted, in: passage.bytes) {
                    found.append((grade.word, position..<position + wanted.count))
                }
            }
        }
        return found
    }
}
