internal import Diagnostics

/// Filters that apply another filter or a test to each item.
enum SelectionFilters {
    static let all: [BuiltIn] = [
        BuiltIn("map", map),
        selection("select", keeps: true, byAttribute: false),
        selection("reject", keeps: false, byAttribute: false),
        selection("selectattr", keeps: true, byAttribute: true),
        selection("rejectattr", keeps: false, byAttribute: true),
    ]

    /// Jinja2 looks at the truth first: `none|map(…)` is empty.
    private static func items(_ value: Value, _ context: any CallContext) throws(Diagnostic) -> [Value] {
        guard try value.truth(in: context) else { return [] }
        let items = try value.iterated(in: context)
        try context.checkListCount(items.count)
        return items
    }

    @Sendable
    private static func map(
        _ value: Value, _ arguments: CallArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        var items = try items(value, context)
        if items.isEmpty { return .list([]) }
        if arguments.positional.isEmpty, let attribute = arguments.keywords.first(where: { $0.name == "attribute" }) {
            if let other = arguments.keywords.first(where: { $0.name != "attribute" && $0.name != "default" }) {
                throw Diagnostic(.wrongArguments, "filter 'map' has no parameter '\(other.name)' beside 'attribute'")
            }
            var missing = arguments.keywords.first { $0.name == "default" }?.value
            if missing?.isNone == true { missing = nil }
            let path = AttributePath(attribute.value)
            for index in items.indices { items[index] = try path.value(in: items[index], default: missing, context) }
            return .list(items)
        }
        guard let name = arguments.positional.first?.stringValue else {
            throw Diagnostic(.wrongArguments, "filter 'map' needs the name of a filter, or 'attribute'")
        }
        let others = CallArguments(Array(arguments.positional.dropFirst()), keywords: arguments.keywords)
        for index in items.indices { items[index] = try context.apply(filter: name, to: items[index], others) }
        return .list(items)
    }

    private static func selection(_ filter: String, keeps: Bool, byAttribute: Bool) -> BuiltIn {
        BuiltIn(filter) { (value, arguments, context) throws(Diagnostic) -> Value in
            let items = try items(value, context)
            if items.isEmpty { return .list([]) }
            var positional = arguments.positional[...]
            var path = AttributePath(nil)
            if byAttribute {
                guard let attribute = positional.popFirst() else {
                    throw Diagnostic(.wrongArguments, "filter '\(filter)' needs the name of an attribute")
                }
                path = AttributePath(attribute)
            }
            let test = positional.popFirst()
            let others = CallArguments(Array(positional), keywords: arguments.keywords)
            var result: [Value] = []
            for item in items {
                let subject = try path.value(in: item, context)
                let holds: Bool
                if let test {
                    guard let name = test.stringValue else {
                        throw Diagnostic(.wrongArguments, "filter '\(filter)' needs the name of a test")
                    }
                    holds = try context.apply(test: name, to: subject, others)
                } else {
                    holds = try subject.truth(in: context)
                }
                if holds == keeps { result.append(item) }
            }
            return .list(result)
        }
    }
}
