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
    private var plan = BatchPlan()
    /// The first work of the record that has taken a path, by what is left of it on a system that ignores letter case.
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
        records = RecordPlanner(
            request: request, setup: setup, sources: sources, history: history, inputs: request.commonInputs(setup))
    }

    private mutating func take(_ record: PlannedRecord) {
        if let id = record.id, setup.reader.calendar != nil { ids.insert(id) }
        plan.warnings += record.warnings
        switch record.outcome {
        case .notDue: plan.notDue += 1
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

    /// No two records share a path.
    private mutating func claim(_ path: String, _ record: PlannedRecord) throws(Diagnostic) {
        let key = PortableName.collisionKey(path)
        guard let index = owners[key] else {
            owners[key] = UInt32(clamping: plan.work.count)
            return
        }
        let owner = plan.work[Int(index)]
        throw Diagnostic(
            .outputCollision,
            "'\(record.id ?? path)' (\(records.placeName(record.location))) and '\(owner.record)' (\(records.placeName(owner.location)))"
                + " would share the name '\(path)'",
            at: record.place, hint: "give them different ids, or name them by another field with --name")
    }

    /// Files of an earlier run that this one neither keeps nor writes. A run over a period speaks for the folders of its
    /// days, and for its records wherever they were before; a shard cannot know what the others need.
    private mutating func findStale() {
        guard request.shard == nil || history.isOfShard, !Interruption.shared.isRequested else { return }
        let broken = Set(plan.failures.compactMap(\.source))
        let others = history.allEntries.filter { entry in
            guard let record = entry.record else { return false }
            return !kept.contains(entry.path) && !failed.contains(record) && !Self.lies(entry.source, in: broken)
        }
        guard !others.isEmpty else { return }
        let written = Set(plan.work.map { $0.stem + "." })
        let due = Set(plan.work.map { [$0.record, setup.templates[$0.template].file.name] })
        let formats = request.render.formats.map { Set($0.map(\.rawValue)) }
        // Texts that are put out as they are come in one format, whatever is asked for.
        let plain = Set(setup.templates.lazy.filter(\.file.possibleFormats.isEmpty).map(\.file.name))
        plan.stale = others.filter { entry in
            guard let record = entry.record else { return false }
            let ending = OutputFormat(rawValue: entry.format)?.fileEnding ?? entry.format
            let isWanted = formats?.contains(entry.format) ?? true || plain.contains(entry.template ?? "")
            guard !isWanted || !written.contains(String(entry.path.dropLast(ending.utf8.count))) else { return false }
            return request.period == .all || entry.date.map(request.period.holds) ?? false
                || due.contains([record, entry.template ?? ""])
        }
    }

    /// What could not be read today says nothing about what was made of it yesterday.
    private static func lies(_ source: String?, in broken: Set<String>) -> Bool {
        guard let source, !broken.isEmpty else { return false }
        return broken.contains(source) || broken.contains { source.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    }

    /// A calendar that dates a record under a mistyped id moves nothing, and nobody would notice.
    private mutating func findStrayDates() {
        guard let calendar = setup.reader.calendar, plan.failures.isEmpty else { return }
        for date in calendar.dates where !ids.contains(date.id) { plan.warnings.append(date.strayWarning(among: ids)) }
    }
}
