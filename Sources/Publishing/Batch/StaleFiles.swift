internal import Diagnostics
internal import Inspections

/// Finds the files of earlier runs that are no longer due.
///
/// A run speaks for what it was asked about: its templates, its data and its days. A file of another template, or of other
/// data, is nobody's business but that of the run which is asked for it; only of a record that was withdrawn, or that has
/// gone from data which this run has read, no file is due any more, whatever its template.
struct StaleFiles {
    /// Where the data file of an entry stands to this run.
    private enum Origin { case read, gone, elsewhere }

    private let request: BatchRequest
    private let setup: RenderSetup
    private let history: BatchHistory
    private let templates: Set<String>
    private var origins: [String: Origin] = [:]
    /// Records of files that are not this run's business unless it learns something of the record.
    private var watched: Set<String> = []
    /// Those of them that the data hold.
    private var present: Set<String> = []
    private var withdrawn: Set<String> = []

    init(_ request: BatchRequest, _ setup: RenderSetup, _ sources: BatchSources, _ history: BatchHistory) {
        self.request = request
        self.setup = setup
        self.history = history
        templates = Set(setup.templates.map(\.file.name))
        let named = Set(request.render.data.map(Self.plain))
        let read = Set(sources.paths.compactMap(InputFile.identity))
        for entry in history.allEntries {
            guard let record = entry.record else { continue }
            let source = entry.source ?? ""
            let origin = origins[source] ?? Self.origin(of: source, named, read)
            origins[source] = origin
            if origin != .read || !templates.contains(entry.template ?? "") { watched.insert(record) }
        }
    }

    private static func origin(of source: String, _ named: Set<String>, _ read: Set<InputFile.Identity>) -> Origin {
        let path = plain(source)
        if named.contains(path) || named.contains(folder(of: path)) { return .read }
        guard let identity = InputFile.identity(of: source) else { return .gone }
        return read.contains(identity) ? .read : .elsewhere
    }

    /// A path without `.` and doubled slashes.
    private static func plain(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        return path.hasPrefix("/") ? "/" + parts : parts
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
    }

    /// Takes note of a record of the data, due or not.
    mutating func note(_ record: String) { if watched.contains(record) { present.insert(record) } }

    mutating func noteWithdrawn(_ record: String) { withdrawn.insert(record) }

    /// Files of an earlier run that this one neither keeps nor writes. A run over a period speaks for the folders of its
    /// days, and for its records wherever they were before.
    /// - Parameters:
    ///   - kept: The paths of files that stay as they are.
    ///   - failed: The ids of records that could not be planned.
    func find(_ plan: BatchPlan, kept: Set<String>, failed: Set<String>) -> [BatchManifest.Entry] {
        let broken = Set(plan.failures.compactMap(\.source))
        let others = history.allEntries.filter { entry in
            guard let record = entry.record, isOwnBusiness(entry, record) else { return false }
            return !kept.contains(entry.path) && !failed.contains(record) && !Self.lies(entry.source, in: broken)
        }
        guard !others.isEmpty else { return [] }
        let written = Set(plan.work.map { $0.stem + "." })
        let due = Set(plan.work.map { [$0.record, setup.templates[$0.template].file.name] })
        let formats = request.render.formats.map { Set($0.map(\.rawValue)) }
        // Texts that are put out as they are come in one format, whatever is asked for.
        let plain = Set(setup.templates.lazy.filter(\.file.possibleFormats.isEmpty).map(\.file.name))
        return others.filter { entry in
            guard let record = entry.record else { return false }
            let ending = OutputFormat(rawValue: entry.format)?.fileEnding ?? entry.format
            let isWanted = formats?.contains(entry.format) ?? true || plain.contains(entry.template ?? "")
            guard !isWanted || !written.contains(String(entry.path.dropLast(ending.utf8.count))) else { return false }
            return request.period == .all || entry.date.map(request.period.holds) ?? false
                || due.contains([record, entry.template ?? ""]) || withdrawn.contains(record)
        }
    }

    private func isOwnBusiness(_ entry: BatchManifest.Entry, _ record: String) -> Bool {
        if withdrawn.contains(record) { return true }
        let origin = origins[entry.source ?? ""] ?? .elsewhere
        guard templates.contains(entry.template ?? "") else {
            return origin == .read && !present.contains(record) && isNamedAlike(entry)
        }
        return origin != .elsewhere || present.contains(record)
    }

    /// Whether the run that made a file called records as this one does: by another name, one that is there seems gone.
    private func isNamedAlike(_ entry: BatchManifest.Entry) -> Bool {
        guard let run = history.recipe(of: entry.path)?.run else { return false }
        let field = request.render.nameField
        func naming(_ settings: [(path: String, value: String)]) -> [String] {
            settings.filter { $0.path == field ?? "id" || $0.path == "id" }.map { "\($0.path)=\($0.value)" }
        }
        return run.nameField == field
            && naming(run.settings.map { ($0.path, $0.value) }) == naming(request.render.settings)
    }

    /// What could not be read today says nothing about what was made of it yesterday.
    private static func lies(_ source: String?, in broken: Set<String>) -> Bool {
        guard let source, !broken.isEmpty else { return false }
        return broken.contains(source) || broken.contains { source.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    }
}
