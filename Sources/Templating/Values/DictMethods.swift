internal import Diagnostics

/// The methods of `dict`.
enum DictMethods {
    static let all = Methods.table([
        .method("items") { (value, _, context) throws(Diagnostic) in
            let dict = dict(value)
            try context.charge(dict.count)
            return .object(DictView("dict_items", zip(dict.keys, dict.values).map { .tuple([$0, $1]) }))
        },
        .method("keys") { (value, _, _) throws(Diagnostic) in .object(DictView("dict_keys", dict(value).keys)) },
        .method("values") { (value, _, _) throws(Diagnostic) in .object(DictView("dict_values", dict(value).values)) },
        .method("get", ["key", "default"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let key = arguments.required(0)
            if case .undefined(let undefined) = key {
                // In Jinja2 an undefined value can be a key; here there is none under it.
                try undefined.failIfStrict(in: context)
                return arguments[1] ?? .none
            }
            return dict(value)[try key.hashable()] ?? arguments[1] ?? .none
        },
        .method("setdefault", ["key", "default"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let key = try arguments.required(0).hashable()
            if let found = dict(value)[key] { return found }
            let new = arguments[1] ?? .none
            try set(value, "setdefault", key, new, context)
            return new
        },
        .method("pop", ["key", "default"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let key = try arguments.required(0).hashable()
            let dict = dict(value)
            if dict.isFrozen { throw .sharedData("pop", "dict") }
            try context.charge(1)
            if let found = dict.remove(key) ?? arguments[1] { return found }
            throw .wrongValue("method 'pop': the dictionary has no such key")
        },
        .method("popitem") { (value, _, context) throws(Diagnostic) in
            let dict = dict(value)
            if dict.isFrozen { throw .sharedData("popitem", "dict") }
            guard let key = dict.lastKey else { throw .wrongValue("method 'popitem': the dictionary is empty") }
            try context.charge(1)
            return .tuple([key, dict.remove(key) ?? .none])
        },
        BuiltIn("update") { (value, arguments, context) throws(Diagnostic) -> Value in
            try fill(dict(value), "update", arguments, context)
            return .none
        },
        .method("copy") { (value, _, context) throws(Diagnostic) in
            let copy = DictValue()
            try fill(copy, "copy", CallArguments([value]), context)
            return .dict(copy)
        },
        .method("fromkeys", ["iterable", "value"], required: 1) { (_, arguments, context) throws(Diagnostic) in
            let made = DictValue()
            for key in try arguments.required(0).iterated(in: context) {
                try set(.dict(made), "fromkeys", try key.hashable(), arguments[1] ?? .none, context)
            }
            return .dict(made)
        },
        .method("clear") { (value, _, context) throws(Diagnostic) in
            let dict = dict(value)
            if dict.isFrozen { throw .sharedData("clear", "dict") }
            try context.charge(dict.count)
            dict.removeAll()
            return .none
        },
    ])

    private static func dict(_ value: Value) -> DictValue {
        if case .dict(let dict) = value { return dict }
        return DictValue()
    }

    private static func set(
        _ value: Value, _ method: String, _ key: Value, _ new: Value, _ context: any CallContext
    ) throws(Diagnostic) {
        let dict = dict(value)
        if dict.count >= context.limits.listItems {
            throw .limit(.list, "a dictionary", context.limits.listItems, "items")
        }
        try context.charge(1)
        guard dict.set(key, new) else { throw .sharedData(method, "dict") }
    }

    /// What `dict(…)` and `update(…)` take: another dictionary, or pairs, and keywords.
    static func fill(
        _ dict: DictValue, _ callee: String, _ arguments: CallArguments, _ context: any CallContext
    ) throws(Diagnostic) {
        guard arguments.positional.count <= 1 else {
            throw Diagnostic(.wrongArguments, "'\(callee)' takes at most one argument without a name")
        }
        if case .dict(let other)? = arguments.positional.first {
            for (key, value) in zip(other.keys, other.values) { try set(.dict(dict), callee, key, value, context) }
        } else if let pairs = arguments.positional.first {
            for pair in try pairs.iterated(in: context) {
                let items = try pair.iterated(in: context)
                guard items.count == 2 else { throw .wrongValue("'\(callee)' takes pairs of a key and a value") }
                try set(.dict(dict), callee, try items[0].hashable(), items[1], context)
            }
        }
        for (name, value) in arguments.keywords { try set(.dict(dict), callee, .string(name), value, context) }
    }
}
