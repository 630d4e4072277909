internal import CivilTime
internal import Diagnostics
internal import Inspections

/// Decides what a batch has to do: which records are due, where their files go, and which files are there already.
package struct BatchPlanner {
    private let request: BatchRequest
    private let setup: RenderSetup
    private let sources: BatchSources
    private let history: BatchHistory
    private let records: RecordPlanner
    private var stale: StaleFiles
    private var plan = BatchPlan()
    /// The first work of the record that has taken a path, by what is left of it on a system that ignores letter case, or
    /// an id.
    private var owners: [String: UInt32] = [:]
    private var kept: Set<String> = []
    /// Where there is a calendar, the ids of all records that could be read, due or not.
    private var ids: Set<String> = []
    /// The ids of those that failed then.
    private var failed: Set<String> = []

    /// Records are read so many at a time: what is known of them meanwhile is not to add up.
    private static let inOneGo = 2048

    package static func plan(
        _ request: BatchRequest, setup: RenderSetup, sources: BatchSources, history: BatchHistory
    ) -> BatchPlan {
        var planner = BatchPlanner(request, setup, sources, history)
        planner.plan.failures = sources.failures
        planner.plan.work.reserveCapacity(sources.count * setup.templates.count)
        let records = planner.records
        for start in stride(from: 0, to: sources.count, by: inOneGo) {
            let numbers = start..<min(start + inOneGo, sources.count)
            let planned = ParallelMap.map(numbers, jobs: request.jobs) { records.plan(sources.location(of: $0)) }
            if Interruption.shared.isRequested { break }
            for record in planned { planner.take(record) }
        }
        // The threads are gone; what they needed is not to stay beside what the documents need.
        Memory.giveBack()
        planner.findStale()
        planner.findStrayDates()
        return planner.plan
    }

    private init(_ request: BatchRequest, _ setup: RenderSetup, _ sources: BatchSources, _ history: BatchHistory) {
        self.request = request
        self.setup = setup
        self.sources = sources
        self.history = history
        stale = StaleFiles(request, setup, sources, history)
        records = RecordPlanner(
            request: request, setup: setup, sources: sources, history: history, inputs: request.commonInputs(setup))
    }

    private mutating func take(_ record: PlannedRecord) {
        if let id = record.id, setup.reader.calendar != nil { ids.insert(id) }
        plan.warnings += record.warnings
        if let id = record.id { stale.note(id) }
        switch record.outcome {
        case .notDue: plan.notDue += 1
        case .withdrawn(let cancellation):
            plan.notDue += 1
            if let id = record.id { stale.noteWithdrawn(id) }
            if let cancellation { plan.cancellations.append(cancellation) }
        case .failed(let failure): fail(failure, record)
        case .due(let path, let work):
            do throws(Diagnostic) { try claim(path, record) } catch {
                return fail(BatchReport.Failure(record.id ?? path, DiagnosticList(error)), record)
            }
            for one in work {
                if case .keep(let entries) = one.action { kept.formUnion(entries.map(\.path)) }
            }
            plan.work += work
        }
    }

    private mutating func fail(_ failure: BatchReport.Failure, _ record: PlannedRecord) {
        plan.failures.append(failure)
        if let id = record.id { failed.insert(id) }
    }

    /// No two records share a path, nor an id on different days: manifest and calendar know them by it.
    private mutating func claim(_ path: String, _ record: PlannedRecord) throws(Diagnostic) {
        let id = record.id ?? path
        func both(_ owner: BatchPlan.Work) -> String {
            "'\(id)' (\(records.placeName(record.location))) and '\(owner.record)' (\(records.placeName(owner.location)))"
        }
        if let owner = owner(of: PortableName.collisionKey(path)) {
            throw Diagnostic(
                .outputCollision, "\(both(owner)) would share the name '\(path)'", at: record.place,
                hint: "give them different ids, or name them by another field with --name")
        }
        // Without a day the path is the id.
        guard path.utf8.contains(UInt8(ascii: "/")), let owner = owner(of: "id \(id)") else { return }
        throw Diagnostic(
            .duplicateRecord, "\(both(owner)) have one id", at: record.place,
            hint: "give each record an id of its own")
    }

    /// Who has claimed a name before; if nobody has, it is the next work's from now on.
    private mutating func owner(of name: String) -> BatchPlan.Work? {
        if let index = owners[name] { return plan.work[Int(index)] }
        owners[name] = UInt32(clamping: plan.work.count)
        return nil
    }

    /// A shard cannot know what the others need, unless it was one that wrote the manifest too.
    private mutating func findStale() {
        guard request.shard == nil || history.isOfShard, !Interruption.shared.isRequested else { return }
        plan.stale = stale.find(plan, kept: kept, failed: failed)
    }

    /// A calendar that dates a record under a mistyped id moves nothing, and nobody would notice.
    private mutating func findStrayDates() {
        guard let calendar = setup.reader.calendar, plan.failures.isEmpty else { return }
        for date in calendar.dates where !ids.contains(date.id) { plan.warnings.append(date.strayWarning(among: ids)) }
    }
}
