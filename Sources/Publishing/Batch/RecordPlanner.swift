internal import CivilTime
internal import DataReaders
internal import Diagnostics
internal import Inspections

/// Plans records one by one, on any number of threads.
struct RecordPlanner: Sendable {
    let request: BatchRequest
    let setup: RenderSetup
    let sources: BatchSources
    let history: BatchHistory
    /// What all documents depend on besides data and template.
    let inputs: [BatchManifest.Input]

    func plan(_ location: BatchPlan.Location) -> PlannedRecord {
        let record: Record
        do { record = try sources.record(at: location, setup.reader) } catch {
            let failure = BatchReport.Failure(
                placeName(location), error, source: sources.paths[location.source])
            return PlannedRecord(location: location, outcome: .failed(failure))
        }
        var planned = PlannedRecord(location: location, id: record.id, place: record.place, outcome: .notDue)
        if let shard = request.shard, !shard.holds(record.id) { return planned }
        guard !record.isWithdrawn else {
            planned.outcome = withdrawal(of: record)
            return planned
        }
        guard request.period == .all || record.moment.map({ request.period.holds($0.date) }) ?? false else {
            return planned
        }
        planned.warnings = record.warnings
        do throws(Diagnostic) {
            let release = try setup.release(of: record)
            let path = path(of: record)
            let move = release.embargo.flatMap { history.move(of: record.id, to: $0, at: request.render.now) }
            planned.outcome = .due(
                path: path,
                work: setup.templates.indices.map { index in
                    work(record, location, template: index, release, path, move)
                })
        } catch { planned.outcome = .failed(BatchReport.Failure(record.id, DiagnosticList(error))) }
        return planned
    }

    /// A run over a period speaks for what calendars have on its days.
    private func withdrawal(of record: Record) -> PlannedRecord.Outcome {
        let cancellation = history.cancellation(of: record.id, at: request.render.now)
        let dates = [record.moment?.date, cancellation?.date].compactMap(\.self)
        guard request.period == .all || dates.contains(where: request.period.holds) else { return .notDue }
        return .withdrawn(cancellation)
    }

    private func work(
        _ record: Record, _ location: BatchPlan.Location, template index: Int, _ release: Release, _ path: String,
        _ move: PublicationMove?
    ) -> BatchPlan.Work {
        let stem = stem(path, setup.templates[index], release)
        return BatchPlan.Work(
            location: location, record: record.id, title: record.title, source: sources.paths[location.source],
            template: index, stem: stem, release: release, date: record.moment?.date, move: move, dataHash: record.hash,
            action: action(record, template: index, release, stem))
    }

    /// What to call a record that has no id yet.
    func placeName(_ location: BatchPlan.Location) -> String {
        switch sources.contents[location.source] {
        case .document(let file): file.source.name
        case .table(let table): "\(table.source.name), row \(location.index + 1)"
        }
    }

    // MARK: - Paths

    /// `2025-01-28/westmere`, or `westmere` for data without a date.
    private func path(of record: Record) -> String {
        let name = PortableName.segment(record.id)
        return record.moment.map { "\($0.date)/\(name)" } ?? name
    }

    /// Records with a date have a folder each; of other data one template alone needs none.
    private func stem(_ path: String, _ template: CompiledTemplate, _ release: Release) -> String {
        let needsFolder = path.utf8.contains(UInt8(ascii: "/")) || setup.templates.count > 1
        let name = needsFolder ? "\(path)/\(PortableName.segment(template.file.name))" : path
        return name + release.fileNameSuffix
    }

    // MARK: - What is there already

    private func action(
        _ record: Record, template: Int, _ release: Release, _ stem: String
    ) -> BatchPlan.Action {
        if request.isForced { return .write(reason: "forced") }
        let entries = history.entries(record: record.id, template: setup.templates[template].file.name)
        guard !entries.isEmpty else { return .write(reason: "new") }
        if let formats = request.render.formats, !setup.templates[template].file.possibleFormats.isEmpty {
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
}
