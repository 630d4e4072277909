package import Diagnostics
internal import Synchronization

/// What earlier batches have left in a folder, by their manifest and by the journal of one that was stopped.
package final class BatchHistory: Sendable {
    private let folder: String
    private let entries: [String: (entry: BatchManifest.Entry, recipe: ContentHash?)]
    private let byWork: [String: [String]]
    /// The inputs behind a fingerprint.
    private let recipes: [ContentHash: BatchManifest.Recipe]
    package let isOfShard: Bool
    private let verdicts = Mutex<[String: BatchManifest.Input?]>([:])

    /// - Parameter manifest: The name of the manifest, which differs between shards.
    /// - Throws: If there is a manifest that cannot be read.
    package init(folder: String, manifest name: String) throws(Diagnostic) {
        self.folder = folder
        var entries: [String: (entry: BatchManifest.Entry, recipe: ContentHash?)] = [:]
        var recipes: [ContentHash: BatchManifest.Recipe] = [:]
        let path = "\(folder)/\(name)"
        var isOfShard = false
        if InputFile.kind(of: path) == .regular {
            let bytes = try InputFile.read(path, limit: 1 << 30, followsLinks: false)
            let manifest = try BatchManifest(json: bytes, name: path)
            isOfShard = manifest.shard != nil
            let prints = manifest.recipes.map { recipe in
                let print = BatchJournal.fingerprint(recipe)
                recipes[print] = recipe
                return print
            }
            for entry in manifest.entries { entries[entry.path] = (entry, entry.recipe.map { prints[$0] }) }
        }
        let journal = BatchJournal.read(folder: folder)
        for (print, recipe) in journal.recipes { recipes[print] = recipe }
        for (entry, recipe) in journal.entries { entries[entry.path] = (entry, recipe) }
        var byWork: [String: [String]] = [:]
        for (entry, _) in entries.values {
            byWork[Self.key(entry.record, entry.template), default: []].append(entry.path)
        }
        self.entries = entries
        self.byWork = byWork.mapValues { $0.sorted() }
        self.recipes = recipes
        self.isOfShard = isOfShard
    }

    private static func key(_ record: String?, _ template: String?) -> String {
        "\(record ?? "")\u{0}\(template ?? "")"
    }

    package var allEntries: [BatchManifest.Entry] { entries.values.map(\.entry).sorted { $0.path < $1.path } }

    package func entry(at path: String) -> BatchManifest.Entry? { entries[path]?.entry }

    /// The inputs that the file of a path was made from.
    package func recipe(of path: String) -> BatchManifest.Recipe? { entries[path]?.recipe.flatMap { recipes[$0] } }

    /// The files that a record and a template have given.
    package func entries(record: String, template: String) -> [BatchManifest.Entry] {
        (byWork[Self.key(record, template)] ?? []).compactMap { entries[$0]?.entry }
    }

    /// The first input that is not what it was when the file was made; `nil` if all are.
    package func changedInput(
        of entry: BatchManifest.Entry, _ template: CompiledTemplate, _ common: [BatchManifest.Input]
    ) -> BatchManifest.Input? {
        guard let print = entries[entry.path]?.recipe, let recipe = recipes[print] else {
            return template.inputs.first
        }
        // The same few recipes stand behind thousands of files.
        let key = "\(print) \(template.file.name)"
        if let known = verdicts.withLock({ $0[key] }) { return known }
        let current = template.ownInputs + common
        var changed = current.first { !recipe.inputs.contains($0) }
        for input in recipe.inputs where changed == nil && !current.contains(input) {
            if template.includes.currentHash(of: input.name) != input.hash { changed = input }
        }
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
