internal import Diagnostics

/// The methods of `list`.
enum ListMethods {
    static let all = Methods.table([
        .method("append", ["object"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let item = arguments.required(0)
            try change(value, "append", adding: 1, context) { $0.append(item) }
            return .none
        },
        .method("extend", ["iterable"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let items = try arguments.required(0).iterated(in: context)
            try change(value, "extend", adding: items.count, context) { $0.append(contentsOf: items) }
            return .none
        },
        .method("insert", ["index", "object"], required: 2) { (value, arguments, context) throws(Diagnostic) in
            let index = try arguments.int(0, "index", default: 0)
            let item = arguments.required(1)
            try context.charge(items(value).count / 64)
            try change(value, "insert", adding: 1, context) { items in
                let place = index < 0 ? (index < -items.count ? 0 : index + items.count) : min(index, items.count)
                items.insert(item, at: place)
            }
            return .none
        },
        .method("pop", ["index"], pop),
        .method("remove", ["value"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let wanted = arguments.required(0)
            guard let index = try firstIndex(of: wanted, in: items(value)[...], context) else {
                throw .wrongValue("method 'remove': the value is not in the list")
            }
            try change(value, "remove", adding: 0, context) { $0.remove(at: index) }
            return .none
        },
        .method("reverse") { (value, _, context) throws(Diagnostic) in
            try context.charge(items(value).count)
            try change(value, "reverse", adding: 0, context) { $0.reverse() }
            return .none
        },
        .method("clear") { (value, _, context) throws(Diagnostic) in
            try change(value, "clear", adding: 0, context) { $0.removeAll() }
            return .none
        },
        .method("copy") { (value, _, context) throws(Diagnostic) in
            try context.checkListCount(items(value).count)
            return .list(items(value))
        },
        .method("sort", ["key", "reverse"]) { (value, arguments, context) throws(Diagnostic) in
            let sorted = try sorted(items(value), arguments, context)
            try change(value, "sort", adding: 0, context) { $0 = sorted }
            return .none
        },
        TupleMethods.index, TupleMethods.count,
    ])

    private static func items(_ value: Value) -> [Value] {
        if case .list(let list) = value { return list.items }
        return []
    }

    private static func change(
        _ value: Value, _ method: String, adding count: Int, _ context: any CallContext,
        _ change: (inout [Value]) -> Void
    ) throws(Diagnostic) {
        guard case .list(let list) = value else { return }
        let limit = context.limits.listItems
        if count > 0, list.items.count + count > limit { throw .limit(.list, "a list", limit, "items") }
        try context.charge(count)
        guard list.mutate(change) else { throw .sharedData(method, "list") }
    }

    private static func pop(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        // No copy of the items may live on while they are changed: it would make the change copy them all.
        let count = items(value).count
        let given = try arguments.int(0, "index", default: -1)
        let index = given < 0 ? (given < -count ? -1 : given + count) : given
        guard index >= 0, index < count else {
            throw .wrongValue(
                count == 0 ? "method 'pop': the list is empty" : "method 'pop': no such place in the list")
        }
        let item = items(value)[index]
        try context.charge((count - index) / 64)
        try change(value, "pop", adding: 0, context) { $0.remove(at: index) }
        return item
    }

    private static func sorted(
        _ items: [Value], _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> [Value] {
        var keys = items
        if let key = arguments[0], !key.isNone {
            for index in keys.indices { keys[index] = try context.call(key, CallArguments([items[index]])) }
        }
        let reverse = try arguments.bool(1, default: false, in: context)
        return try StableSort.order(of: keys, reverse: reverse, in: context).map { items[$0] }
    }

    static func firstIndex(
        of wanted: Value, in items: ArraySlice<Value>, _ context: any CallContext
    ) throws(Diagnostic) -> Int? {
        for index in items.indices {
            try context.charge(1)
            if try items[index].equals(wanted, in: context) { return index }
        }
        return nil
    }
}
