internal import Diagnostics

/// The tests behind `is`.
enum Tests {
    static let all = types + numbers + comparisons

    private static let types: [BuiltIn] = [
        .test("defined") { (value, _, _) throws(Diagnostic) in !value.isUndefined },
        .test("undefined") { (value, _, _) throws(Diagnostic) in value.isUndefined },
        .test("none") { (value, _, _) throws(Diagnostic) in value.isNone },
        .test("boolean") { (value, _, _) throws(Diagnostic) in if case .bool = value { true } else { false } },
        .test("true") { (value, _, _) throws(Diagnostic) in if case .bool(true) = value { true } else { false } },
        .test("false") { (value, _, _) throws(Diagnostic) in if case .bool(false) = value { true } else { false } },
        .test("integer") { (value, _, _) throws(Diagnostic) in if case .int = value { true } else { false } },
        .test("float") { (value, _, _) throws(Diagnostic) in if case .float = value { true } else { false } },
        .test("number") { (value, _, _) throws(Diagnostic) in value.doubleValue != nil },
        .test("string") { (value, _, _) throws(Diagnostic) in value.isText },
        .test("mapping") { (value, _, _) throws(Diagnostic) in if case .dict = value { true } else { false } },
        .test("escaped") { (value, _, context) throws(Diagnostic) in
            value.isMarkup || (value.isUndefined && context.undefinedBehaviour == .chainable)
        },
        .test("callable") { (value, _, _) throws(Diagnostic) in
            // In Jinja2 an undefined value has everything that objects have; calling it is the error.
            if value.isUndefined { return true }
            guard case .object(let object) = value else { return false }
            return object is any CallableObject || object is MacroObject || object is LoopObject
                || object is BlockReference
        },
        .test("iterable") { (value, _, context) throws(Diagnostic) in
            if case .undefined(let undefined) = value { try undefined.failIfStrict(in: context) }
            return value.isIterable
        },
        .test("sequence") { (value, _, context) throws(Diagnostic) in
            switch value {
            case .string, .markup, .list, .tuple, .dict: true
            case .undefined: context.undefinedBehaviour != .strict
            case .object(let object): (object as? any SequenceObject)?.isIndexed ?? false
            case .none, .bool, .int, .float: false
            }
        },
        .test("filter") { (value, _, _) throws(Diagnostic) in
            value.stringValue.map { BuiltIns.filters[$0] != nil } ?? false
        },
        .test("test") { (value, _, _) throws(Diagnostic) in value.stringValue.map { BuiltIns.tests[$0] != nil } ?? false
        },
    ]

    private static let numbers: [BuiltIn] = [
        .test("odd") { (value, _, context) throws(Diagnostic) in
            try value.modulo(.int(2), in: context).pythonEquals(.int(1))
        },
        .test("even") { (value, _, context) throws(Diagnostic) in
            try value.modulo(.int(2), in: context).pythonEquals(.int(0))
        },
        .test("divisibleby", ["num"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try value.modulo(arguments.required(0), in: context).pythonEquals(.int(0))
        },
        .test("lower") { (value, _, context) throws(Diagnostic) in TextMethods.isLower(try value.text(in: context)) },
        .test("upper") { (value, _, context) throws(Diagnostic) in TextMethods.isUpper(try value.text(in: context)) },
    ]

    private static let comparisons: [BuiltIn] =
        [
            .test("sameas", ["other"], required: 1) { (value, arguments, _) throws(Diagnostic) in
                value.isSame(as: arguments.required(0))
            },
            .test("in", ["seq"], required: 1) { (value, arguments, context) throws(Diagnostic) in
                try arguments.required(0).contains(value, in: context)
            },
        ]
        + ["eq", "==", "equalto"].map { name in
            .test(name, ["other"], required: 1) { (value, arguments, context) throws(Diagnostic) in
                try value.equals(arguments.required(0), in: context)
            }
        }
        + ["ne", "!="].map { name in
            .test(name, ["other"], required: 1) { (value, arguments, context) throws(Diagnostic) in
                try !value.equals(arguments.required(0), in: context)
            }
        }
        + order(["lt", "<", "lessthan"], .less) + order(["le", "<="], .lessOrEqual)
        + order(["gt", ">", "greaterthan"], .greater) + order(["ge", ">="], .greaterOrEqual)

    private static func order(_ names: [String], _ comparison: OrderOperator) -> [BuiltIn] {
        names.map { name in
            .test(name, ["other"], required: 1) { (value, arguments, _) throws(Diagnostic) in
                try value.compare(comparison, arguments.required(0))
            }
        }
    }
}
