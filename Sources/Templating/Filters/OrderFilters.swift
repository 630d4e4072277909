internal import Diagnostics

/// Filters that need an order, or equality, of values.
enum OrderFilters {
    static let all: [BuiltIn] = [
        .filter("sort", ["reverse", "case_sensitive", "attribute"], sort),
        .filter("dictsort", ["case_sensitive", "by", "reverse"], dictsort),
        .filter("unique", ["case_sensitive", "attribute"], unique),
        .filter("groupby", ["attribute", "default", "case_sensitive"], required: 1, groupby),
        .filter("min", ["case_sensitive", "attribute"]) { (value, arguments, context) throws(Diagnostic) in
            try extreme(value, arguments, context, .less)
        },
        .filter("max", ["case_sensitive", "attribute"]) { (value, arguments, context) throws(Diagnostic) in
            try extreme(value, arguments, context, .greater)
        },
    ]

    private static func sort(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let reverse = try arguments.bool(0, default: false, in: context)
        let isCaseSensitive = try arguments.bool(1, default: false, in: context)
        let paths = AttributePath.list(arguments[2])
        let items = try value.iterated(in: context)
        try context.checkListCount(items.count)
        var keys: [Value] = []
        keys.reserveCapacity(items.count)
        for item in items {
            var parts: [Value] = []
            for path in paths {
                let part = try path.value(in: item, context)
                if items.count > 1, case .undefined(let undefined) = part { try undefined.failIfStrict(in: context) }
                parts.append(part.foldingCase(unless: isCaseSensitive))
            }
            keys.append(.tuple(parts))
        }
        // Tuples find equal parts equal before they look for an order, which matters for values without one, such as None.
        // Numbers and texts are compared faster without.
        if paths.count == 1,
            keys.allSatisfy({ $0.tupleItems?.first.map { $0.isText || $0.doubleValue != nil } ?? false })
        {
            keys = keys.compactMap { $0.tupleItems?.first }
        }
        let order = try StableSort.order(of: keys, reverse: reverse, in: context)
        return .list(order.map { items[$0] })
    }

    private static func dictsort(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        guard case .dict(let dict) = value else {
            if case .undefined(let undefined) = value { throw undefined.diagnostic }
            throw .wrongType("filter 'dictsort' expected a dictionary, found '\(value.typeName)'")
        }
        let isCaseSensitive = try arguments.bool(0, default: false, in: context)
        let by = try arguments.text(1, "by", default: "key")
        guard by == "key" || by == "value" else { throw .wrongValue("filter 'dictsort': 'by' is 'key' or 'value'") }
        let reverse = try arguments.bool(2, default: false, in: context)
        let keys = (by == "key" ? dict.keys : dict.values).map { $0.foldingCase(unless: isCaseSensitive) }
        let order = try StableSort.order(of: keys, reverse: reverse, in: context)
        return .list(order.map { .tuple([dict.keys[$0], dict.values[$0]]) })
    }

    private static func unique(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let isCaseSensitive = try arguments.bool(0, default: false, in: context)
        let path = AttributePath(arguments[1])
        var seen: Set<DictKey> = []
        var hasSeenUndefined = false
        var result: [Value] = []
        for item in try value.iterated(in: context) {
            try context.charge(1)
            let key = try path.value(in: item, context).foldingCase(unless: isCaseSensitive)
            if case .undefined(let undefined) = key {
                try undefined.failIfStrict(in: context)
                if !hasSeenUndefined { result.append(item) }
                hasSeenUndefined = true
            } else if let wanted = DictKey(try key.hashable()), seen.insert(wanted).inserted {
                result.append(item)
            }
        }
        return .list(result)
    }

    private static func groupby(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let path = AttributePath(arguments[0])
        var missing = arguments[1]
        if missing?.isNone == true { missing = nil }
        let isCaseSensitive = try arguments.bool(2, default: false, in: context)
        let items = try value.iterated(in: context)
        try context.checkListCount(items.count)
        var keys: [Value] = []
        for item in items {
            keys.append(try path.value(in: item, default: missing, context).foldingCase(unless: isCaseSensitive))
        }
        var groups: [Value] = []
        var members: [Int] = []
        func endGroup() throws(Diagnostic) {
            guard let first = members.first else { return }
            // The key as the first member has it, not in lower case.
            let key = isCaseSensitive ? keys[first] : try path.value(in: items[first], default: missing, context)
            groups.append(.object(GroupValue(key, members.map { items[$0] })))
            members = []
        }
        for index in try StableSort.order(of: keys, in: context) {
            if let first = members.first, try !keys[first].equals(keys[index], in: context) { try endGroup() }
            members.append(index)
        }
        try endGroup()
        return .list(groups)
    }

    private static func extreme(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext, _ comparison: OrderOperator
    ) throws(Diagnostic) -> Value {
        let isCaseSensitive = try arguments.bool(0, default: false, in: context)
        let path = AttributePath(arguments[1])
        var best: (value: Value, key: Value)?
        for item in try value.iterated(in: context) {
            try context.charge(1)
            let key = try path.value(in: item, context).foldingCase(unless: isCaseSensitive)
            if let found = best, try !key.compare(comparison, found.key) { continue }
            best = (item, key)
        }
        return best?.value ?? SequenceFilters.missing("the sequence is empty and has no smallest or largest item")
    }
}
