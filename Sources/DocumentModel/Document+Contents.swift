/// An entry of a table of contents.
public struct ContentsEntry: Sendable {
    public var level: Int
    public var inlines: [Inline]
    public var id: String
    /// `1.2`, where headings are numbered.
    public var number: String?
}

extension Document {
    /// The headings of level 2 to `depth` + 1 in reading order (level 1 is the title), with their numbers where headings
    /// are numbered.
    public func contents(depth: Int) -> [ContentsEntry] {
        var entries: [ContentsEntry] = []
        var counters = HeadingNumbers()
        Self.visit(blocks) { heading in
            let number = counters.next(for: heading)
            guard heading.level >= 2, heading.level <= depth + 1, let id = heading.attributes.id,
                !heading.attributes.has("unlisted")
            else { return }
            entries.append(ContentsEntry(level: heading.level - 1, inlines: heading.inlines, id: id, number: number))
        }
        return entries
    }

    private static func visit(_ blocks: [Block], _ body: (Heading) -> Void) {
        for block in blocks {
            switch block {
            case .heading(let heading): body(heading)
            case .division(let division): visit(division.blocks, body)
            case .quote(let inner, _): visit(inner, body)
            default: break
            }
        }
    }
}

/// Counts numbered headings: level 2 is 1, 2 …; level 3 is 1.1 …. Writers whose format does not count by itself use it.
public struct HeadingNumbers: Sendable {
    private var counts = [Int](repeating: 0, count: 7)

    public init() {}

    /// The number of the next heading in reading order, such as `2.1`; `nil` for one that is not numbered.
    public mutating func next(for heading: Heading) -> String? {
        guard heading.isNumbered, (2...6).contains(heading.level) else { return nil }
        counts[heading.level] += 1
        for deeper in (heading.level + 1)..<7 { counts[deeper] = 0 }
        return counts[2...heading.level].map(String.init).joined(separator: ".")
    }
}
