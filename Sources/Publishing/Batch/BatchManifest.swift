package import CivilTime
internal import DataReaders
package import Diagnostics
package import Inspections
internal import Templating

extension Diagnostic.Code {
    package static let badManifest: Self = "bad-manifest"
}

/// What a batch wrote: the proof of each file, and what the next batch needs to know to leave it alone.
package struct BatchManifest: Sendable {
    package static let fileName = "manifest.json"
    package static let formatVersion = 1

    /// One file of the batch.
    package struct Entry: Sendable, Hashable {
        /// The path below the folder of the manifest, with `/` between its parts.
        package var path: String
        package var hash: ContentHash
        package var size: Int
        /// The id of the record it was made from; `nil` for the index page and its kin.
        package var record: String?
        package var template: String?
        package var format: String
        package var state: PublicationState
        /// The instant before which the file may not be published.
        package var embargo: Instant?
        /// What the file was made from, by name: record, template, includes, style, reference, pictures.
        package var inputs: [Input]
        /// The reason for a release before the embargo, where one was given.
        package var releasedEarly: String?

        package init(
            path: String, hash: ContentHash, size: Int, record: String?, template: String?, format: String,
            state: PublicationState, embargo: Instant?, inputs: [Input], releasedEarly: String? = nil
        ) {
            self.path = path
            self.hash = hash
            self.size = size
            self.record = record
            self.template = template
            self.format = format
            self.state = state
            self.embargo = embargo
            self.inputs = inputs
            self.releasedEarly = releasedEarly
        }
    }

    /// Something a file was made from.
    package struct Input: Sendable, Hashable {
        /// `data`, `template`, `include`, `style`, `reference`, `image`, `calendar`.
        package var role: String
        package var name: String
        package var hash: ContentHash

        package init(role: String, name: String, hash: ContentHash) {
            self.role = role
            self.name = name
            self.hash = hash
        }
    }

    package var toolVersion: String
    /// The arguments that would make the same files again, for `letterpress verify`.
    package var arguments: [String]
    package var shard: String?
    package var entries: [Entry]

    package init(toolVersion: String, arguments: [String], shard: String? = nil, entries: [Entry]) {
        self.toolVersion = toolVersion
        self.arguments = arguments
        self.shard = shard
        self.entries = entries.sorted { $0.path < $1.path }
    }
}

// MARK: - JSON

extension BatchManifest {
    /// The manifest as JSON, one line an entry's field, the entries in the order of their paths.
    package var json: String {
        var inputs: [Input: Int] = [:]
        var inputList: [Value] = []
        func number(of input: Input) -> Value {
            if let known = inputs[input] { return .int(known) }
            inputs[input] = inputList.count
            inputList.append(
                .dict([
                    ("role", .string(input.role)), ("name", .string(input.name)),
                    ("sha256", .string(input.hash.description)),
                ]))
            return .int(inputList.count - 1)
        }
        let files = entries.map { entry -> Value in
            var pairs: [(String, Value)] = [
                ("path", .string(entry.path)), ("sha256", .string(entry.hash.description)), ("size", .int(entry.size)),
            ]
            if let record = entry.record { pairs.append(("record", .string(record))) }
            if let template = entry.template { pairs.append(("template", .string(template))) }
            pairs.append(("format", .string(entry.format)))
            pairs.append(("state", .string(entry.state.rawValue)))
            if let embargo = entry.embargo { pairs.append(("embargo", .string(embargo.description))) }
            if let reason = entry.releasedEarly { pairs.append(("releasedEarly", .string(reason))) }
            pairs.append(("inputs", .list(entry.inputs.map(number(of:)))))
            return .dict(pairs)
        }
        var top: [(String, Value)] = [
            ("manifestVersion", .int(Self.formatVersion)), ("tool", .string(toolVersion)),
            ("arguments", .list(arguments.map(Value.string))),
        ]
        if let shard { top.append(("shard", .string(shard))) }
        // Each input once, however many files were made from it: a template stands behind a whole batch.
        top.append(("files", .list(files)))
        top.append(("inputs", .list(inputList)))
        return JSONWriter.write(.dict(top), .pretty)
    }

    /// - Throws: ``Diagnostic/Code/badManifest`` for JSON that is no manifest of this version.
    package init(json bytes: [UInt8], name: String) throws(Diagnostic) {
        guard
            case .document(let file) = try DataReader.read(
                bytes: bytes, name: name + (name.hasSuffix(".json") ? "" : ".json"))
        else { throw Diagnostic(.badManifest, "'\(name)' is no manifest", at: .file(name)) }
        func bad(_ what: String, _ node: DataNode) -> Diagnostic {
            Diagnostic(.badManifest, "the manifest has \(what)", at: file.place(of: node))
        }
        guard case .integer(Self.formatVersion)? = file.root["manifestVersion"]?.content,
            let files = file.root["files"]?.items, let inputs = file.root["inputs"]?.items
        else {
            throw Diagnostic(
                .badManifest, "'\(name)' is no manifest of version \(Self.formatVersion)", at: .file(name))
        }
        var known: [Input] = []
        for node in inputs {
            guard let role = node["role"]?.string, let name = node["name"]?.string,
                let hash = node["sha256"]?.string.flatMap({ ContentHash($0) })
            else { throw bad("an input without role, name or hash", node) }
            known.append(Input(role: role, name: name, hash: hash))
        }
        var entries: [Entry] = []
        for node in files {
            guard let path = node["path"]?.string, let hash = node["sha256"]?.string.flatMap({ ContentHash($0) }),
                case .integer(let size)? = node["size"]?.content, let format = node["format"]?.string,
                let state = node["state"]?.string.flatMap(PublicationState.init(rawValue:))
            else { throw bad("a file without path, hash, size, format or state", node) }
            var used: [Input] = []
            for number in node["inputs"]?.items ?? [] {
                guard case .integer(let index) = number.content, known.indices.contains(index) else {
                    throw bad("a file made from an input that is not listed", number)
                }
                used.append(known[index])
            }
            entries.append(
                Entry(
                    path: path, hash: hash, size: size, record: node["record"]?.string,
                    template: node["template"]?.string, format: format, state: state,
                    embargo: node["embargo"]?.string.flatMap { Instant(rfc3339: $0) }, inputs: used,
                    releasedEarly: node["releasedEarly"]?.string))
        }
        self.init(
            toolVersion: file.root["tool"]?.string ?? "",
            arguments: file.root["arguments"]?.items?.compactMap(\.string) ?? [],
            shard: file.root["shard"]?.string, entries: entries)
    }
}
