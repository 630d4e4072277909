internal import DataReaders
internal import Diagnostics

extension CheckRule {
    /// Whether bodies have their names.
    static let nameRules: [CheckRule] = [
        .text("T1", .error, "texts use the service's own abbreviation", in: .capitals, abbreviation),
        .text("T2", .warning, "texts say 'youth justice', not 'youth offending'", in: .youth, youthOffending),
        .record("T3", .error, "partners have the names of the register", partners),
        .record("T7", .error, "the monarch is the one of the day", monarch),
        .record("T8", .warning, "each addressee has one name", addresseeNames),
    ]

    @Sendable private static func abbreviation(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        let own = record.inspection.service.abbreviation
        guard !passage.isWelsh, passage.field != "abbr", record.bodies.serviceAbbreviations.contains(own) else {
            return
        }
        for word in passage.words where (2...5).contains(word.range.count) {
            guard isUpperCase(passage.bytes[word.range]) else { continue }
            let text = passage.text(word.range)
            guard text != own, record.bodies.serviceAbbreviations.contains(text) else { continue }
            out.add(word.range, of: passage, "the service is called \(own), not \(text)", correction: "write '\(own)'")
        }
    }

    private static func isUpperCase(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { (0x41...0x5A).contains($0) }
    }

    private static let youth = Word("youth").hash
    private static let offending = Word("offending").hash

    @Sendable private static func youthOffending(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        // A service of the old name, and names of bodies with capitals, keep the old words.
        guard !passage.isWelsh else { return }
        for (index, word) in passage.words.enumerated() where word.hash == youth && index + 1 < passage.words.count {
            let next = passage.words[index + 1]
            guard next.hash == offending, passage.bytes[next.range.lowerBound] == UInt8(ascii: "o"),
                !record.inspection.service.name.contains("Offending")
            else { continue }
            out.add(
                word.range.lowerBound..<next.range.upperBound, of: passage, "'youth offending' is the old term",
                correction: "write 'youth justice'")
        }
    }

    @Sendable private static func partners(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (index, node) in record.root.list("partners").enumerated() {
            let path = "partners.\(index)"
            guard let id = node.string ?? node.text("id") else {
                unnamedPartner(node.text("name"), path, record, &out)
                continue
            }
            guard let known = record.bodies.body(id) else {
                if node.text("name") == nil {
                    let near = NearestName.of(id, among: record.bodies.bodies.map(\.id))
                    out.add(
                        path, "'\(id)' is not in the register of bodies",
                        correction: near.map { "did you mean '\($0)'?" })
                }
                continue
            }
            if let name = node.text("name"), name != known.name {
                out.add(
                    path + ".name", "'\(name)' is not the name in the register", correction: "write '\(known.name)'")
            }
            if let abbreviation = node.text("abbr"), let own = known.abbreviation, abbreviation != own {
                out.add(
                    path + ".abbr", "'\(abbreviation)' is not the abbreviation in the register",
                    correction: "write '\(own)'")
            }
        }
        if record.inspection.kind == .joint, record.inspection.partners.isEmpty {
            out.add("type", "a joint inspection has partners", correction: "add 'partners'", severity: .warning)
        }
    }

    private static func unnamedPartner(
        _ name: String?, _ path: String, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard let name else { return out.add(path, "a partner needs an id or a name") }
        guard !record.bodies.bodies.contains(where: { $0.name == name }) else { return }
        if let known = record.bodies.bodies.first(where: { $0.variants.contains(name) }) {
            // T4 looks for the variants in all texts; here is the place where the name is given.
            return out.add(
                path + ".name", "'\(name)' is not the name in the register", correction: "write '\(known.name)'")
        }
        if let near = NearestName.of(name, among: record.bodies.bodies.map(\.name)) {
            out.add(
                path + ".name", "'\(name)' is not in the register", correction: "did you mean '\(near)'?",
                severity: .warning)
        }
    }

    @Sendable private static func monarch(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let right = InspectionValues.monarch(on: record.publicationDate)
        if let monarch = record.root.text("monarch"), monarch != right {
            out.add("monarch", "on the day of publication it is '\(right) Majesty'", correction: "write \(right)")
        }
        let wrong = right == "His" ? "Her Majesty" : "His Majesty"
        if record.inspection.body.longName.hasPrefix(wrong), right == "Her" {
            out.add(
                "body.longName", "on the day of publication it is '\(right) Majesty'",
                correction: "write '\(right) Majesty’s …'")
        }
    }

    @Sendable private static func addresseeNames(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let addressees = record.inspection.addressees
        let words = addressees.map { WordCutter.hashes(of: $0.name) }
        for second in addressees.indices {
            for first in 0..<second {
                // “the service” is part of “the board of the service”: only names that end alike are one body.
                guard let last = words[first].last, last == words[second].last else { continue }
                let (one, other) = (significant(words[first]), significant(words[second]))
                guard !one.isEmpty, !other.isEmpty, one.isSubset(of: other) || other.isSubset(of: one) else { continue }
                out.add(
                    "addressees.\(second).name",
                    "this may be the same body as '\(addressees[first].id)' by another name",
                    correction: "use one name for one body")
            }
        }
    }

    private static let smallWords = [Word("the"), Word("of"), Word("for"), Word("and"), Word("a")].map(\.hash)

    private static func significant(_ words: [UInt64]) -> Set<UInt64> { Set(words).subtracting(smallWords) }
}
