internal import DataReaders
internal import Diagnostics

/// Checks inspections for consistency and house style.
package struct InspectionChecker: Sendable {
    /// A rule on texts, with its position among all rules.
    private struct TextRule: Sendable {
        let number: Int
        let traits: PassageTraits
        let run: @Sendable (Passage, RecordUnderCheck, inout FindingCollector) -> Void
    }

    private let rules: [CheckRule]
    private let textRules: [TextRule]
    private let bodies: BodyRegister
    private let profile: HouseProfile
    private let phrases: SharedPhrases

    package init(rules: [CheckRule] = CheckRule.all, bodies: BodyRegister = .builtIn, profile: HouseProfile = .standard)
    {
        self.rules = rules
        textRules = rules.enumerated().compactMap { number, rule in
            guard case .text(let traits, let run) = rule.scope else { return nil }
            return TextRule(number: number, traits: traits, run: run)
        }
        self.bodies = bodies
        self.profile = profile
        phrases = SharedPhrases(PhraseTable(bodies))
    }

    /// - Returns: Everything found, in the order of the places; of two findings at one place, the graver first.
    package func check(_ inspection: Inspection) -> [Finding] {
        let record = RecordUnderCheck(inspection, bodies: bodies, profile: profile, phrases: phrases)
        var collector = FindingCollector(inspection, rules)
        for number in rules.indices {
            guard case .record(let run) = rules[number].scope else { continue }
            collector.number = number
            run(record, &collector)
        }
        for rule in textRules {
            collector.number = rule.number
            record.passages.forEach(having: rule.traits) { rule.run($0, record, &collector) }
        }
        guard !collector.findings.isEmpty else { return [] }
        return collector.findings.enumerated().sorted {
            (Self.offset($0.element.finding), $0.element.finding.severity, $0.element.rule, $0.offset) < (
                Self.offset($1.element.finding), $1.element.finding.severity, $1.element.rule, $1.offset
            )
        }.map(\.element.finding)
    }

    private static func offset(_ finding: Finding) -> Int {
        if case .source(_, let range) = finding.place { return range.lowerBound }
        return 0
    }
}
