/// What has to be replaced in one sequence to get another.
///
/// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), with the linear-space
/// refinement of section 4b. Where the sequences have little in common the search for the best cut is given up after
/// ``effortAtMost`` steps and the furthest point reached is taken: the result is then correct, and may be longer than need be.
package struct SequenceDifference {
    /// A stretch of the old sequence that a stretch of the new one takes the place of; one of them may be empty.
    package struct Change: Sendable, Hashable {
        package var old: Range<Int>
        package var new: Range<Int>

        package init(old: Range<Int>, new: Range<Int>) {
            self.old = old
            self.new = new
        }
    }

    /// Complexity: O((n + m) × `effortAtMost`) time, O(n + m) memory, no recursion.
    package static let effortAtMost = 256

    private let old: [Int]
    private let new: [Int]
    private var isRemoved: [Bool]
    private var isAdded: [Bool]
    /// Furthest x on each diagonal from the start, and nearest from the end; -1 and `Int.max` where none was reached.
    private var forward: [Int]
    private var backward: [Int]

    /// - Parameters: Both with equal numbers for equal elements.
    /// - Returns: The changes in order, never touching each other.
    package static func changes(from old: [Int], to new: [Int]) -> [Change] {
        var difference = SequenceDifference(old, new)
        difference.compare()
        return difference.changes
    }

    private init(_ old: [Int], _ new: [Int]) {
        self.old = old
        self.new = new
        isRemoved = Array(repeating: false, count: old.count)
        isAdded = Array(repeating: false, count: new.count)
        let size = 2 * Self.effortAtMost + 5
        forward = Array(repeating: -1, count: size)
        backward = Array(repeating: .max, count: size)
    }

    private struct Box {
        var old: Range<Int>
        var new: Range<Int>
    }

    private mutating func compare() {
        var pending = [Box(old: 0..<old.count, new: 0..<new.count)]
        while var box = pending.popLast() {
            var (x0, x1, y0, y1) = (box.old.lowerBound, box.old.upperBound, box.new.lowerBound, box.new.upperBound)
            while x0 < x1, y0 < y1, old[x0] == new[y0] { (x0, y0) = (x0 + 1, y0 + 1) }
            while x0 < x1, y0 < y1, old[x1 - 1] == new[y1 - 1] { (x1, y1) = (x1 - 1, y1 - 1) }
            guard x0 < x1, y0 < y1 else {
                for x in x0..<x1 { isRemoved[x] = true }
                for y in y0..<y1 { isAdded[y] = true }
                continue
            }
            box = Box(old: x0..<x1, new: y0..<y1)
            let (x, y) = cut(box)
            pending.append(Box(old: x0..<x0 + x, new: y0..<y0 + y))
            pending.append(Box(old: x0 + x..<x1, new: y0 + y..<y1))
        }
    }

    /// A point that a shortest way through the box goes through, neither its start nor its end, relative to its start.
    private mutating func cut(_ box: Box) -> (x: Int, y: Int) {
        let (n, m) = (box.old.count, box.new.count)
        let delta = n - m
        let middle = Self.effortAtMost + 2
        for index in forward.indices {
            forward[index] = -1
            backward[index] = .max
        }
        advance(box, 0, at: middle, from: 0)
        retreat(box, delta, at: middle, from: n)
        for effort in 1...Self.effortAtMost {
            for step in stride(from: -effort, through: effort, by: 2) {
                let index = middle + step
                var x = -1
                if forward[index - 1] >= 0, forward[index - 1] < n { x = forward[index - 1] + 1 }
                // One down: the diagonal above, whose y is x - step - 1.
                if forward[index + 1] >= 0, forward[index + 1] - step - 1 < m { x = max(x, forward[index + 1]) }
                guard x >= 0, x - step >= 0, x - step <= m else {
                    forward[index] = -1
                    continue
                }
                x = advance(box, step, at: index, from: x)
                let other = step - delta + middle
                if delta % 2 != 0, abs(step - delta) < effort, backward[other] <= x { return (x, x - step) }
            }
            for step in stride(from: -effort, through: effort, by: 2) {
                let index = middle + step
                let diagonal = delta + step
                var x = Int.max
                if backward[index + 1] != .max, backward[index + 1] > 0 { x = backward[index + 1] - 1 }
                if backward[index - 1] != .max, backward[index - 1] - diagonal + 1 > 0 {
                    x = min(x, backward[index - 1])
                }
                guard x != .max, x - diagonal >= 0, x - diagonal <= m else {
                    backward[index] = .max
                    continue
                }
                x = retreat(box, diagonal, at: index, from: x)
                if delta % 2 == 0, abs(diagonal) <= effort, forward[middle + diagonal] >= x { return (x, x - diagonal) }
            }
        }
        return furthest(middle)
    }

    @discardableResult
    private mutating func advance(_ box: Box, _ diagonal: Int, at index: Int, from start: Int) -> Int {
        var x = start
        let (a, b) = (box.old, box.new)
        while x < a.count, x - diagonal < b.count,
            old[a.lowerBound + x] == new[b.lowerBound + x - diagonal]
        { x += 1 }
        forward[index] = x
        return x
    }

    @discardableResult
    private mutating func retreat(_ box: Box, _ diagonal: Int, at index: Int, from start: Int) -> Int {
        var x = start
        let (a, b) = (box.old.lowerBound, box.new.lowerBound)
        while x > 0, x - diagonal > 0, old[a + x - 1] == new[b + x - diagonal - 1] { x -= 1 }
        backward[index] = x
        return x
    }

    private func furthest(_ middle: Int) -> (x: Int, y: Int) {
        var best = (x: 0, y: 0)
        for step in stride(from: -Self.effortAtMost, through: Self.effortAtMost, by: 2) {
            let x = forward[middle + step]
            if x >= 0, x + x - step > best.x + best.y { best = (x, x - step) }
        }
        return best
    }

    private var changes: [Change] {
        var changes: [Change] = []
        var (x, y) = (0, 0)
        while x < old.count || y < new.count {
            let start = (x, y)
            while x < old.count, isRemoved[x] { x += 1 }
            while y < new.count, isAdded[y] { y += 1 }
            if start != (x, y) { changes.append(Change(old: start.0..<x, new: start.1..<y)) }
            while x < old.count, y < new.count, !isRemoved[x], !isAdded[y] { (x, y) = (x + 1, y + 1) }
        }
        return changes
    }
}
