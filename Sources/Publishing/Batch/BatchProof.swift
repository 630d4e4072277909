internal import CivilTime
package import Diagnostics
internal import Inspections
internal import Synchronization

extension Diagnostic.Code {
    package static let differsFromInputs: Self = "differs-from-inputs"
    package static let notProven: Self = "not-proven"
}

/// Makes the documents of a batch again from the inputs that its manifest records, and compares the bytes.
package final class BatchProof: Sendable {
    package struct Report: Sendable {
        /// How many files came out with the same bytes.
        package var proven = 0
        /// Files that come out otherwise.
        package var findings: [Diagnostic] = []
        /// Why files could not be made again, with how many they are and one of them: inputs that are gone or changed.
        package var unproven: [(reason: String, count: Int, example: String)] = []
    }

    /// One record through one template, as the manifest has it.
    private struct Document: Hashable {
        var run: Int
        var source: String
        var record: String
        var template: String
    }

    private struct State {
        var report = Report()
        var reasons: [String: (count: Int, example: String)] = [:]
        var pdfs = PDFGroups<BatchManifest.Entry>()
    }

    private let folder: String
    private let manifest: BatchManifest
    private let toolVersion: String
    private let state = Mutex(State())

    /// - Parameters:
    ///   - folder: The folder of the batch. Relative paths in the manifest are read from the working folder.
    ///   - jobs: How many documents are made at a time.
    /// - Throws: If there is no manifest, or it cannot be read.
    package static func run(folder: String, toolVersion: String, jobs: Int) throws(Diagnostic) -> Report {
        let path = "\(folder)/\(BatchManifest.fileName)"
        let manifest = try BatchManifest(json: InputFile.read(path, limit: 1 << 30), name: path)
        let proof = BatchProof(folder, manifest, toolVersion)
        for number in manifest.runs.indices { proof.prove(run: number, jobs: jobs) }
        proof.provePages()
        return proof.report
    }

    private init(_ folder: String, _ manifest: BatchManifest, _ toolVersion: String) {
        self.folder = folder
        self.manifest = manifest
        self.toolVersion = toolVersion
        for entry in manifest.entries where entry.record != nil && !entry.isStale && run(of: entry) == nil {
            skip([entry], "the manifest does not say how they were made")
        }
    }

    private var report: Report {
        state.withLock { state in
            var report = state.report
            report.findings.sort { $0.message < $1.message }
            report.unproven = state.reasons.sorted { $0.key < $1.key }.map {
                ($0.key, $0.value.count, $0.value.example)
            }
            return report
        }
    }

    private func run(of entry: BatchManifest.Entry) -> Int? { entry.recipe.flatMap { manifest.recipes[$0].run } }

    private func skip(_ entries: [BatchManifest.Entry], _ reason: String) {
        guard let first = entries.first else { return }
        state.withLock { state in
            let known = state.reasons[reason] ?? (0, first.path)
            state.reasons[reason] = (known.count + entries.count, min(known.example, first.path))
        }
    }

    private func compare(_ bytes: [UInt8], with entry: BatchManifest.Entry) {
        let isSame = bytes.count == entry.size && ContentHash(of: bytes) == entry.hash
        state.withLock { state in
            if isSame { state.report.proven += 1 } else { state.report.findings.append(difference(entry)) }
        }
    }

    private func difference(_ entry: BatchManifest.Entry) -> Diagnostic {
        Diagnostic(
            .differsFromInputs, "'\(entry.path)' comes out otherwise when it is made again from the same inputs",
            at: .file("\(folder)/\(entry.path)"), exitStatus: .findings)
    }

    // MARK: - Documents

    private func prove(run number: Int, jobs: Int) {
        let run = manifest.runs[number]
        let entries = manifest.entries.filter { $0.record != nil && !$0.isStale && self.run(of: $0) == number }
        guard !entries.isEmpty else { return }
        guard run.tool == toolVersion else {
            return skip(entries, "'\(run.tool)' made them, and this is '\(toolVersion)'")
        }
        let setup: RenderSetup
        do { setup = try RenderSetup(run.request) } catch { return skip(entries, error.first.message) }
        let documents = Dictionary(grouping: entries) {
            Document(run: number, source: $0.source ?? "", record: $0.record ?? "", template: $0.template ?? "")
        }
        let sources = BatchSources(run.data, reader: setup.reader)
        let found = locations(of: Set(documents.keys.map { [$0.source, $0.record] }), sources, setup)
        let order = documents.keys.sorted { ($0.source, $0.record, $0.template) < ($1.source, $1.record, $1.template) }
        let next = Atomic<Int>(0)
        let limits = setup.request.limits
        let tellLate: @Sendable (String) -> Void = { [self] name in
            skip(entries.filter { $0.record == name }, limits.late(name).message)
        }
        let pool = WorkerPool(seconds: limits.seconds, tellLate: tellLate) { [self] pool, worker in
            while !Interruption.shared.isRequested {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < order.count else { return }
                let document = order[index]
                let files = documents[document] ?? []
                guard let location = found[[document.source, document.record]] else {
                    skip(files, missing(document, sources))
                    continue
                }
                var groups: [PDFGroups<BatchManifest.Entry>.Group] = []
                let isInTime = pool.limited(document.record, worker: worker) {
                    groups = prove(document, files, at: location, sources, setup)
                }
                guard isInTime else { return }
                for group in groups { comparePDFs(group) }
            }
        }
        pool.run(max(1, min(jobs, order.count)))
        for group in state.withLock({ $0.pdfs.takeRest() }) { comparePDFs(group) }
    }

    private func locations(
        of wanted: Set<[String]>, _ sources: BatchSources, _ setup: RenderSetup
    ) -> [[String]: BatchPlan.Location] {
        var found: [[String]: BatchPlan.Location] = [:]
        for number in 0..<sources.count {
            let location = sources.location(of: number)
            guard let record = try? sources.record(at: location, setup.reader) else { continue }
            let key = [sources.paths[location.source], record.id]
            if wanted.contains(key), found[key] == nil { found[key] = location }
        }
        return found
    }

    private func missing(_ document: Document, _ sources: BatchSources) -> String {
        if let failure = sources.failures.first(where: { $0.source == document.source }) {
            return failure.problems.first.message
        }
        return InputFile.kind(of: document.source) == .regular
            ? "the data of '\(document.record)' in '\(document.source)' are gone or changed"
            : "there is no file '\(document.source)'"
    }

    /// - Returns: Groups of PDFs to be converted, outside the time limit of one document.
    private func prove(
        _ document: Document, _ files: [BatchManifest.Entry], at location: BatchPlan.Location, _ sources: BatchSources,
        _ setup: RenderSetup
    ) -> [PDFGroups<BatchManifest.Entry>.Group] {
        guard let template = setup.templates.first(where: { $0.file.name == document.template }) else {
            skip(files, "the template '\(document.template)' is not the one it was")
            return []
        }
        var groups: [PDFGroups<BatchManifest.Entry>.Group] = []
        do throws(DiagnosticList) {
            let record = try sources.record(at: location, setup.reader)
            guard files.allSatisfy({ $0.data == record.hash }) else {
                skip(files, "the data of '\(document.record)' in '\(document.source)' changed")
                return []
            }
            let common = setup.inputs + [BatchManifest.Input(tool: toolVersion)]
            for entry in files {
                if let changed = entry.recipe.flatMap({ manifest.recipes[$0].changedInput(template, common) }) {
                    skip([entry], "the \(changed.role) '\(changed.name)' is gone or changed")
                    continue
                }
                let release = Release(state: entry.state, embargo: entry.embargo, earlyReason: entry.releasedEarly)
                let filled = try setup.fill(template, with: record, as: release)
                do throws(Diagnostic) {
                    let format = OutputFormat(rawValue: entry.format).flatMap {
                        template.file.possibleFormats.contains($0) ? $0 : nil
                    }
                    if format == .pdf {
                        let source = try setup.renderer.pdfSource(filled)
                        if let group = state.withLock({ $0.pdfs.add(source, entry) }) { groups.append(group) }
                    } else {
                        compare(try setup.renderer.write(filled, as: format).bytes, with: entry)
                    }
                } catch { skip([entry], error.message) }
            }
        } catch { skip(files, error.first.message) }
        return groups
    }

    private func comparePDFs(_ group: PDFGroups<BatchManifest.Entry>.Group) {
        for (entry, pdf) in PDFGroups.convert(group) {
            switch pdf {
            case .success(let bytes): compare(bytes, with: entry)
            case .failure(let problem): skip([entry], problem.message)
            }
        }
    }

    // MARK: - Pages of days

    /// The pages follow from the manifest alone. In the folder of one day by itself they stand elsewhere.
    private func provePages() {
        let entries = Dictionary(manifest.entries.map { ($0.path, $0) }) { first, _ in first }
        var styles: [Int: DayPages] = [:]
        for entry in manifest.entries where entry.record == nil && !entry.isStale {
            guard let number = run(of: entry), let date = entry.date, entry.path.hasPrefix("\(date)/"),
                !entry.path.hasSuffix("/" + BatchManifest.fileName)
            else { continue }
            guard manifest.runs[number].tool == toolVersion else { continue }
            if styles[number] == nil {
                guard let style = try? manifest.runs[number].pageStyle() else { continue }
                styles[number] = DayPages(
                    manifest.entries, cancellations: manifest.cancellations, style: style)
            }
            guard let page = styles[number]?.pages(of: date).first(where: { $0.path == entry.path }) else { continue }
            compare(page.bytes, with: entries[page.path] ?? entry)
        }
    }
}
