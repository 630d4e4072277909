extension DataFile {
    /// The dotted path of a node, such as `standards.4.rating`; found by its span, so that nobody has to carry paths along.
    package func path(of node: DataNode) -> String { path(at: node.span) }

    /// The dotted path of the node that stands at a place.
    package func path(at span: DataSpan) -> String {
        var steps: [String] = []
        var current = root
        while current.span != span {
            guard let step = Self.step(from: current, towards: span) else { break }
            steps.append(step.name)
            current = step.node
        }
        return steps.joined(separator: ".")
    }

    private static func step(from node: DataNode, towards span: DataSpan) -> (name: String, node: DataNode)? {
        let wanted = span.range
        func holds(_ candidate: DataNode) -> Bool {
            let range = candidate.span.range
            return range.lowerBound <= wanted.lowerBound && wanted.upperBound <= range.upperBound
        }
        if let entry = node.mapping?.entries.first(where: { holds($0.value) }) { return (entry.key, entry.value) }
        if let items = node.items, let index = items.firstIndex(where: holds) { return (String(index), items[index]) }
        return nil
    }
}
