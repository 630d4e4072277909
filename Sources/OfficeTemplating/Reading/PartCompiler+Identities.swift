internal import Templating
internal import XMLTree

/// Ids that may stand only once in a document, where a loop or macro repeats the elements that have them.
extension PartCompiler {
    mutating func placeIdentities() {
        let regions = resolver.blocks.filter { StatementKind.repeats($0.keyword) }.map(region) + repeated
        placeBookmarks(regions)
        let ordered = Self.joined(regions)
        var next = 0
        for node in 0..<document.nodeCount where document.kind(of: node) == .element {
            let range = document.range(of: node)
            while next < ordered.count, ordered[next].upperBound <= range.lowerBound { next += 1 }
            guard next < ordered.count else { break }
            guard ordered[next].contains(range.lowerBound) else { continue }
            if isCommentAnchor(node) {
                edits.replace(range)
            } else {
                placeIdentities(of: node)
            }
        }
    }

    /// The same ranges in order, those that overlap made one.
    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }

    /// Where a block stands, as offsets of the part.
    func region(_ block: TagBlock) -> Range<Int> {
        let start = resolver.position(of: block.opening)
        return start..<max(start, resolver.position(of: block.closing))
    }

    /// A comment whose text is not there cannot be repeated with what it is about: its anchors go.
    private func isCommentAnchor(_ node: XMLNodeID) -> Bool {
        let name = document.names[document.nameNumber(of: node)]
        guard ["commentRangeStart", "commentRangeEnd", "commentReference"].contains(name.local) else { return false }
        return document.attribute("id", in: name.namespace, of: node).map { !handledComments.contains($0) } ?? true
    }

    private mutating func placeIdentities(of node: XMLNodeID) {
        let name = document.names[document.nameNumber(of: node)]
        for (attribute, value) in document.attributeRanges(of: node) {
            let local = String(attribute.split(separator: ":").last ?? "")
            let text = document.source[value]
            guard !text.contains(UInt8(ascii: "{")) else { continue }
            let original = String(decoding: text, as: UTF8.self)
            switch (name.local, attribute, local) {
            case (_, "w14:paraId", _) where !repeated.isEmpty: replace(value, "paragraph", original, .paragraph)
            case (_, "w14:paraId", _), (_, "w14:textId", _), (_, "xml:id", _), (_, "text:continue-list", _):
                remove(attribute, value)
            case ("docPr", "id", _): replace(value, "drawing", original, .number)
            case ("id", _, "val") where isControlID(node): replace(value, "control", original, .number)
            case ("shape", "id", _), ("rect", "id", _), ("oval", "id", _), ("group", "id", _), ("shape", "o:spid", _):
                replace(value, attribute, original, .name)
            case ("annotation", "office:name", _): replace(value, "annotation", original, .name)
            case ("annotation-end", "office:name", _): replace(value, "annotation", original, .name, repeatsLast: true)
            case ("note", "text:id", _), ("section", "text:name", _), ("table", "table:name", _), (_, "draw:name", _):
                replace(value, attribute, original, .name)
            case ("bookmark", "text:name", _), ("bookmark-start", "text:name", _), ("reference-mark", "text:name", _):
                replace(value, "text bookmark", original, .name)
            case ("bookmark-end", "text:name", _): replace(value, "text bookmark", original, .name, repeatsLast: true)
            default: break
            }
        }
    }

    private func isControlID(_ node: XMLNodeID) -> Bool {
        document.parent(of: node).map { document.names[document.nameNumber(of: $0)].local == "sdtPr" } ?? false
    }

    private mutating func replace(
        _ range: Range<Int>, _ kind: String, _ original: String, _ form: UniqueIdentity.Form, repeatsLast: Bool = false
    ) {
        edits.replace(
            range,
            with: [
                SegmentList.operation(
                    UniqueIdentity(kind: kind, original: original, form: form, repeatsLast: repeatsLast))
            ])
    }

    /// Leaves out an attribute that a document need not have.
    private mutating func remove(_ attribute: String, _ value: Range<Int>) {
        let start = value.lowerBound - attribute.utf8.count - 3
        guard start >= 0, document.source[start] <= 0x20,
            document.source[(start + 1)..<(value.lowerBound - 2)].elementsEqual(attribute.utf8)
        else { return }
        edits.replace(start..<(value.upperBound + 1))
    }

    /// Bookmarks of WordprocessingML: both ends stay in one block, and get a name and number of their own in each round.
    private mutating func placeBookmarks(_ repeated: [Range<Int>]) {
        var starts: [String: XMLNodeID] = [:]
        guard !resolver.blocks.isEmpty || !resolver.removed.isEmpty else { return }
        let blocks = RegionIndex(resolver.blocks.map(region))
        let repeated = RegionIndex(repeated)
        for node in 0..<document.nodeCount where document.kind(of: node) == .element {
            let name = document.names[document.nameNumber(of: node)]
            guard name.local == "bookmarkStart" || name.local == "bookmarkEnd",
                let id = document.attribute("id", in: name.namespace, of: node)
            else { continue }
            if name.local == "bookmarkStart" {
                starts[id] = node
                continue
            }
            guard let start = starts.removeValue(forKey: id) else { continue }
            placeBookmark(start, node, blocks, repeated)
        }
    }

    private mutating func placeBookmark(
        _ start: XMLNodeID, _ end: XMLNodeID, _ blocks: RegionIndex, _ repeated: RegionIndex
    ) {
        let (lower, upper) = (document.range(of: start), document.range(of: end))
        func isGone(_ node: XMLNodeID) -> Bool {
            var current: XMLNodeID? = node
            while let element = current {
                if resolver.removed.contains(element) { return true }
                current = document.parent(of: element)
            }
            return false
        }
        let isSplit = blocks.innermost(at: lower.lowerBound) != blocks.innermost(at: upper.lowerBound)
        if isSplit || isGone(start) != isGone(end) {
            edits.replace(lower)
            edits.replace(upper)
            return
        }
        guard repeated.innermost(at: lower.lowerBound) != nil else { return }
        for (node, isEnd) in [(start, false), (end, true)] {
            for (attribute, value) in document.attributeRanges(of: node) {
                let original = String(decoding: document.source[value], as: UTF8.self)
                if attribute.hasSuffix(":id") { replace(value, "bookmark", original, .number, repeatsLast: isEnd) }
                if attribute.hasSuffix(":name") { replace(value, "bookmark name", original, .name) }
            }
        }
    }
}
