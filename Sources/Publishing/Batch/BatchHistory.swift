package import CivilTime
package import Diagnostics
internal import Synchronization

/// What earlier batches have left in a folder, by their manifest and by the journal of one that was stopped.
///
/// Kept in sorted arrays: of a hundred thousand files a dictionary would take more memory than the files' entries.
package final class BatchHistory: Sendable {
    private typealias Known = (entry: BatchManifest.Entry, recipe: ContentHash?)

    private let folder: String
    /// In the order of their paths, none twice.
    private let known: [Known]
    /// Indexes of the entries with a record, in the order of record, template and path.
    private let byWork: [UInt32]
    /// The inputs behind a fingerprint, and the run they were read in.
    private let recipes: [ContentHash: (recipe: BatchManifest.Recipe, run: BatchManifest.Run?)]
    package let isOfShard: Bool
    /// By record.
    package let cancellations: [String: BatchManifest.Cancellation]
    private let verdicts = Mutex<[String: BatchManifest.Input?]>([:])

    /// - Parameters:
    ///   - manifest: The name of the manifest, which differs between shards.
    ///   - part: What tells one shard from the others; empty for a whole batch.
    /// - Throws: If there is a manifest that cannot be read.
    package init(folder: String, manifest name: String, part: String = "") throws(Diagnostic) {
        self.folder = folder
        var known: [Known] = []
        var recipes: [ContentHash: (recipe: BatchManifest.Recipe, run: BatchManifest.Run?)] = [:]
        let path = "\(folder)/\(name)"
        var isOfShard = false
        var cancellations: [String: BatchManifest.Cancellation] = [:]
        if InputFile.kind(of: path) == .regular {
            let manifest = try BatchManifest(
                json: InputFile.read(path, limit: 1 << 30, followsLinks: false), name: path)
            isOfShard = manifest.shard != nil
            for one in manifest.cancellations { cancellations[one.record] = one }
            let runs = manifest.runs.map { ContentHash(of: $0.json) }
            let prints = manifest.recipes.map { recipe in
                let print = BatchJournal.fingerprint(recipe, of: recipe.run.map { runs[$0] })
                recipes[print] = (recipe, recipe.run.map { manifest.runs[$0] })
                return print
            }
            known = manifest.entries.map { ($0, $0.recipe.map { prints[$0] }) }
        }
        let journal = BatchJournal.read(folder: folder, part: part)
        recipes.merge(journal.recipes) { _, new in new }
        known += journal.entries.map { ($0.entry, $0.recipe) }
        self.known = Self.sorted(known)
        byWork = Self.order(self.known)
        self.recipes = recipes
        self.isOfShard = isOfShard
        self.cancellations = cancellations
    }

    /// As in a folder in which nothing has been written yet.
    package static let none = BatchHistory()

    private init() {
        (folder, known, byWork, recipes, isOfShard, cancellations) = (".", [], [], [:], false, [:])
    }

    /// By path; of several entries with one path the last stays, which is the newest.
    private static func sorted(_ all: [Known]) -> [Known] {
        var sorted: [Known] = []
        sorted.reserveCapacity(all.count)
        // Sorting is stable.
        for one in all.sorted(by: { $0.entry.path < $1.entry.path }) {
            if sorted.last?.entry.path == one.entry.path { sorted.removeLast() }
            sorted.append(one)
        }
        return sorted
    }

    private static func order(_ known: [Known]) -> [UInt32] {
        let indexes = known.indices.lazy.filter { known[$0].entry.record != nil }.map { UInt32(clamping: $0) }
        return indexes.sorted { key(known[Int($0)].entry, $0) < key(known[Int($1)].entry, $1) }
    }

    private static func key(_ entry: BatchManifest.Entry, _ index: UInt32) -> (String, String, UInt32) {
        (entry.record ?? "", entry.template ?? "", index)
    }

    /// The first of `count` places for which a claim is not true that is true of those before it.
    private static func firstPlace(_ count: Int, isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func find(_ path: String) -> Known? {
        let place = Self.firstPlace(known.count) { known[$0].entry.path < path }
        return place < known.count && known[place].entry.path == path ? known[place] : nil
    }

    package var isEmpty: Bool { known.isEmpty }

    /// In the order of their paths.
    package var allEntries: [BatchManifest.Entry] { known.map(\.entry) }

    package func entry(at path: String) -> BatchManifest.Entry? { find(path)?.entry }

    /// The inputs that the file of a path was made from, and the run that made it.
    package func recipe(of path: String) -> (recipe: BatchManifest.Recipe, run: BatchManifest.Run?)? {
        find(path)?.recipe.flatMap { recipes[$0] }
    }

    /// The files that a record and a template have given, without those that are no longer due.
    package func entries(record: String, template: String) -> [BatchManifest.Entry] {
        let wanted = (record, template)
        var place = Self.firstPlace(byWork.count) { place in
            let entry = known[Int(byWork[place])].entry
            return (entry.record ?? "", entry.template ?? "") < wanted
        }
        var found: [BatchManifest.Entry] = []
        while place < byWork.count {
            let entry = known[Int(byWork[place])].entry
            guard entry.record == record, entry.template ?? "" == template else { break }
            if !entry.isStale { found.append(entry) }
            place += 1
        }
        return found
    }

    /// Whether a record has moved, now or before.
    /// - Parameters:
    ///   - embargo: The instant that it has now.
    ///   - now: What is noted of a move that no batch has seen yet.
    package func move(of record: String, to embargo: Instant, at now: Instant) -> PublicationMove? {
        // One that was withdrawn and is published after all comes back to calendars that have struck it out.
        if let cancelled = cancellations[record] {
            return PublicationMove(count: cancelled.revision.count + 1, noticed: now)
        }
        guard let last = lastEntry(of: record), let before = last.embargo else { return nil }
        return before == embargo ? last.move : PublicationMove(count: (last.move?.count ?? 0) + 1, noticed: now)
    }

    /// What calendars are to be told of a record that is withdrawn; `nil` if no batch has given it to any.
    /// - Parameter now: What is noted of a withdrawal that no batch has seen yet.
    package func cancellation(of record: String, at now: Instant) -> BatchManifest.Cancellation? {
        if let known = cancellations[record] { return known }
        guard let last = lastEntry(of: record), let date = last.date, let embargo = last.embargo else { return nil }
        return BatchManifest.Cancellation(
            record: record, title: last.title ?? record, date: date, embargo: embargo,
            revision: PublicationMove(count: (last.move?.count ?? 0) + 1, noticed: now))
    }

    /// The entry of a record that knows most of its moves.
    private func lastEntry(of record: String) -> BatchManifest.Entry? {
        var place = Self.firstPlace(byWork.count) { (known[Int(byWork[$0])].entry.record ?? "") < record }
        var last: BatchManifest.Entry?
        while place < byWork.count {
            let entry = known[Int(byWork[place])].entry
            guard entry.record == record else { break }
            // Files of the old date may lie there still, and a run that was stopped may have written some of the new one.
            if last.map({ Self.order($0) <= Self.order(entry) }) ?? true { last = entry }
            place += 1
        }
        return last
    }

    private static func order(_ entry: BatchManifest.Entry) -> (Int, Int) {
        (entry.move?.count ?? 0, entry.isStale ? 0 : 1)
    }

    /// The first input that is not what it was when the file was made; `nil` if all are.
    package func changedInput(
        of entry: BatchManifest.Entry, _ template: CompiledTemplate, _ common: [BatchManifest.Input]
    ) -> BatchManifest.Input? {
        guard let print = find(entry.path)?.recipe, let recipe = recipes[print]?.recipe else {
            return template.inputs.first
        }
        // The same few recipes stand behind thousands of files.
        let key = "\(print) \(template.file.name)"
        if let known = verdicts.withLock({ $0[key] }) { return known }
        let changed = recipe.changedInput(template, common)
        verdicts.withLock { $0[key] = .some(changed) }
        return changed
    }

    /// Whether the file is there with the bytes that the entry says.
    package func isIntact(_ entry: BatchManifest.Entry) -> Bool {
        let path = "\(folder)/\(entry.path)"
        guard InputFile.kind(of: path) == .regular,
            let bytes = try? InputFile.read(path, limit: 1 << 30, followsLinks: false)
        else { return false }
        return bytes.count == entry.size && ContentHash(of: bytes) == entry.hash
    }
}

extension BatchManifest.Recipe {
    /// The first input that is not as it was; `nil` if all are.
    /// - Parameter common: What documents depend on besides data and template, as it is now.
    func changedInput(_ template: CompiledTemplate, _ common: [BatchManifest.Input]) -> BatchManifest.Input? {
        let current = template.ownInputs + common
        if let changed = current.first(where: { !inputs.contains($0) }) { return changed }
        return inputs.first { input in
            !current.contains(input) && template.includes.currentHash(of: input.name) != input.hash
        }
    }
}
