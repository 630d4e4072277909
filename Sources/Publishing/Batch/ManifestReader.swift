internal import DataReaders
internal import Diagnostics

/// Reads a manifest line by line.
struct ManifestReader {
    private enum Section { case head, runs, recipes, cancellations, files }

    let name: String
    private var section = Section.head
    private var manifest = BatchManifest(toolVersion: "", arguments: [], recipes: [], entries: [])
    private var version: Int?
    private var line = 0
    /// Names that many entries have: each is kept once.
    private var names: Set<String> = []

    init(name: String) { self.name = name }

    static func node(_ line: ArraySlice<UInt8>) -> DataNode? {
        var line = line
        while let last = line.last, last == UInt8(ascii: ",") || last <= 0x20 { line.removeLast() }
        return try? JSONReader.read(SourceText(name: "manifest", bytes: Array(line))).root
    }

    mutating func read(_ bytes: ArraySlice<UInt8>) throws(Diagnostic) {
        line += 1
        let trimmed = String(decoding: bytes, as: UTF8.self)
        switch trimmed {
        case "{", "}": return
        case "\"runs\": [": section = .runs
        case "\"recipes\": [": section = .recipes
        case "\"cancellations\": [": section = .cancellations
        case "\"files\": [": section = .files
        case "],", "]": section = .head
        default:
            switch section {
            case .head: try readHead(bytes)
            case .runs:
                guard let run = BatchManifest.Run(json: bytes) else { throw bad("a run that is not complete") }
                manifest.runs.append(run)
            case .recipes: try readRecipe(bytes)
            case .cancellations:
                guard let cancellation = BatchManifest.Cancellation(json: bytes) else {
                    throw bad("a cancellation that is not complete")
                }
                manifest.cancellations.append(cancellation)
            case .files:
                guard let entry = BatchManifest.Entry(json: bytes) else { throw bad("a file that is not complete") }
                guard entry.recipe.map({ manifest.recipes.indices.contains($0) }) ?? true else {
                    throw bad("a file made by a recipe that is not listed")
                }
                manifest.entries.append(sharingNames(entry))
            }
        }
    }

    private mutating func sharingNames(_ entry: BatchManifest.Entry) -> BatchManifest.Entry {
        var entry = entry
        entry.source = entry.source.map { names.insert($0).memberAfterInsert }
        entry.template = entry.template.map { names.insert($0).memberAfterInsert }
        return entry
    }

    private mutating func readHead(_ bytes: ArraySlice<UInt8>) throws(Diagnostic) {
        var pair = bytes
        while let last = pair.last, last == UInt8(ascii: ",") { pair.removeLast() }
        guard let node = Self.node([UInt8(ascii: "{")] + pair + [UInt8(ascii: "}")]) else {
            throw bad("something that is not JSON")
        }
        if case .integer(let number)? = node["manifestVersion"]?.content { version = number }
        if let tool = node["tool"]?.string { manifest.toolVersion = tool }
        if let shard = node["shard"]?.string { manifest.shard = shard }
        if let items = node["arguments"]?.items { manifest.arguments = items.compactMap(\.string) }
    }

    private mutating func readRecipe(_ bytes: ArraySlice<UInt8>) throws(Diagnostic) {
        guard let recipe = BatchManifest.Recipe(json: bytes) else { throw bad("a recipe that is not complete") }
        guard recipe.run.map({ manifest.runs.indices.contains($0) }) ?? true else {
            throw bad("a recipe of a run that is not listed")
        }
        manifest.recipes.append(recipe)
    }

    func finish() throws(Diagnostic) -> BatchManifest {
        guard version == BatchManifest.formatVersion else {
            throw Diagnostic(
                .badManifest, "'\(name)' is no manifest of version \(BatchManifest.formatVersion)", at: .file(name))
        }
        return manifest
    }

    private func bad(_ what: String) -> Diagnostic {
        Diagnostic(
            .badManifest, "the manifest has \(what), in line \(line)", at: .file(name),
            hint: "remove it and run the batch again, which then writes every document anew")
    }
}
