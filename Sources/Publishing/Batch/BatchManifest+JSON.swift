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
        writeJSON { text += $0 }
        return text
    }

    /// Hands ``json`` over in pieces of some kilobytes.
    package func writeJSON<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        var text: [UInt8] = []
        func add(_ line: String) throws(Failure) {
            text += line.utf8
            text.append(UInt8(ascii: "\n"))
            guard text.count >= 1 << 16 else { return }
            try write(text)
            text.removeAll(keepingCapacity: true)
        }
        try add("{")
        try add("\"manifestVersion\": \(Self.formatVersion),")
        try add("\"tool\": \(JSONWriter.quoted(toolVersion)),")
        try add("\"arguments\": \(JSONWriter.write(.list(arguments.map(Value.string)))),")
        if let shard { try add("\"shard\": \(JSONWriter.quoted(shard)),") }
        try add("\"runs\": [")
        for (index, run) in runs.enumerated() { try add(run.json + (index + 1 < runs.count ? "," : "")) }
        try add("],")
        try add("\"recipes\": [")
        for (index, recipe) in recipes.enumerated() { try add(recipe.json + (index + 1 < recipes.count ? "," : "")) }
        try add("],")
        if !cancellations.isEmpty {
            try add("\"cancellations\": [")
            for (index, one) in cancellations.enumerated() {
                try add(one.json + (index + 1 < cancellations.count ? "," : ""))
            }
            try add("],")
        }
        try add("\"files\": [")
        for (index, entry) in entries.enumerated() { try add(entry.json + (index + 1 < entries.count ? "," : "")) }
        try add("]")
        try add("}")
        try write(text)
    }

    /// Writes the manifest into a folder.
    package func write(to folder: OutputFolder, as name: String = fileName) throws(Diagnostic) {
        let file = try NewFile(in: folder, as: name, syncing: true)
        try writeJSON { (bytes: [UInt8]) throws(Diagnostic) in try file.append(bytes) }
        try folder.put(try file.finish())
    }

    /// - Throws: ``Diagnostic/Code/badManifest`` for anything but what ``json`` writes.
    package init(json bytes: [UInt8], name: String) throws(Diagnostic) {
        var reader = ManifestReader(name: name)
        var rest = bytes[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            if !line.isEmpty { try reader.read(line) }
            rest = rest[min(line.endIndex + 1, rest.endIndex)...]
        }
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
        if let move {
            pairs.append(("moves", .int(move.count)))
            pairs.append(("moved", .string(move.noticed.description)))
        }
        if isStale { pairs.append(("stale", .bool(true))) }
        pairs.append(("data", .string(data.description)))
        if let recipe { pairs.append(("recipe", .int(recipe))) }
        return JSONWriter.object(pairs)
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
        if case .integer(let count)? = node["moves"]?.content, count > 0, count < PublicationMove.most,
            let noticed = node["moved"]?.string.flatMap({ Instant(rfc3339: $0) })
        {
            move = PublicationMove(count: count, noticed: noticed)
        }
        if case .bool(true)? = node["stale"]?.content { isStale = true }
    }
}
