internal import CivilTime
internal import DataReaders
package import Diagnostics
internal import Inspections
internal import Templating

extension BatchManifest {
    /// The manifest as JSON: one line for each recipe and each file, so that one of a hundred thousand files is written and
    /// read in pieces, and a change shows as a line.
    package var json: [UInt8] {
        var text: [UInt8] = []
        func add(_ line: String) {
            text += line.utf8
            text.append(UInt8(ascii: "\n"))
        }
        add("{")
        add("\"manifestVersion\": \(Self.formatVersion),")
        add("\"tool\": \(JSONWriter.quoted(toolVersion)),")
        add("\"arguments\": \(JSONWriter.write(.list(arguments.map(Value.string)))),")
        if let shard { add("\"shard\": \(JSONWriter.quoted(shard)),") }
        add("\"recipes\": [")
        for (index, recipe) in recipes.enumerated() { add(recipe.json + (index + 1 < recipes.count ? "," : "")) }
        add("],")
        add("\"files\": [")
        for (index, entry) in entries.enumerated() { add(entry.json + (index + 1 < entries.count ? "," : "")) }
        add("]")
        add("}")
        return text
    }

    /// - Throws: ``Diagnostic/Code/badManifest`` for anything but what ``json`` writes.
    package init(json bytes: [UInt8], name: String) throws(Diagnostic) {
        var reader = ManifestReader(name: name)
        for line in bytes.split(separator: UInt8(ascii: "\n")) { try reader.read(line) }
        self = try reader.finish()
    }
}

extension BatchManifest.Recipe {
    /// One line of JSON.
    var json: String {
        JSONWriter.write(
            .list(
                inputs.map {
                    .dict([
                        ("role", .string($0.role)), ("name", .string($0.name)),
                        ("sha256", .string($0.hash.description)),
                    ])
                }))
    }

    /// - Returns: `nil` if the line is no recipe.
    init?(json line: ArraySlice<UInt8>) {
        guard let items = ManifestReader.node(line)?.items else { return nil }
        var inputs: [BatchManifest.Input] = []
        for item in items {
            guard let role = item["role"]?.string, let name = item["name"]?.string,
                let hash = item["sha256"]?.string.flatMap({ ContentHash($0) })
            else { return nil }
            inputs.append(BatchManifest.Input(role: role, name: name, hash: hash))
        }
        self.init(inputs: inputs)
    }
}

extension BatchManifest.Entry {
    /// One line of JSON, as it stands in the manifest and in the journal.
    package var json: String {
        var pairs: [(String, Value)] = [
            ("path", .string(path)), ("sha256", .string(hash.description)), ("size", .int(size)),
        ]
        if let record { pairs.append(("record", .string(record))) }
        if let template { pairs.append(("template", .string(template))) }
        pairs.append(("format", .string(format)))
        pairs.append(("state", .string(state.rawValue)))
        if let embargo { pairs.append(("embargo", .string(embargo.description))) }
        if let releasedEarly { pairs.append(("releasedEarly", .string(releasedEarly))) }
        pairs.append(("data", .string(data.description)))
        if let recipe { pairs.append(("recipe", .int(recipe))) }
        return JSONWriter.write(.dict(pairs))
    }

    /// - Returns: `nil` if the line is no entry.
    package init?(json line: ArraySlice<UInt8>) {
        guard let node = ManifestReader.node(line) else { return nil }
        self.init(node)
    }

    fileprivate init?(_ node: DataNode) {
        guard let path = node["path"]?.string, let hash = node["sha256"]?.string.flatMap({ ContentHash($0) }),
            case .integer(let size)? = node["size"]?.content, let format = node["format"]?.string,
            let state = node["state"]?.string.flatMap(PublicationState.init(rawValue:)),
            let data = node["data"]?.string.flatMap({ ContentHash($0) })
        else { return nil }
        var recipe: Int?
        if case .integer(let number)? = node["recipe"]?.content { recipe = number }
        self.init(
            path: path, hash: hash, size: size, record: node["record"]?.string, template: node["template"]?.string,
            format: format, state: state, embargo: node["embargo"]?.string.flatMap { Instant(rfc3339: $0) }, data: data,
            recipe: recipe, releasedEarly: node["releasedEarly"]?.string)
    }
}

/// Reads a manifest line by line.
private struct ManifestReader {
    private enum Section { case head, recipes, files }

    let name: String
    private var section = Section.head
    private var manifest = BatchManifest(toolVersion: "", arguments: [], recipes: [], entries: [])
    private var version: Int?
    private var line = 0

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
        case "\"recipes\": [": section = .recipes
        case "\"files\": [": section = .files
        case "],", "]": section = .head
        default:
            switch section {
            case .head: try readHead(bytes)
            case .recipes: try readRecipe(bytes)
            case .files:
                guard let entry = BatchManifest.Entry(json: bytes) else { throw bad("a file that is not complete") }
                guard entry.recipe.map({ manifest.recipes.indices.contains($0) }) ?? true else {
                    throw bad("a file made by a recipe that is not listed")
                }
                manifest.entries.append(entry)
            }
        }
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
            hint: "a manifest is not to be edited: run the batch again")
    }
}
