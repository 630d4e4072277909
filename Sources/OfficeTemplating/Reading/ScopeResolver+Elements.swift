internal import XMLTree

/// Elements around tags, and whether tags stand at their edges.
extension ScopeResolver {
    func hasContent(_ range: Range<Int>) -> Bool {
        let first = firstContent(from: range.lowerBound)
        return first < contents.count && contents[first] < range.upperBound
    }

    /// Where content stands in a range of the part.
    func contents(in range: Range<Int>) -> ArraySlice<Int> {
        let first = firstContent(from: range.lowerBound)
        return contents[first..<max(first, firstContent(from: range.upperBound))]
    }

    private func firstContent(from offset: Int) -> Int {
        var low = 0
        var high = contents.count
        while low < high {
            let middle = (low + high) / 2
            if contents[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Where an element stands, with the paragraphs that are joined to it.
    func extent(of node: XMLNodeID) -> Range<Int> {
        let range = document.range(of: node)
        return range.lowerBound..<max(range.upperBound, joinedEnds[node] ?? 0)
    }

    func isAtStart(_ number: Int, of node: XMLNodeID) -> Bool {
        let start = extent(of: node).lowerBound
        return !hasContent(start..<max(tags[number].offset, start))
    }

    func isAtEnd(_ number: Int, of node: XMLNodeID) -> Bool {
        !hasContent(tags[number].offset..<max(extent(of: node).upperBound, tags[number].offset))
    }

    func holdsOnlyTags(_ node: XMLNodeID) -> Bool { !hasContent(extent(of: node)) }

    func element(at level: Tag.Level, of number: Int) -> XMLNodeID? {
        let role: ElementRole = level == .row ? .row : level == .cell ? .cell : .paragraph
        var node: XMLNodeID? = paragraphs[tags[number].paragraph].nodes[0]
        while let current = node {
            if vocabulary.role(of: current, in: document) == role { return current }
            node = document.parent(of: current)
        }
        return nil
    }

    func commonAncestor(of nodes: [XMLNodeID]) -> XMLNodeID {
        var candidate = nodes[0]
        while let parent = document.parent(of: candidate) {
            candidate = parent
            if nodes.allSatisfy({ candidate < $0 && $0 < document.end(of: candidate) }) { break }
        }
        return candidate
    }

    func child(of ancestor: XMLNodeID, containing node: XMLNodeID) -> XMLNodeID {
        var current = node
        while let parent = document.parent(of: current), parent != ancestor { current = parent }
        return current
    }
}
