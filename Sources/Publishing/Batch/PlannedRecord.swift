internal import Diagnostics

/// What a batch has to do about one record, as far as it can be said without the others.
struct PlannedRecord: Sendable {
    enum Outcome: Sendable {
        /// It belongs to another day or another shard.
        case notDue
        /// It is withdrawn; with what calendars are to be told of that, if they have it.
        case withdrawn(BatchManifest.Cancellation?)
        case failed(BatchReport.Failure)
        /// - Parameter path: That of its folder, or of its only file without format ending.
        case due(path: String, work: [BatchPlan.Work])
    }

    var location: BatchPlan.Location
    /// `nil` for a record that cannot be read.
    var id: String?
    var place = Diagnostic.Place.nowhere
    var warnings: [Diagnostic] = []
    var outcome: Outcome
}
