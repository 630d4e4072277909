/// One rule of `letterpress check`: a value in a list, so that rules can be added without touching what runs them.
package struct CheckRule: Sendable {
    package let id: String
    /// What its findings have unless they say otherwise.
    package let severity: Finding.Severity
    /// One line for people.
    package let title: String
    let scope: Scope

    enum Scope: Sendable {
        /// Runs once for a record.
        case record(@Sendable (RecordUnderCheck, inout FindingCollector) -> Void)
        /// Runs for every text of a record that has all of these traits.
        case text(PassageTraits, @Sendable (Passage, RecordUnderCheck, inout FindingCollector) -> Void)
    }

    static func record(
        _ id: String, _ severity: Finding.Severity, _ title: String,
        _ run: @escaping @Sendable (RecordUnderCheck, inout FindingCollector) -> Void
    ) -> CheckRule {
        CheckRule(id: id, severity: severity, title: title, scope: .record(run))
    }

    static func text(
        _ id: String, _ severity: Finding.Severity, _ title: String, in traits: PassageTraits,
        _ run: @escaping @Sendable (Passage, RecordUnderCheck, inout FindingCollector) -> Void
    ) -> CheckRule {
        CheckRule(id: id, severity: severity, title: title, scope: .text(traits, run))
    }

    /// All rules, in the order in which they run.
    package static let all: [CheckRule] =
        ratingRules + standardRules + dateRules + countRules + nameRules + personRules + textRules + quotationRules
        + wordingRules + phraseRules
}
