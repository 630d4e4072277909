package import Diagnostics

/// What a batch did.
package struct BatchReport: Sendable {
    package struct Failure: Sendable {
        /// The record or file that failed.
        package var name: String
        package var problems: DiagnosticList
        /// The data file or folder that could not be read, or whose record could not: what was made of it before stays.
        package var source: String?
        package init(_ name: String, _ problems: DiagnosticList, source: String? = nil) {
            self.name = name
            self.problems = problems
            self.source = source
        }
    }

    package var written: [String] = []
    package var unchanged = 0
    package var failures: [Failure] = []
    /// Files of an earlier batch that are no longer due, and whether they were removed.
    package var stale: [String] = []
    package var removed: [String] = []
    /// How many records have documents that are due, and how many have none in the period.
    package var due = 0
    package var notDue = 0
    /// The manifests that were signed.
    package var signed: [String] = []
    package var warnings: [Diagnostic] = []
    package var wasInterrupted = false
    /// For a dry run: what would happen to each file stem, and why.
    package var intentions: [(path: String, action: String)] = []

    /// Whether the batch found nothing to do, to leave or to clear away.
    package var isEmpty: Bool {
        written.isEmpty && unchanged == 0 && failures.isEmpty && stale.isEmpty && intentions.isEmpty
    }
}
