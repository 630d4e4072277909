package import Diagnostics

extension Value {
    /// How deep tuples may stand in one another. Each level of a tuple is a level of the stack when it is freed.
    private static let tupleDepth = 100

    /// A tuple, unless that would nest tuples too deep.
    package static func makeTuple(_ items: [Value]) throws(Diagnostic) -> Value {
        var level = items
        var depth = 0
        var seen = 0
        // Looks level by level through tuples only; the sum is bounded, because a tuple may hold another many times.
        while seen < 100_000 {
            var next: [Value] = []
            for case .tuple(let inner) in level { next.append(contentsOf: inner) }
            if next.isEmpty { return .tuple(items) }
            depth += 1
            seen += next.count
            if depth >= tupleDepth { break }
            level = next
        }
        throw Diagnostic(
            .limitReached, "tuples are nested more than \(tupleDepth) deep", hint: LimitHint.fixed("use lists"))
    }
}
