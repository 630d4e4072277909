internal import Diagnostics

/// Builds the tree of one document from libyaml's events, on a stack of its own and under budgets.
struct YAMLComposer: ~Copyable {
    private enum Kind {
        /// What stands around the outermost value.
        case file
        case list
        case mapping
    }

    /// What few lists and mappings have: an object, so that the others are opened and closed without it.
    private final class Extras {
        let anchor: String?
        /// What `<<` brings in; the mapping's own entries come before it.
        var merged: [DataMapping] = []

        init(anchor: String?) { self.anchor = anchor }
    }

    /// A list or mapping being read.
    private struct Open {
        var kind: Kind
        /// Whether a key has been read, and its value not yet.
        var hasKey = false
        var isMerge = false
        var start: Int
        var end: Int
        /// Where its parts begin in the collector.
        var first: Int
        var nodes = 1
        var height = 1
        var key = ""
        var keyDigest: UInt64 = 0
        var keySpan = DataSpan(0, 0)
        var index: KeyIndex?
        var extras: Extras?

        var awaitsKey: Bool { kind == .mapping && !hasKey }
    }

    /// A node with what it costs: an alias to it costs the same again.
    private struct Measured {
        var node: DataNode
        var nodes: Int
        var height: Int
    }

    private let source: SourceText
    private let firstOffset: Int
    private let limits: DataLimits
    private var offsets: ScalarOffsets
    private var parts = NodeCollector()
    /// What is read into now; the lists and mappings around it are in `outer`.
    private var top = Open(kind: .file, start: 0, end: 0, first: 0)
    private var outer: [Open] = []
    private var root: DataNode?
    private var anchors: [DataKey: Measured] = [:]
    private var nodes = 0
    private var hasAliases = false
    /// The last text in quotes that goes over several lines: what stands behind it may be meant to stand in it.
    private var longQuote: DataSpan?

    init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, firstOffset: Int, limits: DataLimits) {
        self.source = source
        self.firstOffset = firstOffset
        self.limits = limits
        offsets = ScalarOffsets(bytes)
        outer.reserveCapacity(8)
    }

    mutating func compose(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> DataFile {
        var events = YAMLEventSource(bytes)
        while true {
            let event: YAMLEvent
            do {
                event = try events.next()
            } catch {
                throw problem(error)
            }
            switch event.kind {
            case .scalar: try takeScalar(event)
            case .sequenceStart, .mappingStart:
                try charge(1, at: event)
                try begin(event)
            case .sequenceEnd, .mappingEnd: try close(event)
            case .alias:
                let known = try aliased(event)
                try finish(known.node, nodes: known.nodes, height: known.height, at: event)
            case .streamStart, .documentEnd: continue
            case .documentStart:
                guard root == nil else { throw secondDocument(event) }
            case .streamEnd:
                guard let root, !root.isNull else {
                    throw Diagnostic(.emptyDataFile, "the data file is empty", at: .file(source.name))
                }
                return DataFile(source: source, root: root, hasAliases: hasAliases)
            }
        }
    }

    private mutating func problem(_ failure: YAMLEventSource.Failure) -> Diagnostic {
        var problem = YAMLProblem(failure, source: source, offset: { offset(of: $0) }, firstOffset: firstOffset)
            .diagnostic
        if let quote = longQuote?.range, case .source(_, let range) = problem.place,
            source.lineRange(around: quote.upperBound) == source.lineRange(around: range.lowerBound)
        {
            problem.trace.append(
                Diagnostic.Step(
                    "the text in quotes before it begins at",
                    at: .source(source, quote.lowerBound..<quote.lowerBound + 1)))
        }
        return problem
    }

    private func secondDocument(_ event: YAMLEvent) -> Diagnostic {
        var offsets = offsets
        let start = offsets.offset(of: event.start) + firstOffset
        return Diagnostic(
            .yamlSyntax, "a second YAML document begins here; a data file holds one",
            at: .source(source, start..<start + 3),
            hint: "put it in a file of its own, or remove the '---'")
    }

    private mutating func takeScalar(_ event: YAMLEvent) throws(Diagnostic) {
        try charge(1, at: event)
        if top.awaitsKey { return try takeKey(event) }
        let node = DataNode(try content(of: event), span(of: event))
        if event.hasAnchor { remember(Measured(node: node, nodes: 1, height: 0), as: event.anchor) }
        if event.isQuoted, event.endsOnLaterLine { longQuote = node.span }
        top.nodes += 1
        top.end = max(top.end, node.span.range.upperBound)
        try put(node)
    }

    private mutating func remember(_ measured: Measured, as anchor: String?) {
        if let anchor { anchors[DataKey(anchor)] = measured }
    }

    private mutating func begin(_ event: YAMLEvent) throws(Diagnostic) {
        let isMapping = event.kind == .mappingStart
        guard outer.count < limits.depth else {
            throw Diagnostic(
                .dataLimit, "lists and mappings are nested more than \(limits.depth) deep", at: place(of: event),
                hint: LimitHint.fixed())
        }
        if top.awaitsKey { throw badKey(event) }
        if let tag = event.tag {
            guard let known = YAMLTag(resolved: tag) else { throw YAMLTag.unknown(tag, at: place(of: event)) }
            guard known == (isMapping ? .mapping : .sequence) else {
                throw Diagnostic(
                    .unknownTag, "the YAML tag '\(known.rawValue)' does not fit \(isMapping ? "a mapping" : "a list")",
                    at: place(of: event))
            }
        }
        let start = offset(of: event.start)
        outer.append(
            Open(
                kind: isMapping ? .mapping : .list, start: start, end: offset(of: event.end),
                first: isMapping ? parts.firstEntry : parts.firstItem,
                extras: event.hasAnchor ? Extras(anchor: event.anchor) : nil))
        swap(&top, &outer[outer.count - 1])
    }

    private mutating func close(_ event: YAMLEvent) throws(Diagnostic) {
        // The end of a block is reported where the next one starts, which says little; brackets end where they close.
        let end = offset(of: event.end)
        guard var done = outer.popLast() else { return }
        swap(&top, &done)
        if event.end > event.start { done.end = max(done.end, end) }
        let (nodes, height) = (done.nodes, done.height)
        let span = DataSpan(done.start, done.end)
        if let extras = done.extras {
            let node = DataNode(content(of: done, extras), span)
            if let anchor = extras.anchor {
                remember(Measured(node: node, nodes: nodes, height: height), as: anchor)
            }
            return try finish(node, nodes: nodes, height: height, at: event)
        }
        if done.kind == .mapping {
            let mapping = parts.mapping(from: done.first, index: done.index)
            try finish(DataNode(.mapping(mapping), span), nodes: nodes, height: height, at: event)
        } else {
            let list = parts.list(from: done.first)
            try finish(DataNode(.sequence(list), span), nodes: nodes, height: height, at: event)
        }
    }

    private mutating func content(of done: Open, _ extras: Extras) -> DataNode.Content {
        guard done.kind == .mapping else { return .sequence(parts.list(from: done.first)) }
        let own = parts.mapping(from: done.first, index: done.index)
        return .mapping(extras.merged.isEmpty ? own : Self.mapping(own, over: extras.merged))
    }

    /// Merged entries come first and own ones win, as in PyYAML; of several merged mappings, the earlier win.
    private static func mapping(_ own: DataMapping, over merged: [DataMapping]) -> DataMapping {
        var all = DataMappingBuilder()
        for mapping in merged {
            for entry in mapping.entries { _ = all.add(entry) }
        }
        for entry in own.entries { all.set(entry) }
        return all.finished()
    }

    /// Counts a finished node and puts it where it belongs.
    private mutating func finish(
        _ node: consuming DataNode, nodes: Int, height: Int, at event: YAMLEvent
    ) throws(Diagnostic) {
        guard !top.awaitsKey else { throw badKey(event) }
        top.nodes += nodes
        top.height = max(top.height, height + 1)
        top.end = max(top.end, event.kind == .alias ? offset(of: event.end) : node.span.range.upperBound)
        try put(node)
    }

    private mutating func put(_ node: consuming DataNode) throws(Diagnostic) {
        switch top.kind {
        case .file: root = node
        case .list: parts.add(node)
        case .mapping:
            top.hasKey = false
            if top.isMerge {
                top.isMerge = false
                return try merge(node)
            }
            let first = parts.add(
                top.key, top.keyDigest, top.keySpan, node, toMappingFrom: top.first, index: &top.index)
            if let first {
                throw .duplicateKey(top.key, top.keySpan, first: first, in: source)
            }
        }
    }

    /// Source: https://yaml.org/type/merge.html; of several mappings in a list, the earlier win.
    private mutating func merge(_ node: DataNode) throws(Diagnostic) {
        for part in node.items ?? [node] {
            guard let mapping = part.mapping else {
                throw Diagnostic(
                    .badKey, "'<<' takes a mapping or a list of mappings, not \(part.kindName)",
                    at: .source(source, part.span.range))
            }
            let extras = top.extras ?? Extras(anchor: nil)
            extras.merged.append(mapping)
            top.extras = extras
        }
    }

    private mutating func takeKey(_ event: YAMLEvent) throws(Diagnostic) {
        let span = span(of: event)
        guard event.bytes.count <= limits.keyBytes else {
            throw Diagnostic(
                .dataLimit, "a key is longer than \(limits.keyBytes) bytes", at: place(of: event),
                hint: LimitHint.fixed())
        }
        if let tag = event.tag, YAMLTag(resolved: tag) == nil { throw YAMLTag.unknown(tag, at: place(of: event)) }
        guard !event.bytes.isEmpty else {
            throw Diagnostic(
                .badKey, "a key is missing before the ':'", at: .source(source, span.range),
                hint: "put the text in quotes if the ':' belongs to it")
        }
        top.key = event.text
        top.keyDigest = DataKey.digest(event.bytes)
        top.keySpan = span
        top.hasKey = true
        top.isMerge = event.isPlain && !event.hasTag && top.key == "<<"
        top.end = max(top.end, span.range.upperBound)
        if event.hasAnchor {
            let node = DataNode(.string(top.key), span)
            remember(Measured(node: node, nodes: 1, height: 0), as: event.anchor)
        }
    }

    private mutating func content(of event: YAMLEvent) throws(Diagnostic) -> DataNode.Content {
        let reading: YAMLScalar.Reading
        if let tag = event.tag {
            guard let known = YAMLTag(resolved: tag) else { throw YAMLTag.unknown(tag, at: place(of: event)) }
            guard let tagged = known.content(of: event.bytes) else {
                throw Diagnostic(.unknownTag, "this is not what the tag '\(known.rawValue)' says", at: place(of: event))
            }
            reading = tagged
        } else {
            reading = event.isPlain ? YAMLScalar.plain(event.bytes) : .content(.string(event.text))
        }
        switch reading {
        case .content(let content): return content
        case .tooLarge: throw .numberTooLarge(span(of: event), in: source)
        }
    }

    private mutating func aliased(_ event: YAMLEvent) throws(Diagnostic) -> Measured {
        let name = event.anchor ?? ""
        if top.awaitsKey { throw badKey(event) }
        guard top.extras?.anchor != name, !outer.contains(where: { $0.extras?.anchor == name }) else {
            throw Diagnostic(.unknownAnchor, "'*\(name)' stands inside what it stands for", at: place(of: event))
        }
        guard let known = anchors[DataKey(name)] else {
            throw Diagnostic(
                .unknownAnchor, "there is no '&\(name)' before this '*\(name)'", at: place(of: event),
                hint: NearestName.of(name, among: anchors.keys.map(\.text)).map { "did you mean '*\($0)'?" }
                    ?? "put the text in quotes if the '*' belongs to it")
        }
        guard outer.count + known.height <= limits.depth else {
            throw Diagnostic(
                .dataLimit, "lists and mappings are nested more than \(limits.depth) deep", at: place(of: event),
                hint: LimitHint.fixed())
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
                at: place(of: event), hint: LimitHint.fixed("cut the file in parts"))
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
