internal import Diagnostics

/// The methods of `tuple`, which lists have too.
enum TupleMethods {
    static let all = Methods.table([index, count])

    static let index = BuiltIn.method("index", ["value", "start", "stop"], required: 1) {
        (value, arguments, context) throws(Diagnostic) in
        let items = try value.iterated(in: context)
        let places = SlicePlaces(
            try arguments.optionalInt(1, "start"), try arguments.optionalInt(2, "stop"), 1, of: items.count)
        let part = items[places.start..<max(places.start, places.start + places.count)]
        guard let index = try ListMethods.firstIndex(of: arguments.required(0), in: part, context) else {
            throw .wrongValue("method 'index': the value was not found")
        }
        return .int(index)
    }

    static let count = BuiltIn.method("count", ["value"], required: 1) {
        (value, arguments, context) throws(Diagnostic) in
        var count = 0
        for item in try value.iterated(in: context) {
            try context.charge(1)
            if try item.equals(arguments.required(0), in: context) { count += 1 }
        }
        return .int(count)
    }
}
