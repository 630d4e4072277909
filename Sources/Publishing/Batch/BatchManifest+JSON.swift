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
        add("\"runs\": [")
        for (index, run) in runs.enumerated() { add(run.json + (index + 1 < runs.count ? "," : "")) }
        add("],")
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

extension BatchManifest.Input {
    var value: Value {
        .dict([("role", .string(role)), ("name", .string(name)), ("sha256", .string(hash.description))])
    }

    /// - Returns: `nil` if the node is no input.
    init?(_ node: DataNode) {
        guard let role = node["role"]?.string, let name = node["name"]?.string,
            let hash = node["sha256"]?.string.flatMap({ ContentHash($0) })
        else { return nil }
        self.init(role: role, name: name, hash: hash)
    }
}

extension BatchManifest.Recipe {
    /// One line of JSON.
    var json: String {
        var pairs: [(String, Value)] = []
        if let run { pairs.append(("run", .int(run))) }
        pairs.append(("inputs", .list(inputs.map(\.value))))
        return JSONWriter.write(.dict(pairs))
    }

    /// - Returns: `nil` if the line is no recipe.
    init?(json line: ArraySlice<UInt8>) {
        guard let node = ManifestReader.node(line), let items = node["inputs"]?.items else { return nil }
        let inputs = items.compactMap { BatchManifest.Input($0) }
        guard inputs.count == items.count else { return nil }
        var run: Int?
        if case .integer(let number)? = node["run"]?.content { run = number }
        self.init(inputs: inputs, run: run)
    }
}

extension BatchManifest.Entry {
    /// One line of JSON, as it stands in the manifest and in the journal.
    package var json: String {
        var pairs: [(String, Value)] = [
            ("path", .string(path)), ("sha256", .string(hash.description)), ("size", .int(size)),
        ]
        if let record { pairs.append(("record", .string(record))) }
        if let source { pairs.append(("source", .string(source))) }
        if let title { pairs.append(("title", .string(title))) }
        if let date { pairs.append(("date", .string(date.description))) }
        if let template { pairs.append(("template", .string(template))) }
        pairs.append(("format", .string(format)))
        pairs.append(("state", .string(state.rawValue)))
        if let embargo { pairs.append(("embargo", .string(embargo.description))) }
        if let releasedEarly { pairs.append(("releasedEarly", .string(releasedEarly))) }
        if isStale { pairs.append(("stale", .bool(true))) }
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
            path: path, hash: hash, size: size, record: node["record"]?.string, source: node["source"]?.string,
            title: node["title"]?.string, date: node["date"]?.string.flatMap { CivilDate(iso: $0) },
            template: node["template"]?.string, format: format, state: state,
            embargo: node["embargo"]?.string.flatMap { Instant(rfc3339: $0) }, data: data,
            recipe: recipe, releasedEarly: node["releasedEarly"]?.string)
        if case .bool(true)? = node["stale"]?.content { isStale = true }
    }
}
