internal import Diagnostics

/// Python's `sorted()`: stable, also in reverse, and with an error for values that have no order.
enum StableSort {
    /// The order in which to take the values whose keys these are.
    static func order(of keys: [Value], reverse: Bool = false, in context: any CallContext) throws(Diagnostic) -> [Int]
    {
        try context.charge(keys.count)
        var order = Array(keys.indices)
        // Merging runs of doubling length, from the bottom up: no recursion, no comparison twice.
        var buffer = order
        var width = 1
        while width < order.count {
            var start = 0
            while start < order.count {
                let middle = min(start + width, order.count)
                let end = min(start + 2 * width, order.count)
                var left = start
                var right = middle
                for place in start..<end {
                    let takesRight: Bool
                    if left == middle {
                        takesRight = true
                    } else if right == end {
                        takesRight = false
                    } else if reverse {
                        takesRight = try precedes(keys[order[left]], keys[order[right]])
                    } else {
                        takesRight = try precedes(keys[order[right]], keys[order[left]])
                    }
                    buffer[place] = takesRight ? order[right] : order[left]
                    if takesRight { right += 1 } else { left += 1 }
                }
                start = end
            }
            try context.charge(order.count / 16)
            swap(&order, &buffer)
            width *= 2
        }
        return order
    }

    @inline(__always)
    private static func precedes(_ a: Value, _ b: Value) throws(Diagnostic) -> Bool {
        if case .int(let x) = a, case .int(let y) = b { return x < y }
        return try a.order(to: b) == .before
    }
}
