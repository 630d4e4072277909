internal import CivilTime
package import Diagnostics
internal import Inspections
internal import Synchronization

extension Diagnostic.Code {
    package static let tooLate: Self = "too-late"
}

/// Carries out a batch: plans it, fills and writes what is to be written on several threads, then the pages for each day, and
/// the manifest last.
package final class BatchRunner: Sendable {
    /// Told after each document how many are done, of how many.
    package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    /// A file that is in place, in as few bytes as there may be a hundred thousand of; the plan knows the rest.
    private struct Written {
        var hash: ContentHash
        var size: Int
        var work: UInt32
        var format: OutputFormat?
    }

    private struct State {
        var written: [Written] = []
        var failures: [BatchReport.Failure] = []
        var warnings: [Diagnostic] = []
        var done = 0
        var pdfs = PDFGroups<Int>()
    }

    private let request: BatchRequest
    private let setup: RenderSetup
    private let sources: BatchSources
    private let plan: BatchPlan
    private let history: BatchHistory
    private let folder: OutputFolder
    private let journal: BatchJournal
    private let run: BatchManifest.Run
    /// What all documents depend on besides data and template.
    private let inputs: [BatchManifest.Input]
    private let state = Mutex(State())
    private let next = Atomic<Int>(0)

    /// How many warnings are kept; ten thousand letters may all have the same one.
    private static let warningsAtMost = 50

    /// - Throws: What stops the whole batch: a template that does not parse, data that are not there, a locked or unwritable
    ///   folder. What is wrong with one record is a failure in the report.
    package static func run(
        _ request: BatchRequest, progress: @escaping Progress = { _, _ in }
    ) throws(DiagnosticList) -> BatchReport {
        var request = request
        do {
            request.jobs = try MemoryLimit.workers(
                wanted: request.jobs, data: request.render.data.reduce(0) { $0 + InputFile.size(of: $1) })
        } catch { throw DiagnosticList(error) }
        let setup = try RenderSetup(request.render)
        try BatchSources.refuseMissing(request.render.data)
        do throws(Diagnostic) {
            try setup.refuseFolderOfInputs(request.folder)
            if let key = request.signingKey {
                _ = try ManifestSignature()
                try ManifestSignature.check(key: key)
            }
            if request.isDryRun {
                let history = try BatchHistory(
                    folder: request.folder, manifest: request.manifestName, part: request.part)
                Interruption.shared.watch()
                let sources = BatchSources(request.render.data, reader: setup.reader)
                let plan = BatchPlanner.plan(request, setup: setup, sources: sources, history: history)
                return intentions(plan, setup)
            }
            let folder = try OutputFolder(
                request.folder, part: request.part, protecting: setup.identitiesOfInputs)
            let lock = try FolderLock(folder: request.folder, part: request.part, owner: request.lockOwner)
            defer { withExtendedLifetime(lock) {} }
            Interruption.shared.watch()
            folder.removeOldTemporaries()
            let history = try BatchHistory(folder: request.folder, manifest: request.manifestName, part: request.part)
            let sources = BatchSources(request.render.data, reader: setup.reader)
            let plan = BatchPlanner.plan(request, setup: setup, sources: sources, history: history)
            let runner = try BatchRunner(request, setup, sources, plan, history, folder)
            return runner.makeAll(progress)
        } catch { throw DiagnosticList(error) }
    }

    private init(
        _ request: BatchRequest, _ setup: RenderSetup, _ sources: BatchSources, _ plan: BatchPlan,
        _ history: BatchHistory, _ folder: OutputFolder
    ) throws(Diagnostic) {
        self.request = request
        self.setup = setup
        self.sources = sources
        self.plan = plan
        self.history = history
        self.folder = folder
        run = request.run(sources, setup)
        inputs = request.commonInputs(setup)
        journal = try BatchJournal(folder: request.folder, part: request.part, run: run)
    }

    private static func intentions(_ plan: BatchPlan, _ setup: RenderSetup) -> BatchReport {
        var report = BatchReport()
        report.failures = plan.failures
        report.due = plan.work.count
        report.notDue = plan.notDue
        report.warnings = setup.warnings + plan.warnings
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

    private func makeAll(_ progress: @escaping Progress) -> BatchReport {
        let pending = plan.work.indices.filter {
            if case .write = plan.work[$0].action { return true }
            return false
        }
        state.withLock { $0.written.reserveCapacity(pending.count) }
        let commit = GroupCommit(folder: folder) { [self] in receive($0, $1) }
        commit.start()
        let count: @Sendable () -> Void = { [self] in
            let done = state.withLock { state in
                state.done += 1
                return state.done
            }
            progress(done, pending.count)
        }
        let tellLate: @Sendable (String) -> Void = { [self] name in
            fail(name, DiagnosticList(request.render.limits.late(name)))
            count()
        }
        let pool = WorkerPool(seconds: request.render.limits.seconds, tellLate: tellLate) { [self] pool, worker in
            while !Interruption.shared.isRequested {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < pending.count else { return }
                let index = pending[number]
                let work = plan.work[index]
                var outcome = Outcome()
                guard pool.limited(work.stem, worker: worker, { outcome = outcomeOf(work) }) else { return }
                let pdf = outcome.pdf
                deliver(outcome, of: index, to: commit)
                // LibreOffice has a time limit of its own.
                guard let pdf else {
                    count()
                    continue
                }
                if let group = state.withLock({ $0.pdfs.add(pdf, index) }) { convert(group, commit, count) }
            }
        }
        pool.run(max(1, min(request.jobs, pending.count)))
        for group in state.withLock({ $0.pdfs.takeRest() }) where !Interruption.shared.isRequested {
            convert(group, commit, count)
        }
        commit.finish()
        return finish()
    }

    /// What came of one record and one template.
    private struct Outcome {
        var files: [(format: OutputFormat?, bytes: [UInt8])] = []
        /// What a PDF is to be made of, in a group with others.
        var pdf: PDFSource?
        var warnings: [Diagnostic] = []
        var problems: DiagnosticList?
    }

    private func outcomeOf(_ work: BatchPlan.Work) -> Outcome {
        var outcome = Outcome()
        do throws(DiagnosticList) {
            let record = try sources.record(at: work.location, setup.reader)
            guard record.hash == work.dataHash else {
                throw DiagnosticList(
                    Diagnostic("data-changed", "the data of '\(work.record)' changed while the batch ran"))
            }
            let template = setup.templates[work.template]
            let filled = try setup.fill(template, with: record, as: work.release)
            outcome.warnings = filled.warnings
            do throws(Diagnostic) {
                for format in try setup.formats(of: template, filled) {
                    if format == .pdf {
                        let source = try setup.renderer.pdfSource(filled)
                        outcome.warnings += source.warnings
                        outcome.pdf = source
                        continue
                    }
                    let (bytes, warnings) = try setup.renderer.write(filled, as: format)
                    outcome.warnings += warnings
                    outcome.files.append((format, bytes))
                }
            } catch { throw DiagnosticList(error) }
        } catch { outcome.problems = error }
        return outcome
    }

    private func entry(
        of index: Int, _ format: OutputFormat?, _ hash: ContentHash, size: Int
    ) -> BatchManifest.Entry {
        let work = plan.work[index]
        let compiled = setup.templates[work.template]
        let template = compiled.file
        return BatchManifest.Entry(
            path: "\(work.stem).\(compiled.fileEnding(as: format))", hash: hash, size: size, record: work.record,
            source: work.source, title: work.title == work.record ? nil : work.title, date: work.date,
            template: template.name, format: format?.rawValue ?? template.ending, state: work.release.state,
            embargo: work.release.embargo, data: work.dataHash, recipe: work.template,
            releasedEarly: work.release.earlyReason, move: work.move)
    }

    /// Writes the files under their temporary names and hands them over. A slow disk is not the document's fault: this is
    /// not under the limit of time.
    private func deliver(_ outcome: Outcome, of index: Int, to commit: GroupCommit) {
        keep(outcome.warnings)
        if let problems = outcome.problems { fail(plan.work[index].stem, problems) }
        do throws(Diagnostic) {
            for (format, bytes) in outcome.files {
                let entry = entry(of: index, format, ContentHash(of: bytes), size: bytes.count)
                let file = try folder.stage(bytes, as: entry.path)
                commit.add(GroupCommit.Output(file: file, work: index, format: format, entry: entry))
            }
        } catch { fail(plan.work[index].stem, DiagnosticList(error)) }
    }

    private func convert(_ group: PDFGroups<Int>.Group, _ commit: GroupCommit, _ count: () -> Void) {
        for (index, pdf) in PDFGroups.convert(group) {
            var outcome = Outcome()
            switch pdf {
            case .success(let bytes): outcome.files = [(.pdf, bytes)]
            case .failure(let problem):
                guard !Interruption.shared.isRequested else { return }
                outcome.problems = DiagnosticList(problem)
            }
            deliver(outcome, of: index, to: commit)
            count()
        }
    }

    /// Notes what has been put in place, and what could not be.
    private func receive(
        _ placed: [GroupCommit.Output], _ failed: [(output: GroupCommit.Output, problem: Diagnostic)]
    ) {
        journal.add(placed.map(\.entry), recipes: setup.templates.map { recipe(of: $0) })
        state.withLock { state in
            for output in placed {
                state.written.append(
                    Written(
                        hash: output.entry.hash, size: output.entry.size, work: UInt32(clamping: output.work),
                        format: output.format))
            }
        }
        for (output, problem) in failed { fail(output.entry.path, DiagnosticList(problem)) }
    }

    private func recipe(of template: CompiledTemplate) -> BatchManifest.Recipe {
        BatchManifest.Recipe(inputs: template.inputs + inputs, run: 0)
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

    private func finish() -> BatchReport {
        let state = self.state.withLock { $0 }
        var report = BatchReport()
        report.failures = plan.failures + state.failures.sorted { $0.name < $1.name }
        // What the workers needed goes back to the system before the manifest needs its own.
        Memory.giveBack()
        let written = state.written.map { entry(of: Int($0.work), $0.format, $0.hash, size: $0.size) }
        report.written = written.map(\.path).sorted()
        report.due = plan.work.count
        report.notDue = plan.notDue
        report.warnings = setup.warnings + plan.warnings + state.warnings
        if Interruption.shared.isRequested {
            report.unchanged = plan.keptCount
            report.wasInterrupted = true
            return report
        }
        var completion = BatchCompletion(
            request, setup, run, plan, history, folder, recipes: setup.templates.map { recipe(of: $0) }, report: report)
        do throws(Diagnostic) {
            report = try completion.finish(written)
            journal.remove()
        } catch {
            // The journal stays: with it the next run goes on from the documents.
            report.failures.append(BatchReport.Failure("the pages of the days and the manifest", DiagnosticList(error)))
        }
        return report
    }
}
