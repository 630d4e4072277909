package import CivilTime
package import Diagnostics

/// What a batch is going to do, decided before anything is written.
package struct BatchPlan: Sendable {
    /// Where a record is found again when its turn comes.
    package struct Location: Sendable, Hashable {
        package var source: Int
        package var index: Int
    }

    /// One record through one template, in whatever formats.
    package struct Work: Sendable {
        package var location: Location
        package var record: String
        package var title: String
        /// The data file that the record stands in.
        package var source: String
        package var template: Int
        /// The path of its files without format ending: `2025-01-28/westmere/press-release`.
        package var stem: String
        package var release: Release
        package var date: CivilDate?
        /// That the record had another date or time when a batch wrote it before.
        package var move: PublicationMove?
        package var dataHash: ContentHash
        package var action: Action
    }

    package enum Action: Sendable, Hashable {
        /// Files that are there already, made from the same inputs.
        case keep([BatchManifest.Entry])
        /// Files to be written, and why.
        case write(reason: String)
    }

    package var work: [Work] = []
    /// Files of an earlier batch that are no longer due.
    package var stale: [BatchManifest.Entry] = []
    /// Records that are withdrawn, as calendars are to be told; those that were never in one are not among them.
    package var cancellations: [BatchManifest.Cancellation] = []
    /// Records that cannot be read or published, with the id or place to call them by.
    package var failures: [BatchReport.Failure] = []
    /// How many records are not due in the period, or belong to other shards.
    package var notDue = 0

    package var warnings: [Diagnostic] = []

    /// How many files stay as they are.
    package var keptCount: Int {
        work.reduce(0) { count, work in
            if case .keep(let entries) = work.action { count + entries.count } else { count }
        }
    }

    package init() {}
}
