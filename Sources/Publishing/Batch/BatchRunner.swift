internal import CivilTime
package import Diagnostics
internal import Inspections
internal import Synchronization

/// Carries out a batch: plans it, fills and writes what is to be written on several threads, then the pages for each day, and
/// the manifest last.
package final class BatchRunner: Sendable {
    /// Told after each document how many are done, of how many.
    package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    private struct State {
        var written: [BatchManifest.Entry] = []
        var failures: [BatchReport.Failure] = []
        var warnings: [Diagnostic] = []
        var done = 0
    }

    private let request: BatchRequest
    private let setup: RenderSetup
    private let sources: BatchSources
    private let plan: BatchPlan
    private let history: BatchHistory
    private let folder: OutputFolder
    private let journal: BatchJournal
    private let watchdog = Watchdog()
    private let state = Mutex(State())
    private let next = Atomic<Int>(0)

    /// How many warnings are kept; ten thousand letters may all have the same one.
    private static let warningsAtMost = 50

    /// - Throws: What stops the whole batch: a template that does not parse, a locked or unwritable folder. What is wrong
    ///   with one record is a failure in the report.
    package static func run(
        _ request: BatchRequest, progress: @escaping Progress = { _, _ in }
    ) throws(DiagnosticList) -> BatchReport {
        let setup = try RenderSetup(request.render)
        do throws(Diagnostic) {
            if request.isDryRun {
                let history = try BatchHistory(folder: request.folder, manifest: request.manifestName)
                let sources = BatchSources(request.render.data, reader: setup.reader)
                let plan = BatchPlanner.plan(request, setup: setup, sources: sources, history: history)
                return intentions(plan, setup)
            }
            let folder = try OutputFolder(request.folder)
            let lock = try FolderLock(folder: request.folder, owner: request.lockOwner)
            defer { withExtendedLifetime(lock) {} }
            Interruption.shared.watch()
            folder.removeOldTemporaries()
            let history = try BatchHistory(folder: request.folder, manifest: request.manifestName)
            let sources = BatchSources(request.render.data, reader: setup.reader)
            let plan = BatchPlanner.plan(request, setup: setup, sources: sources, history: history)
            let journal = try BatchJournal(folder: request.folder)
            let runner = BatchRunner(request, setup, sources, plan, history, folder, journal)
            return try runner.run(progress)
        } catch { throw DiagnosticList(error) }
    }

    private init(
        _ request: BatchRequest, _ setup: RenderSetup, _ sources: BatchSources, _ plan: BatchPlan,
        _ history: BatchHistory, _ folder: OutputFolder, _ journal: BatchJournal
    ) {
        self.request = request
        self.setup = setup
        self.sources = sources
        self.plan = plan
        self.history = history
        self.folder = folder
        self.journal = journal
    }

    private static func intentions(_ plan: BatchPlan, _ setup: RenderSetup) -> BatchReport {
        var report = BatchReport()
        report.failures = plan.failures
        report.notDue = plan.notDue
        report.warnings = setup.warnings
        for work in plan.work {
            switch work.action {
            case .keep(let entries):
                report.unchanged += entries.count
                report.intentions.append((work.stem, "unchanged"))
            case .write(let reason): report.intentions.append((work.stem, "write: \(reason)"))
            }
        }
        report.intentions += plan.stale.map { ($0.path, "no longer due") }
        return report
    }

    // MARK: - Running

    private func run(_ progress: @escaping Progress) throws(Diagnostic) -> BatchReport {
        let pending = plan.work.indices.filter {
            if case .write = plan.work[$0].action { return true }
            return false
        }
        WorkerPool.run(max(1, min(request.jobs, pending.count))) { [self] worker in
            while !Interruption.shared.isRequested {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < pending.count else { return }
                let work = plan.work[pending[number]]
                watchdog.during(work.stem, worker: worker) { perform(work) }
                let done = state.withLock { state in
                    state.done += 1
                    return state.done
                }
                progress(done, pending.count)
            }
        }
        return try finish()
    }

    private func perform(_ work: BatchPlan.Work) {
        do throws(DiagnosticList) {
            let record = try sources.record(at: work.location, setup.reader)
            guard record.hash == work.dataHash else {
                throw DiagnosticList(
                    Diagnostic("data-changed", "the data of '\(work.record)' changed while the batch ran"))
            }
            let template = setup.templates[work.template]
            let filled = try setup.fill(template, with: record, as: work.release)
            do throws(Diagnostic) {
                for format in try setup.formats(of: template, filled) {
                    try write(work, template, filled, as: format)
                }
            } catch { throw DiagnosticList(error) }
            keep(filled.warnings)
        } catch { fail(work.stem, error) }
    }

    private func write(
        _ work: BatchPlan.Work, _ template: CompiledTemplate, _ filled: FilledTemplate, as format: OutputFormat?
    ) throws(Diagnostic) {
        let (bytes, warnings) = try setup.renderer.write(filled, as: format)
        keep(warnings)
        let ending = format?.fileEnding ?? template.file.ending
        let entry = BatchManifest.Entry(
            path: "\(work.stem).\(ending)", hash: ContentHash(of: bytes), size: bytes.count, record: work.record,
            template: template.file.name, format: format?.rawValue ?? template.file.ending, state: work.release.state,
            embargo: work.release.embargo, data: work.dataHash, recipe: work.template,
            releasedEarly: work.release.earlyReason)
        try folder.write(bytes, as: entry.path)
        journal.add(entry, recipe: recipe(of: template))
        state.withLock { $0.written.append(entry) }
    }

    private func recipe(of template: CompiledTemplate) -> BatchManifest.Recipe {
        BatchManifest.Recipe(inputs: template.inputs + setup.inputs)
    }

    private func keep(_ warnings: [Diagnostic]) {
        guard !warnings.isEmpty else { return }
        state.withLock { state in
            state.warnings += warnings.prefix(max(0, Self.warningsAtMost - state.warnings.count))
        }
    }

    private func fail(_ name: String, _ problems: DiagnosticList) {
        state.withLock { $0.failures.append(BatchReport.Failure(name, problems)) }
    }

    // MARK: - Finishing

    private func finish() throws(Diagnostic) -> BatchReport {
        let state = self.state.withLock { $0 }
        var report = BatchReport()
        report.failures = plan.failures + state.failures.sorted { $0.name < $1.name }
        report.written = state.written.map(\.path).sorted()
        report.notDue = plan.notDue
        report.warnings = setup.warnings + state.warnings
        var entries = state.written
        for work in plan.work {
            guard case .keep(let kept) = work.action else { continue }
            report.unchanged += kept.count
            entries += kept.map { entry in
                var entry = entry
                entry.recipe = work.template
                return entry
            }
        }
        if Interruption.shared.isRequested {
            report.wasInterrupted = true
            return report
        }
        var recipes = setup.templates.map { recipe(of: $0) }
        mergeKeptIncludes(into: &recipes, entries)
        entries += try removeStale(&report)
        entries += othersOfBefore(entries, &recipes)
        if request.shard == nil { entries += try writePagesOfDays(entries, &report) }
        let manifest = BatchManifest(
            toolVersion: request.toolVersion, arguments: request.arguments, shard: request.shard?.description,
            recipes: recipes, entries: entries)
        try folder.write(manifest.json, as: request.manifestName)
        journal.remove()
        return report
    }

    /// A file that was kept may have been made with includes that this run did not load.
    private func mergeKeptIncludes(into recipes: inout [BatchManifest.Recipe], _ entries: [BatchManifest.Entry]) {
        var seen: Set<BatchManifest.Recipe> = []
        for entry in entries {
            guard let number = entry.recipe, let old = history.recipe(of: entry.path), seen.insert(old).inserted else {
                continue
            }
            for input in old.inputs where input.role == "include" && !recipes[number].inputs.contains(input) {
                recipes[number].inputs.append(input)
            }
        }
        for index in recipes.indices {
            recipes[index].inputs.sort { ($0.role, $0.name) < ($1.role, $1.name) }
        }
    }

    /// - Returns: The entries of files that stay although they are no longer due.
    private func removeStale(_ report: inout BatchReport) throws(Diagnostic) -> [BatchManifest.Entry] {
        report.stale = plan.stale.map(\.path)
        guard request.prunes else { return [] }
        for entry in plan.stale {
            try folder.remove(entry.path)
            report.removed.append(entry.path)
        }
        return []
    }

    /// What earlier runs wrote and this one had nothing to do with, such as other periods and what is stale but stays.
    private func othersOfBefore(
        _ entries: [BatchManifest.Entry], _ recipes: inout [BatchManifest.Recipe]
    ) -> [BatchManifest.Entry] {
        let known = Set(entries.map(\.path))
        let gone = Set(request.prunes ? plan.stale.map(\.path) : [])
        var numbers: [BatchManifest.Recipe: Int] = [:]
        var others: [BatchManifest.Entry] = []
        for var entry in history.allEntries where !known.contains(entry.path) && !gone.contains(entry.path) {
            guard entry.record != nil, history.isIntact(entry) else { continue }
            if let recipe = history.recipe(of: entry.path) {
                let number = numbers[recipe] ?? recipes.count
                if number == recipes.count { recipes.append(recipe) }
                numbers[recipe] = number
                entry.recipe = number
            }
            others.append(entry)
        }
        return others
    }

    private func writePagesOfDays(
        _ entries: [BatchManifest.Entry], _ report: inout BatchReport
    ) throws(Diagnostic) -> [BatchManifest.Entry] {
        let pages = DayPages(plan: plan, sources: sources, setup: setup, entries: entries)
        var written: [BatchManifest.Entry] = []
        for page in try pages.all() {
            let entry = BatchManifest.Entry(
                path: page.path, hash: ContentHash(of: page.bytes), size: page.bytes.count, format: page.format,
                state: page.state, data: ContentHash(of: page.bytes))
            written.append(entry)
            if let before = history.entry(at: page.path), before.hash == entry.hash, history.isIntact(before) {
                report.unchanged += 1
                continue
            }
            try folder.write(page.bytes, as: page.path)
            report.written.append(page.path)
        }
        return written
    }
}
