internal import Diagnostics

/// Filters for values of any type.
enum PlainFilters {
    private static let fallback = BuiltIn.filter("default", ["default_value", "boolean"]) {
        (value, arguments, context) throws(Diagnostic) in
        if value.isUndefined { return arguments[0] ?? .string("") }
        guard try arguments.bool(1, default: false, in: context), !value.isTrue else { return value }
        return arguments[0] ?? .string("")
    }

    static let all: [BuiltIn] = [
        fallback, fallback.named("d"),
        .filter("attr", ["name"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let name = try arguments.text(0, "name", default: "")
            // Unlike `value.name`, never a key of a dictionary.
            if case .dict = value {
                return Methods.lookup(name, on: value) ?? .undefined(UndefinedValue(name: name))
            }
            return try context.attribute(name, of: value)
        },
        .filter("pprint") { (value, _, context) throws(Diagnostic) in
            .string(try PrettyPrinter.print(value, in: context))
        },
        .filter("random") { (_, _, _) throws(Diagnostic) in
            throw Diagnostic(
                .notSupported, "filter 'random' is left out: the same data must always give the same document")
        },
    ]
}
