internal import DataReaders

extension CheckRule {
    /// Whether quotations and findings are what they say.
    static let quotationRules: [CheckRule] = [
        .record("Q1", .warning, "quotations name the statement or report that they are from", sources),
        .record("Q2", .warning, "a standard's own wording is not a finding", statements),
        .record("Q3", .warning, "quotations are whole, or show what is left out", endings),
        .record("Q4", .error, "findings and examples belong to a standard of the record", standardsOfFindings),
        .record("P1", .error, "a speaker's name stands between commas", speakers),
        .record(
            "P9", .warning, "recommendations have one form of lead, and no full stops of their own", recommendationForm),
        .record("P13", .information, "no paragraph occurs twice", duplicates),
        .record("L2", .warning, "sections are numbered in order and have headings of their own", sections),
    ]

    @Sendable private static func sources(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (index, quote) in record.root.list("quotes").enumerated() where quote.text("source") == nil {
            out.add(
                "quotes.\(index)", "the quotation names no cleared statement or report that it is from",
                correction: "add 'source'")
        }
    }

    @Sendable private static func statements(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        var wordings: [UInt64: Passage] = [:]
        let prose = record.passages.having(.prose)
        for passage in prose where passage.field == "statement" { wordings[passage.digest] = passage }
        guard !wordings.isEmpty else { return }
        for passage in prose where passage.section == "release" || passage.section == "findings" {
            guard let statement = wordings[passage.digest],
                statement.words.elementsEqual(passage.words, by: { $0.hash == $1.hash })
            else { continue }
            let path = record.inspection.file.path(at: statement.span)
            let standard = record.inspection.standards.first { path == $0.path + ".statement" }
            let code = standard.map { " " + $0.code } ?? ""
            out.add(
                passage.range, of: passage, "this is what the standard\(code) asks for, not what was found",
                correction: "say what inspectors saw")
        }
    }

    @Sendable private static func endings(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (index, quote) in record.root.list("quotes").enumerated() {
            guard let text = quote.text("text"),
                let last = text.unicodeScalars.last(where: { $0 != " " && $0 != "\n" }),
                !".!?…’”\"')".unicodeScalars.contains(last)
            else { continue }
            out.add(
                "quotes.\(index).text", "the quotation stops in the middle of a sentence",
                correction: "quote the sentence to its end, or write '…' where words are left out")
        }
    }

    @Sendable private static func standardsOfFindings(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard !record.inspection.standards.isEmpty else { return }
        func check(_ node: DataNode, _ path: String) {
            guard let named = node["standard"], !named.isNull else { return }
            let code = record.inspection.file.code(of: named)
            guard !record.inspection.standards.contains(where: { $0.code == code }) else { return }
            out.add(
                path + ".standard", "the record has no standard \(code)",
                correction: codeHint(code, record.inspection.standards.map(\.code)))
        }
        for list in ["strengths", "improvements"] {
            for (index, node) in (record.root["findings"]?.list(list) ?? []).enumerated() {
                check(node, "findings.\(list).\(index)")
            }
        }
        for (index, node) in record.root.list("practiceExamples").enumerated() {
            check(node, "practiceExamples.\(index)")
        }
    }

    /// “Inspector of Probation, Ann Field said”: the comma behind the name is missing.
    @Sendable private static func speakers(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let person = record.inspection.spokesperson, !person.name.isEmpty else { return }
        let wanted = Array((", " + person.name + " said").utf8)
        let joined = Array((person.office + " " + person.name).utf8)
        for passage in record.passages.having([.prose, .said]) {
            if let position = ByteSearch.position(of: joined, in: passage.bytes),
                isFollowedBySaid(passage.bytes[(position + joined.count)...])
            {
                out.add(
                    position..<position + joined.count, of: passage, "a comma is missing before the name",
                    correction: "write '\(person.office), \(person.name),'")
            }
            guard let position = ByteSearch.position(of: wanted, in: passage.bytes) else { continue }
            out.add(
                position + 2..<position + wanted.count, of: passage, "a comma is missing behind the name",
                correction: "write '\(person.name), said'")
        }
    }

    private static func isFollowedBySaid(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: ", said".utf8) || bytes.starts(with: " said".utf8)
    }

    @Sendable private static func recommendationForm(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (index, addressee) in record.inspection.addressees.enumerated() {
            guard let lead = addressee.lead, !lead.hasSuffix("should:") else { continue }
            out.add(
                "addressees.\(index).lead", "the lead does not end as the others do",
                correction: "end it with 'should:'")
        }
        for (index, recommendation) in record.inspection.recommendations.enumerated()
        where recommendation.text.hasSuffix(".") {
            out.add(
                "recommendations.\(index).text", "a recommendation has a full stop of its own",
                correction: "leave it out: templates end each group with one")
        }
    }

    @Sendable private static func duplicates(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (other, passage) in record.passages.pairs(ofWordsFrom: 8, notIn: "statement") {
            guard other.bytes == passage.bytes else { continue }
            out.add(passage.range, of: passage, "this paragraph occurs twice", correction: "remove one")
        }
    }

    @Sendable private static func sections(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        var last = 0
        var headings: Set<String> = []
        for (index, section) in (record.root["letter"]?.list("sections") ?? []).enumerated() {
            if let number = section.integer("number") {
                if number <= last {
                    out.add("letter.sections.\(index).number", "section \(number) comes after section \(last)")
                }
                last = max(last, number)
            }
            guard let heading = section.text("heading"), !headings.insert(heading).inserted else { continue }
            out.add("letter.sections.\(index).heading", "two sections have this heading")
        }
    }
}
