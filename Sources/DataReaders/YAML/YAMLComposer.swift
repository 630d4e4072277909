internal import Diagnostics

/// Builds the tree of one document from libyaml's events, on a stack of its own and under budgets.
struct YAMLComposer {
    /// A list or mapping being read.
    private struct Open {
        var start: Int
        var isMapping: Bool
        var anchor: String?
        var items: [DataNode] = []
        var entries = DataMappingBuilder()
        /// Entries that `<<` brings in; the mapping's own come before them.
        var merged = DataMappingBuilder()
        var key: (text: String, span: DataSpan, isMerge: Bool)?
        var nodes = 1
        var height = 1
        var end: Int
    }

    /// A node with what it costs: an alias to it costs the same again.
    private struct Measured {
        var node: DataNode
        var nodes: Int
        var height: Int
    }

    private let source: SourceText
    private let bytes: UnsafeBufferPointer<UInt8>
    private let firstOffset: Int
    private let limits: DataLimits
    private var offsets: ScalarOffsets
    private var open: [Open] = []
    private var anchors: [DataKey: Measured] = [:]
    private var nodes = 0
    private var hasAliases = false

    init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, firstOffset: Int, limits: DataLimits) {
        self.source = source
        self.bytes = bytes
        self.firstOffset = firstOffset
        self.limits = limits
        offsets = ScalarOffsets(bytes)
    }

    mutating func compose() throws(Diagnostic) -> DataFile {
        var events = YAMLEventSource(bytes)
        var root: DataNode?
        while true {
            let event: YAMLEvent
            do {
                event = try events.next()
            } catch {
                throw YAMLProblem(error, source: source, offset: { offset(of: $0) }, firstOffset: firstOffset)
                    .diagnostic
            }
            switch event.kind {
            case .streamStart, .documentEnd: continue
            case .documentStart:
                guard root == nil else { throw secondDocument(event) }
            case .streamEnd:
                guard let root, !root.isNull else {
                    throw Diagnostic(.emptyDataFile, "the data file is empty", at: .file(source.name))
                }
                return DataFile(source: source, root: root, hasAliases: hasAliases)
            default:
                if let node = try take(event) { root = node }
            }
        }
    }

    private func secondDocument(_ event: YAMLEvent) -> Diagnostic {
        var offsets = offsets
        let start = offsets.offset(of: event.start) + firstOffset
        return Diagnostic(
            .yamlSyntax, "a second YAML document begins here; a data file holds one",
            at: .source(source, start..<start + 3),
            hint: "put it in a file of its own, or remove the '---'")
    }

    /// - Returns: The root, once it is complete.
    private mutating func take(_ event: YAMLEvent) throws(Diagnostic) -> DataNode? {
        switch event.kind {
        case .alias: return try finish(try aliased(event), event)
        case .scalar:
            try charge(1, at: event)
            if open.last?.isMapping == true, open.last?.key == nil {
                try takeKey(event)
                return nil
            }
            let node = DataNode(try content(of: event), span(of: event))
            let measured = Measured(node: node, nodes: 1, height: 0)
            if let anchor = event.anchor { anchors[DataKey(anchor)] = measured }
            return try finish(measured, event)
        case .sequenceStart, .mappingStart:
            try charge(1, at: event)
            try begin(event)
            return nil
        default: return try close(event)
        }
    }

    private mutating func begin(_ event: YAMLEvent) throws(Diagnostic) {
        let isMapping = event.kind == .mappingStart
        guard open.count < limits.depth else {
            throw Diagnostic(
                .dataLimit, "lists and mappings are nested more than \(limits.depth) deep", at: place(of: event))
        }
        if open.last?.isMapping == true, open.last?.key == nil { throw badKey(event) }
        if let tag = event.tag {
            guard let known = YAMLTag(resolved: tag) else { throw YAMLTag.unknown(tag, at: place(of: event)) }
            guard known == (isMapping ? .mapping : .sequence) else {
                throw Diagnostic(
                    .unknownTag, "the YAML tag '\(known.rawValue)' does not fit \(isMapping ? "a mapping" : "a list")",
                    at: place(of: event))
            }
        }
        let start = offset(of: event.start)
        open.append(Open(start: start, isMapping: isMapping, anchor: event.anchor, end: offset(of: event.end)))
    }

    private mutating func close(_ event: YAMLEvent) throws(Diagnostic) -> DataNode? {
        guard var done = open.popLast() else { return nil }
        // The end of a block is reported where the next one starts, which says little; brackets end where they close.
        let end = offset(of: event.end)
        if event.end > event.start { done.end = max(done.end, end) }
        let content: DataNode.Content
        if done.isMapping {
            content = .mapping(Self.mapping(done.entries, over: done.merged))
        } else {
            content = .sequence(DataSequence(done.items))
        }
        let node = DataNode(content, DataSpan(done.start, done.end))
        let measured = Measured(node: node, nodes: done.nodes, height: done.height)
        if let anchor = done.anchor { anchors[DataKey(anchor)] = measured }
        return try finish(measured, event)
    }

    /// Merged entries come first and own ones win, as in PyYAML.
    private static func mapping(_ own: DataMappingBuilder, over merged: DataMappingBuilder) -> DataMapping {
        guard !merged.entries.isEmpty else { return own.finished() }
        var all = merged
        for entry in own.entries { all.set(entry) }
        return all.finished()
    }

    /// Puts a finished node where it belongs.
    private mutating func finish(_ measured: Measured, _ event: YAMLEvent) throws(Diagnostic) -> DataNode? {
        guard !open.isEmpty else { return measured.node }
        let last = open.count - 1
        open[last].nodes += measured.nodes
        open[last].height = max(open[last].height, measured.height + 1)
        open[last].end = max(
            open[last].end, event.kind == .alias ? offset(of: event.end) : measured.node.span.range.upperBound)
        guard open[last].isMapping else {
            open[last].items.append(measured.node)
            return nil
        }
        guard let key = open[last].key else { throw badKey(event) }
        open[last].key = nil
        if key.isMerge {
            try merge(measured.node, into: last)
            return nil
        }
        let entry = DataMapping.Entry(key: key.text, keySpan: key.span, value: measured.node)
        if let known = open[last].entries.add(entry) { throw .duplicateKey(entry, first: known, in: source) }
        return nil
    }

    /// Source: https://yaml.org/type/merge.html; of several mappings in a list, the earlier win.
    private mutating func merge(_ node: DataNode, into index: Int) throws(Diagnostic) {
        var mappings: [DataMapping] = []
        for part in node.items ?? [node] {
            guard let mapping = part.mapping else {
                throw Diagnostic(
                    .badKey, "'<<' takes a mapping or a list of mappings, not \(part.kindName)",
                    at: .source(source, part.span.range))
            }
            mappings.append(mapping)
        }
        for mapping in mappings {
            for entry in mapping.entries { _ = open[index].merged.add(entry) }
        }
    }

    private mutating func takeKey(_ event: YAMLEvent) throws(Diagnostic) {
        let span = span(of: event)
        guard event.text.utf8.count <= limits.keyBytes else {
            throw Diagnostic(.dataLimit, "a key is longer than \(limits.keyBytes) bytes", at: place(of: event))
        }
        if let tag = event.tag, YAMLTag(resolved: tag) != .string {
            guard YAMLTag(resolved: tag) != nil else { throw YAMLTag.unknown(tag, at: place(of: event)) }
        }
        guard !event.text.isEmpty else {
            throw Diagnostic(
                .badKey, "a key is missing before the ':'", at: .source(source, span.range),
                hint: "put the text in quotes if the ':' belongs to it")
        }
        if let anchor = event.anchor {
            let node = DataNode(.string(event.text), span)
            anchors[DataKey(anchor)] = Measured(node: node, nodes: 1, height: 0)
        }
        let isMerge = event.isPlain && event.tag == nil && event.text == "<<"
        open[open.count - 1].key = (event.text, span, isMerge)
        open[open.count - 1].end = max(open[open.count - 1].end, span.range.upperBound)
    }

    private mutating func content(of event: YAMLEvent) throws(Diagnostic) -> DataNode.Content {
        let reading: YAMLScalar.Reading
        if let tag = event.tag {
            guard let known = YAMLTag(resolved: tag) else { throw YAMLTag.unknown(tag, at: place(of: event)) }
            guard let tagged = known.content(of: event.text) else {
                throw Diagnostic(.unknownTag, "this is not what the tag '\(known.rawValue)' says", at: place(of: event))
            }
            reading = tagged
        } else {
            reading = event.isPlain ? YAMLScalar.plain(event.text) : .content(.string(event.text))
        }
        switch reading {
        case .content(let content): return content
        case .tooLarge: throw .numberTooLarge(span(of: event), in: source)
        }
    }

    private mutating func aliased(_ event: YAMLEvent) throws(Diagnostic) -> Measured {
        let name = event.anchor ?? ""
        if open.last?.isMapping == true, open.last?.key == nil { throw badKey(event) }
        guard !open.contains(where: { $0.anchor == name }) else {
            throw Diagnostic(.unknownAnchor, "'*\(name)' stands inside what it stands for", at: place(of: event))
        }
        guard let known = anchors[DataKey(name)] else {
            throw Diagnostic(
                .unknownAnchor, "there is no '&\(name)' before this '*\(name)'", at: place(of: event),
                hint: NearestName.of(name, among: anchors.keys.map(\.text)).map { "did you mean '*\($0)'?" }
                    ?? "put the text in quotes if the '*' belongs to it")
        }
        guard open.count + known.height <= limits.depth else {
            throw Diagnostic(
                .dataLimit, "lists and mappings are nested more than \(limits.depth) deep", at: place(of: event))
        }
        try charge(known.nodes, at: event)
        hasAliases = true
        return known
    }

    private mutating func badKey(_ event: YAMLEvent) -> Diagnostic {
        let place = place(of: event)
        if case .source(_, let range) = place, range.lowerBound > 0,
            source.bytes[range.lowerBound - 1] == UInt8(ascii: "{"), event.kind == .mappingStart
        {
            return YAMLProblem.bracesWithoutQuotes(at: .source(source, range.lowerBound - 1..<range.lowerBound + 1))
        }
        return Diagnostic(.badKey, "a key must be a text", at: place, hint: "put the key in quotes")
    }

    private mutating func charge(_ cost: Int, at event: YAMLEvent) throws(Diagnostic) {
        nodes += cost
        guard nodes <= limits.nodes else {
            throw Diagnostic(
                .dataLimit,
                "the data file has more than \(limits.nodes) values, aliases counted as what they stand for",
                at: place(of: event))
        }
    }

    private mutating func offset(of scalarIndex: Int) -> Int { offsets.offset(of: scalarIndex) + firstOffset }

    private mutating func span(of event: YAMLEvent) -> DataSpan {
        let start = offset(of: event.start)
        return DataSpan(start, offset(of: event.end))
    }

    private mutating func place(of event: YAMLEvent) -> Diagnostic.Place {
        let range = span(of: event).range
        return .source(source, range.isEmpty ? range.lowerBound..<range.lowerBound + 1 : range)
    }
}
