/// How two values stand to one another in order.
package enum NumberOrder {
    case before, same, after
    /// One of them is not a number (`nan`): every comparison is false.
    case unordered

    /// Compares numbers of any type exactly; `nil` if one value is no number.
    static func compare(_ a: Value, _ b: Value) -> NumberOrder? {
        switch (a, b) {
        case (.float(let x), .float(let y)): compare(x, y)
        case (.float(let x), _): b.intValue.map { compare($0, x).reversed }
        case (_, .float(let y)): a.intValue.map { compare($0, y) }
        default: a.intValue.flatMap { x in b.intValue.map { y in x < y ? .before : x == y ? .same : .after } }
        }
    }

    static func compare(_ x: Double, _ y: Double) -> NumberOrder {
        x < y ? .before : x == y ? .same : x > y ? .after : .unordered
    }

    /// Exact, unlike a comparison of `Double(x)` with `y`, which rounds above 2^53.
    static func compare(_ x: Int, _ y: Double) -> NumberOrder {
        if y.isNaN { return .unordered }
        guard let whole = Int(exactly: y.rounded(.down)) else { return y > 0 ? .before : .after }
        if x != whole { return x < whole ? .before : .after }
        return y == Double(whole) ? .same : .before
    }

    var reversed: NumberOrder {
        switch self {
        case .before: .after
        case .after: .before
        case .same, .unordered: self
        }
    }
}
