internal import CivilTime
internal import DataReaders
internal import Diagnostics
internal import Inspections

/// Decides what a batch has to do: which records are due, where their files go, and which files are there already.
package struct BatchPlanner {
    private let request: BatchRequest
    private let setup: RenderSetup
    private let sources: BatchSources
    private let history: BatchHistory
    private let inputs: [BatchManifest.Input]
    private var plan = BatchPlan()
    /// Which record has taken a path, by what is left of it on a system that ignores letter case.
    private var owners: [String: (record: String, location: BatchPlan.Location)] = [:]
    private var kept: Set<String> = []
    /// The ids of all records that could be read, due or not, and of those that failed later.
    private var ids: Set<String> = []
    private var failed: Set<String> = []

    package static func plan(
        _ request: BatchRequest, setup: RenderSetup, sources: BatchSources, history: BatchHistory
    ) -> BatchPlan {
        var planner = BatchPlanner(request, setup, sources, history)
        planner.plan.failures = sources.failures
        planner.plan.work.reserveCapacity(sources.count * setup.templates.count)
        for number in 0..<sources.count {
            if Interruption.shared.isRequested { break }
            planner.consider(sources.location(of: number))
        }
        planner.findStale()
        planner.findStrayDates()
        return planner.plan
    }

    private init(_ request: BatchRequest, _ setup: RenderSetup, _ sources: BatchSources, _ history: BatchHistory) {
        self.request = request
        self.setup = setup
        self.sources = sources
        self.history = history
        inputs = request.commonInputs(setup)
    }

    private mutating func consider(_ location: BatchPlan.Location) {
        let record: Record
        do { record = try sources.record(at: location, setup.reader) } catch {
            plan.failures.append(BatchReport.Failure(placeName(location), error, source: source(of: location)))
            return
        }
        ids.insert(record.id)
        if let shard = request.shard, !shard.holds(record.id) {
            plan.notDue += 1
            return
        }
        if request.period != .all {
            guard let date = record.moment?.date, request.period.holds(date) else {
                plan.notDue += 1
                return
            }
        }
        plan.warnings += record.warnings
        do throws(Diagnostic) {
            let release = try setup.release(of: record)
            let folder = try self.folder(of: record, location)
            for (index, template) in setup.templates.enumerated() {
                let stem = self.stem(folder, template, release)
                let action = self.action(record, template: index, release, stem)
                if case .keep(let entries) = action { kept.formUnion(entries.map(\.path)) }
                plan.work.append(
                    BatchPlan.Work(
                        location: location, record: record.id, title: record.title, source: source(of: location),
                        template: index, stem: stem, release: release, date: record.moment?.date,
                        dataHash: record.hash, action: action))
            }
        } catch {
            plan.failures.append(BatchReport.Failure(record.id, DiagnosticList(error)))
            failed.insert(record.id)
        }
    }

    private func source(of location: BatchPlan.Location) -> String { sources.paths[location.source] }

    private func placeName(_ location: BatchPlan.Location) -> String {
        switch sources.contents[location.source] {
        case .document(let file): file.source.name
        case .table(let table): "\(table.source.name), row \(location.index + 1)"
        }
    }

    // MARK: - Paths

    /// `2025-01-28/westmere`, or `westmere` for data without a date. No two records share one.
    private mutating func folder(of record: Record, _ location: BatchPlan.Location) throws(Diagnostic) -> String {
        let name = PortableName.segment(record.id)
        let path = record.moment.map { "\($0.date)/\(name)" } ?? name
        if let owner = owners.updateValue((record.id, location), forKey: PortableName.collisionKey(path)) {
            owners[PortableName.collisionKey(path)] = owner
            throw Diagnostic(
                .outputCollision,
                "'\(record.id)' (\(placeName(location))) and '\(owner.record)' (\(placeName(owner.location))) would share"
                    + " the name '\(path)'",
                at: record.place, hint: "give them different ids, or name them by another field with --name")
        }
        return path
    }

    /// Records with a date have a folder each; of other data one template alone needs none.
    private func stem(_ folder: String, _ template: CompiledTemplate, _ release: Release) -> String {
        let needsFolder = folder.contains("/") || setup.templates.count > 1
        let name = needsFolder ? "\(folder)/\(PortableName.segment(template.file.name))" : folder
        return name + release.fileNameSuffix
    }

    // MARK: - What is there already

    private func action(
        _ record: Record, template: Int, _ release: Release, _ stem: String
    ) -> BatchPlan.Action {
        if request.isForced { return .write(reason: "forced") }
        let entries = history.entries(record: record.id, template: setup.templates[template].file.name)
        guard !entries.isEmpty else { return .write(reason: "new") }
        if let formats = request.render.formats {
            let wanted = Set(formats.map(\.rawValue))
            guard wanted == Set(entries.map(\.format)) else { return .write(reason: "other formats are wanted") }
        }
        for entry in entries {
            if let reason = reason(toRewrite: entry, record, template, release, stem) { return .write(reason: reason) }
        }
        return .keep(entries)
    }

    private func reason(
        toRewrite entry: BatchManifest.Entry, _ record: Record, _ template: Int, _ release: Release, _ stem: String
    ) -> String? {
        guard entry.state == release.state else {
            return "\(entry.state.rawValue) before, \(release.state.rawValue) now"
        }
        if let before = entry.date, let date = record.moment?.date, before != date {
            return "published on \(before) before, \(date) now"
        }
        guard entry.path.hasPrefix(stem + ".") else { return "its path was '\(entry.path)'" }
        guard entry.data == record.hash else { return "the data changed" }
        guard entry.embargo == release.embargo, entry.releasedEarly == release.earlyReason else {
            return "the embargo changed"
        }
        if let changed = history.changedInput(of: entry, setup.templates[template], inputs) {
            return "the \(changed.role) '\(changed.name)' changed"
        }
        return history.isIntact(entry) ? nil : "the file is missing or was changed"
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
        plan.stale = others.filter { entry in
            guard let record = entry.record else { return false }
            let ending = OutputFormat(rawValue: entry.format)?.fileEnding ?? entry.format
            guard !written.contains(String(entry.path.dropLast(ending.utf8.count))) else { return false }
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
