package import Diagnostics
internal import Synchronization

/// What earlier batches have left in a folder, by their manifest and by the journal of one that was stopped.
package final class BatchHistory: Sendable {
    private let folder: String
    private let entries: [String: (entry: BatchManifest.Entry, recipe: ContentHash?)]
    private let byWork: [String: [String]]
    /// The inputs behind a fingerprint, and the run they were read in.
    private let recipes: [ContentHash: (recipe: BatchManifest.Recipe, run: BatchManifest.Run?)]
    package let isOfShard: Bool
    private let verdicts = Mutex<[String: BatchManifest.Input?]>([:])

    /// - Parameter manifest: The name of the manifest, which differs between shards.
    /// - Throws: If there is a manifest that cannot be read.
    package init(folder: String, manifest name: String, part: String = "") throws(Diagnostic) {
        self.folder = folder
        var entries: [String: (entry: BatchManifest.Entry, recipe: ContentHash?)] = [:]
        var recipes: [ContentHash: (recipe: BatchManifest.Recipe, run: BatchManifest.Run?)] = [:]
        let path = "\(folder)/\(name)"
        var isOfShard = false
        if InputFile.kind(of: path) == .regular {
            let bytes = try InputFile.read(path, limit: 1 << 30, followsLinks: false)
            let manifest = try BatchManifest(json: bytes, name: path)
            isOfShard = manifest.shard != nil
            let runs = manifest.runs.map { ContentHash(of: $0.json) }
            let prints = manifest.recipes.map { recipe in
                let print = BatchJournal.fingerprint(recipe, of: recipe.run.map { runs[$0] })
                recipes[print] = (recipe, recipe.run.map { manifest.runs[$0] })
                return print
            }
            for entry in manifest.entries { entries[entry.path] = (entry, entry.recipe.map { prints[$0] }) }
        }
        let journal = BatchJournal.read(folder: folder, part: part)
        recipes.merge(journal.recipes) { _, new in new }
        for (entry, recipe) in journal.entries { entries[entry.path] = (entry, recipe) }
        var byWork: [String: [String]] = [:]
        for (entry, _) in entries.values where entry.record != nil {
            byWork[Self.key(entry.record, entry.template), default: []].append(entry.path)
        }
        self.entries = entries
        self.byWork = byWork.mapValues { $0.sorted() }
        self.recipes = recipes
        self.isOfShard = isOfShard
    }

    /// As in a folder in which nothing has been written yet.
    package static let none = BatchHistory()

    private init() {
        (folder, entries, byWork, recipes, isOfShard) = (".", [:], [:], [:], false)
    }

    private static func key(_ record: String?, _ template: String?) -> String {
        "\(record ?? "")\u{0}\(template ?? "")"
    }

    package var allEntries: [BatchManifest.Entry] { entries.values.map(\.entry).sorted { $0.path < $1.path } }

    package func entry(at path: String) -> BatchManifest.Entry? { entries[path]?.entry }

    /// The inputs that the file of a path was made from, and the run that made it.
    package func recipe(of path: String) -> (recipe: BatchManifest.Recipe, run: BatchManifest.Run?)? {
        entries[path]?.recipe.flatMap { recipes[$0] }
    }

    /// The files that a record and a template have given, without those that are no longer due.
    package func entries(record: String, template: String) -> [BatchManifest.Entry] {
        (byWork[Self.key(record, template)] ?? []).compactMap { entries[$0]?.entry }.filter { !$0.isStale }
    }

    /// The first input that is not what it was when the file was made; `nil` if all are.
    package func changedInput(
        of entry: BatchManifest.Entry, _ template: CompiledTemplate, _ common: [BatchManifest.Input]
    ) -> BatchManifest.Input? {
        guard let print = entries[entry.path]?.recipe, let recipe = recipes[print]?.recipe else {
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
