package import Diagnostics

extension Value {
    /// Python's `==`: numbers by value whatever their type, text by code points, containers by their items. Undefined
    /// values equal one another.
    package func pythonEquals(_ other: Value) -> Bool {
        if let answer = scalarEquals(other) { return answer }
        var comparison = DeepComparison()
        return comparison.areEqual(self, other)
    }

    /// ``pythonEquals(_:)``, but an undefined operand is an error where the render is strict.
    package func equals(_ other: Value, in context: any CallContext) throws(Diagnostic) -> Bool {
        if case .undefined(let undefined) = self { try undefined.failIfStrict(in: context) }
        if case .undefined(let undefined) = other { try undefined.failIfStrict(in: context) }
        if let answer = scalarEquals(other) { return answer }
        var comparison = DeepComparison()
        let answer = comparison.areEqual(self, other)
        try context.charge(comparison.steps)
        return answer
    }

    /// The answer where no container is compared with another; `nil` where there is need to look inside.
    fileprivate func scalarEquals(_ other: Value) -> Bool? {
        switch (self, other) {
        case (.string(let a), .string(let b)), (.markup(let a), .string(let b)), (.string(let a), .markup(let b)),
            (.markup(let a), .markup(let b)):
            return DictKey.same(a, b)
        case (.int(let a), .int(let b)): return a == b
        case (.none, .none), (.undefined, .undefined): return true
        case (.tuple, _), (_, .tuple), (.list, .list), (.dict, .dict), (.object, .object): return nil
        case (.float(let a), .float(let b)): return a == b
        default:
            guard let order = NumberOrder.compare(self, other) else { return false }
            return order == .same
        }
    }

    /// Python's `is`: the same object, or the same scalar.
    package func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.list(let a), .list(let b)): a === b
        case (.dict(let a), .dict(let b)): a === b
        case (.object(let a), .object(let b)): a === b
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.float(let a), .float(let b)): a == b
        case (.string(let a), .string(let b)), (.markup(let a), .markup(let b)): DictKey.same(a, b)
        case (.none, .none): true
        case (.undefined(let a), .undefined(let b)): a === b
        case (.tuple(let a), .tuple(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
        default: false
        }
    }
}

/// Compares containers item by item, with a work list instead of recursion.
private struct DeepComparison {
    private var pending: [(Value, Value)] = []
    private(set) var steps = 0
    /// Lists that hold one another in many ways have exponentially many paths; nothing real comes near.
    private static let stepsAtMost = 20_000_000

    mutating func areEqual(_ a: Value, _ b: Value) -> Bool {
        pending = [(a, b)]
        while let (a, b) = pending.popLast() {
            steps += 1
            guard steps <= Self.stepsAtMost else { return false }
            if let answer = a.scalarEquals(b) {
                if answer { continue }
                return false
            }
            if !expand(a, b) { return false }
        }
        return true
    }

    private mutating func expand(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.list(let x), .list(let y)): return x === y || add(x.items, y.items)
        case (.dict(let x), .dict(let y)):
            if x === y { return true }
            guard x.count == y.count else { return false }
            for (key, value) in zip(x.keys, x.values) {
                guard let other = y[key] else { return false }
                pending.append((value, other))
            }
            return true
        case (.object(let x), .object(let y)) where x === y: return true
        case (.object(let x as DictView), .object(let y as DictView)):
            return x.typeName == y.typeName && x.typeName != "dict_values" && add(x.items, y.items)
        case (.object(let x as RangeValue), .object(let y as RangeValue)):
            return x.count == y.count && (x.count == 0 || x.start == y.start && (x.count == 1 || x.step == y.step))
        default:
            guard let x = a.tupleItems, let y = b.tupleItems else { return false }
            return add(x, y)
        }
    }

    private mutating func add(_ a: [Value], _ b: [Value]) -> Bool {
        guard a.count == b.count else { return false }
        for index in a.indices { pending.append((a[index], b[index])) }
        return true
    }
}

extension Value {
    /// The items of a tuple, or of a group, which is one in Python.
    var tupleItems: [Value]? {
        switch self {
        case .tuple(let items): items
        case .object(let object as GroupValue): object.items
        default: nil
        }
    }
}
