internal import Diagnostics

/// Filters about lists and other sequences as wholes.
enum SequenceFilters {
    private static let length = BuiltIn.filter("length") { (value, _, context) throws(Diagnostic) in
        .int(try value.length(in: context))
    }

    static let all: [BuiltIn] = [
        length, length.named("count"),
        .filter("first") { (value, _, context) throws(Diagnostic) in
            try end(of: value, 0, context) ?? missing("the sequence is empty and has no first item")
        },
        .filter("last") { (value, _, context) throws(Diagnostic) in
            try end(of: value, -1, context) ?? missing("the sequence is empty and has no last item")
        },
        .filter("list") { (value, _, context) throws(Diagnostic) in
            let items = try value.iterated(in: context)
            try context.checkListCount(items.count)
            return .list(items)
        },
        .filter("reverse") { (value, _, context) throws(Diagnostic) in
            if let text = value.stringValue { return value.text(like: text.slice(nil, nil, -1)) }
            let items = try value.iterated(in: context)
            try context.checkListCount(items.count)
            return .list(items.reversed())
        },
        .filter("items") { (value, _, context) throws(Diagnostic) in
            if value.isUndefined { return .list([]) }
            guard case .dict(let dict) = value else {
                throw .wrongType("filter 'items' expected a dictionary, found '\(value.typeName)'")
            }
            try context.charge(dict.count)
            return .list(zip(dict.keys, dict.values).map { .tuple([$0, $1]) })
        },
        .filter("join", ["d", "attribute"], join),
        .filter("batch", ["linecount", "fill_with"], required: 1, batch),
        .filter("slice", ["slices", "fill_with"], required: 1, slice),
        .filter("sum", ["attribute", "start"], sum),
    ]

    /// The first (0) or last (-1) item.
    private static func end(of value: Value, _ number: Int, _ context: any CallContext) throws(Diagnostic) -> Value? {
        switch value {
        case .list, .tuple, .string: return value.ownItem(.int(number))
        // The items of markup are plain text, but MarkupSafe goes through them from the end by their numbers.
        case .markup(let text): return (number == 0 ? Value.string(text) : value).ownItem(.int(number))
        case .object(let object as any SequenceObject) where object.isIndexed: return value.ownItem(.int(number))
        default:
            let items = try value.iterated(in: context)
            return number == 0 ? items.first : items.last
        }
    }

    static func missing(_ reason: String) -> Value { .undefined(UndefinedValue(name: "", reason: reason)) }

    private static func join(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        var items = try value.iterated(in: context)
        if let attribute = arguments[1], !attribute.isNone {
            let path = AttributePath(attribute)
            for index in items.indices { items[index] = try path.value(in: items[index], context) }
        }
        let separator = try (arguments[0] ?? .string("")).softText(in: context)
        for index in items.indices { items[index] = try items[index].softText(in: context) }
        // One piece of markup makes markup of the whole, and text beside it is escaped.
        let isMarkup = context.escaping != .none && (separator.isMarkup || items.contains { $0.isMarkup })
        var texts: [String] = []
        texts.reserveCapacity(items.count)
        for item in items {
            let text = item.stringValue ?? ""
            texts.append(isMarkup && !item.isMarkup ? try context.escape(text) : text)
        }
        var between = separator.stringValue ?? ""
        if isMarkup, !separator.isMarkup { between = try context.escape(between) }
        let text = try context.joining(texts, by: between)
        return isMarkup ? .markup(text) : .string(text)
    }

    private static func batch(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let count = try arguments.int(0, "linecount", default: 1)
        let items = try value.iterated(in: context)
        try context.checkListCount(items.count)
        var batches: [Value] = []
        var batch: [Value] = []
        for item in items {
            if batch.count == count {
                batches.append(.list(batch))
                batch = []
            }
            batch.append(item)
        }
        if !batch.isEmpty {
            if let fill = arguments[1], !fill.isNone, batch.count < count {
                try context.checkListCount(count)
                batch.append(contentsOf: repeatElement(fill, count: count - batch.count))
            }
            batches.append(.list(batch))
        }
        return .list(batches)
    }

    private static func slice(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let count = try arguments.int(0, "slices", default: 1)
        if count == 0 { throw .wrongValue("filter 'slice': 'slices' must not be zero") }
        let items = try value.iterated(in: context)
        guard count > 0 else { return .list([]) }
        try context.checkListCount(max(items.count, count))
        let size = items.count / count
        let extra = items.count % count
        var slices: [Value] = []
        var start = 0
        for number in 0..<count {
            let end = start + size + (number < extra ? 1 : 0)
            var slice = Array(items[start..<end])
            if let fill = arguments[1], !fill.isNone, number >= extra { slice.append(fill) }
            slices.append(.list(slice))
            start = end
        }
        return .list(slices)
    }

    private static func sum(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let path = AttributePath(arguments[0])
        var total = arguments[1] ?? .int(0)
        if total.isText {
            throw .wrongType("filter 'sum' adds numbers and lists, not text", hint: "use '|join' for text")
        }
        let items = try value.iterated(in: context)
        try context.charge(items.count)
        for item in items { total = try total.adding(try path.value(in: item, context), in: context) }
        return total
    }
}
