/// Ranges of a part that stand beside or within one another, such as those of blocks, for finding the innermost around an
/// offset.
struct RegionIndex {
    /// In the order of their beginnings, the outer first.
    private let regions: [Range<Int>]
    /// The region around each; -1 for none.
    private var parents: [Int] = []

    /// - Complexity: O(*n* log *n*).
    init(_ regions: [Range<Int>]) {
        self.regions = regions.sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
        var open: [Int] = []
        for (number, region) in self.regions.enumerated() {
            while let last = open.last, self.regions[last].upperBound <= region.lowerBound { open.removeLast() }
            parents.append(open.last ?? -1)
            open.append(number)
        }
    }

    /// The number of the innermost region that holds an offset; `nil` if none does.
    ///
    /// - Complexity: O(log *n*) and the depth of nesting.
    func innermost(at offset: Int) -> Int? {
        var low = 0
        var high = regions.count
        while low < high {
            let middle = (low + high) / 2
            if regions[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        var candidate = low - 1
        while candidate >= 0, !regions[candidate].contains(offset) { candidate = parents[candidate] }
        return candidate < 0 ? nil : candidate
    }
}
