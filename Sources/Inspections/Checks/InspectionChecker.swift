internal import DataReaders
internal import Diagnostics

/// Checks inspections for consistency and house style.
package struct InspectionChecker: Sendable {
    private let rules: [CheckRule]
    private let bodies: BodyRegister
    private let profile: HouseProfile
    private let phrases: PhraseTable

    package init(rules: [CheckRule] = CheckRule.all, bodies: BodyRegister = .builtIn, profile: HouseProfile = .standard)
    {
        self.rules = rules
        self.bodies = bodies
        self.profile = profile
        phrases = PhraseTable(bodies)
    }

    /// - Returns: Everything found, in the order of the places; of two findings at one place, the graver first.
    package func check(_ inspection: Inspection) -> [Finding] {
        let record = RecordUnderCheck(inspection, bodies: bodies, profile: profile, phrases: phrases)
        var findings: [Finding] = []
        for rule in rules {
            var collector = FindingCollector(rule, inspection)
            switch rule.scope {
            case .record(let run): run(record, &collector)
            case .text(let run): for passage in record.passages { run(passage, record, &collector) }
            }
            findings += collector.findings
        }
        return findings.enumerated().sorted {
            (Self.offset($0.element), $0.element.severity, $0.offset) < (
                Self.offset($1.element), $1.element.severity, $1.offset
            )
        }.map(\.element)
    }

    private static func offset(_ finding: Finding) -> Int {
        if case .source(_, let range) = finding.place { return range.lowerBound }
        return 0
    }
}
