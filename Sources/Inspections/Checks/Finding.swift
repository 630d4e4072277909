package import Diagnostics

/// One thing that a check found in a record.
package struct Finding: Sendable {
    package enum Severity: String, Sendable, Comparable {
        /// Stops publication.
        case error = "E"
        case warning = "W"
        case information = "I"

        package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
    }

    /// The rule, such as `D1`; see docs/checks.md.
    package let rule: String
    package let severity: Severity
    package let place: Diagnostic.Place
    /// The dotted path in the record.
    package let path: String
    /// What is wrong and what was expected: lower case, no full stop.
    package let reason: String
    /// What to write instead or to do about it.
    package let correction: String?

    package init(
        rule: String, severity: Severity, place: Diagnostic.Place, path: String, reason: String, correction: String?
    ) {
        self.rule = rule
        self.severity = severity
        self.place = place
        self.path = path
        self.reason = reason
        self.correction = correction
    }

    /// The finding as a message with its excerpt.
    package var diagnostic: Diagnostic {
        let severity: Diagnostic.Severity =
            switch self.severity {
            case .error: .error
            case .warning: .warning
            case .information: .note
            }
        return Diagnostic(
            .init(rawValue: rule), "\(rule): \(reason)", at: place, severity: severity, hint: correction,
            exitStatus: .findings)
    }
}
