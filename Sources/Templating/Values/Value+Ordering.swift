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
        var left = self
        var right = other
        // Each turn goes one level down into the first items that differ; a list that holds itself would never end.
        for _ in 0..<1000 {
            if let order = NumberOrder.compare(left, right) { return order }
            if let a = left.stringValue, let b = right.stringValue { return Self.order(a, b) }
            guard let (a, b) = Self.itemPairs(left, right) else { throw Self.unordered(left, right, symbol) }
            guard let index = zip(a, b).enumerated().first(where: { !$0.element.0.pythonEquals($0.element.1) })?.offset
            else { return a.count < b.count ? .before : a.count == b.count ? .same : .after }
            (left, right) = (a[index], b[index])
        }
        throw .wrongValue("the lists compared are nested too deep")
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
