internal import Diagnostics

/// The functions that every template can call.
enum GlobalFunctions {
    static let all: [BuiltIn] = [
        BuiltIn("range", range),
        BuiltIn("dict") { (_, arguments, context) throws(Diagnostic) -> Value in
            let dict = DictValue()
            try DictMethods.fill(dict, "dict", arguments, context)
            return .dict(dict)
        },
        BuiltIn("namespace") { (_, arguments, context) throws(Diagnostic) -> Value in
            let namespace = NamespaceValue()
            try DictMethods.fill(namespace.contents, "namespace", arguments, context)
            return .object(namespace)
        },
        BuiltIn("cycler") { (_, arguments, _) throws(Diagnostic) -> Value in
            guard arguments.keywords.isEmpty, !arguments.positional.isEmpty else {
                throw Diagnostic(.wrongArguments, "function 'cycler' needs at least one value, without a name")
            }
            return .object(CyclerValue(arguments.positional))
        },
        .function("joiner", ["sep"]) { (_, arguments, _) throws(Diagnostic) in
            .object(JoinerValue(arguments[0] ?? .string(", ")))
        },
        BuiltIn("lipsum") { (_, _, _) throws(Diagnostic) -> Value in
            throw Diagnostic(
                .notSupported,
                "function 'lipsum' is left out: it makes random text, and the same data must always give "
                    + "the same document")
        },
    ]

    @Sendable
    private static func range(
        _: Value, _ arguments: CallArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        guard arguments.keywords.isEmpty, (1...3).contains(arguments.positional.count) else {
            throw Diagnostic(.wrongArguments, "function 'range' takes one to three numbers, without names")
        }
        var numbers: [Int] = []
        for argument in arguments.positional {
            guard let number = argument.intValue else {
                if case .undefined(let undefined) = argument { throw undefined.diagnostic }
                throw .wrongType("function 'range' takes whole numbers, found '\(argument.typeName)'")
            }
            numbers.append(number)
        }
        let start = numbers.count > 1 ? numbers[0] : 0
        let stop = numbers.count > 1 ? numbers[1] : numbers[0]
        let step = numbers.count > 2 ? numbers[2] : 1
        return .object(try RangeValue(start: start, stop: stop, step: step, limit: context.limits.rangeItems))
    }
}
