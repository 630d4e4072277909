package import Diagnostics

extension Diagnostic.Code {
    package static let manifestsDoNotJoin: Self = "manifests-do-not-join"
}

extension BatchManifest {
    /// Joins the manifests of all shards of one batch.
    /// - Throws: If a shard is missing or there twice, if they come from different batches or different data, or if two of
    ///   them wrote the same path with different bytes.
    package static func merging(_ parts: [(name: String, manifest: BatchManifest)]) throws(DiagnosticList)
        -> BatchManifest
    {
        var problems: [Diagnostic] = []
        func refuse(_ message: String, _ name: String, hint: String? = nil) {
            problems.append(Diagnostic(.manifestsDoNotJoin, message, at: .file(name), hint: hint))
        }
        guard let first = parts.first else {
            throw DiagnosticList(Diagnostic(.manifestsDoNotJoin, "there are no manifests to join", exitStatus: .usage))
        }
        var seen: [Int: String] = [:]
        var count: Int?
        for part in parts {
            guard let shard = part.manifest.shard.flatMap({ try? Shard($0) }) else {
                refuse(
                    "'\(part.name)' is not the manifest of a shard", part.name,
                    hint: "batches with --shard K/N write manifests such as 'manifest-2-of-8.json'")
                continue
            }
            if let known = count, known != shard.count {
                refuse(
                    "'\(part.name)' is of a batch cut in \(shard.count), the first of one cut in \(known)", part.name)
            }
            count = count ?? shard.count
            if let other = seen.updateValue(part.name, forKey: shard.number) {
                refuse("shard \(shard.number) is there twice: '\(other)' and '\(part.name)'", part.name)
            }
            if part.manifest.arguments != first.manifest.arguments
                || part.manifest.toolVersion != first.manifest.toolVersion
            {
                refuse("'\(part.name)' was made by another batch than '\(first.name)'", part.name)
            } else if part.manifest.runs.first != first.manifest.runs.first {
                refuse("'\(part.name)' was made from other data or settings than '\(first.name)'", part.name)
            }
        }
        for number in 1...max(1, count ?? 1) where count != nil && seen[number] == nil {
            problems.append(Diagnostic(.manifestsDoNotJoin, "shard \(number)/\(count ?? 0) is missing"))
        }
        var joined = JoinedRecipes()
        var entries: [String: (entry: Entry, name: String)] = [:]
        for part in parts {
            let numbers = joined.numbers(of: part.manifest)
            for var entry in part.manifest.entries {
                entry.recipe = entry.recipe.map { numbers[$0] }
                if let other = entries.updateValue((entry, part.name), forKey: entry.path), other.entry != entry {
                    refuse("'\(entry.path)' was written by '\(other.name)' and '\(part.name)' differently", part.name)
                }
            }
        }
        if let list = DiagnosticList(problems) { throw list }
        let cancellations = Dictionary(
            parts.flatMap(\.manifest.cancellations).map { ($0.record, $0) }, uniquingKeysWith: { $1 })
        return BatchManifest(
            toolVersion: first.manifest.toolVersion, arguments: first.manifest.arguments,
            runs: joined.runs, recipes: joined.recipes, entries: entries.values.map(\.entry),
            cancellations: Array(cancellations.values)
        ).numberedByPaths()
    }
}
