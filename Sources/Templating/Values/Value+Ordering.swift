package import Diagnostics

/// The comparisons that need an order.
package enum OrderOperator: String, Sendable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    fileprivate func holds(for order: NumberOrder) -> Bool {
        switch self {
        case .less: order == .before
        case .lessOrEqual: order == .before || order == .same
        case .greater: order == .after
        case .greaterOrEqual: order == .after || order == .same
        }
    }
}

extension Value {
    /// `self < other` and its kin. Text by code points, lists and tuples by their first items that differ.
    package func compare(_ comparison: OrderOperator, _ other: Value) throws(Diagnostic) -> Bool {
        comparison.holds(for: try order(to: other, for: comparison.rawValue))
    }

    /// How the value stands to another.
    /// - Parameter symbol: The operator that messages name.
    package func order(to other: Value, for symbol: String = "<") throws(Diagnostic) -> NumberOrder {
        if let order = try scalarOrder(to: other, for: symbol) { return order }
        // Containers are gone through side by side, up to the first items that differ: a work list instead of recursion.
        var open = [(left: self, right: other, next: 0)]
        var steps = 0
        while let (left, right, next) = open.popLast() {
            steps += 1
            guard steps < 1_000_000 else {
                throw .wrongValue(
                    "the lists compared have more than 1000000 items, or hold themselves", hint: LimitHint.fixed())
            }
            guard let (a, b) = Self.itemPairs(left, right) else { throw Self.unordered(left, right, symbol) }
            guard next < a.count, next < b.count else {
                if a.count != b.count { return a.count < b.count ? .before : .after }
                continue
            }
            open.append((left, right, next + 1))
            let (x, y) = (a[next], b[next])
            if Self.itemPairs(x, y) != nil {
                open.append((x, y, 0))
            } else if !x.pythonEquals(y) {
                guard let order = try x.scalarOrder(to: y, for: symbol) else { throw Self.unordered(x, y, symbol) }
                return order
            }
        }
        return .same
    }

    /// The order of numbers and texts; `nil` for containers.
    private func scalarOrder(to other: Value, for symbol: String) throws(Diagnostic) -> NumberOrder? {
        if let order = NumberOrder.compare(self, other) { return order }
        if let a = stringValue, let b = other.stringValue { return Self.order(a, b) }
        guard Self.itemPairs(self, other) != nil else { throw Self.unordered(self, other, symbol) }
        return nil
    }

    private static func itemPairs(_ left: Value, _ right: Value) -> ([Value], [Value])? {
        if case .list(let a) = left, case .list(let b) = right { return (a.items, b.items) }
        guard let a = left.tupleItems, let b = right.tupleItems else { return nil }
        return (a, b)
    }

    private static func unordered(_ left: Value, _ right: Value, _ symbol: String) -> Diagnostic {
        for case .undefined(let undefined) in [left, right] { return undefined.diagnostic }
        return .wrongType("'\(symbol)' not supported between instances of '\(left.typeName)' and '\(right.typeName)'")
    }

    /// The order of code points, which is that of UTF-8 bytes.
    static func order(_ a: String, _ b: String) -> NumberOrder {
        a.withBytes { x in
            b.withBytes { y in
                var index = 0
                let shared = min(x.count, y.count)
                while index < shared {
                    if x[index] != y[index] { return x[index] < y[index] ? .before : .after }
                    index += 1
                }
                return x.count < y.count ? .before : x.count == y.count ? .same : .after
            }
        }
    }
}
