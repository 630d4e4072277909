internal import DataReaders
internal import Diagnostics

/// Takes the findings of one rule after the other and gives them their places.
struct FindingCollector {
    private let inspection: Inspection
    private let rules: [CheckRule]
    /// The position of the rule that finds what comes next.
    var number = 0
    /// What was found, with the position of its rule among all rules.
    private(set) var findings: [(finding: Finding, rule: Int)] = []

    init(_ inspection: Inspection, _ rules: [CheckRule]) {
        self.inspection = inspection
        self.rules = rules
    }

    /// - Parameter path: The dotted path in the record; of a field that is missing, the place of what would hold it.
    mutating func add(_ path: String, _ reason: String, correction: String? = nil, severity: Finding.Severity? = nil) {
        add(inspection.place(path), path, reason, correction, severity)
    }

    /// - Parameter range: UTF-8 offsets into the passage.
    mutating func add(
        _ range: Range<Int>, of passage: Passage, _ reason: String, correction: String? = nil,
        severity: Finding.Severity? = nil
    ) {
        let place = Diagnostic.Place.source(inspection.file.source, passage.sourceRange(of: range, in: inspection.file))
        add(place, inspection.file.path(at: passage.span), reason, correction, severity)
    }

    private mutating func add(
        _ place: Diagnostic.Place, _ path: String, _ reason: String, _ correction: String?,
        _ severity: Finding.Severity?
    ) {
        guard rules.indices.contains(number) else { return }
        let rule = rules[number]
        let finding = Finding(
            rule: rule.id, severity: severity ?? rule.severity, place: place, path: path, reason: reason,
            correction: correction)
        findings.append((finding, number))
    }
}
