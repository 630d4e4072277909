/// The level of each heading on the page: one `h1`, and no level left out on the way down (WCAG 2.2, 1.3.1).
struct HeadingLevels {
    /// The level that the title gets.
    private let top: Int
    private var hasTitle = false
    /// The document's levels of the headings that the present one stands under, outermost first, the title left out.
    private var open: [Int] = []

    init(top: Int) { self.top = min(max(top, 1), 6) }

    mutating func next(_ level: Int) -> Int {
        if level <= 1, !hasTitle {
            hasTitle = true
            open = []
            return top
        }
        // A second title is a heading of the level below.
        let level = max(level, 2)
        while let last = open.last, last >= level { open.removeLast() }
        open.append(level)
        return min(top + open.count, 6)
    }

    /// Says that the page has a title of its own.
    mutating func title() { hasTitle = true }
}
