internal import Diagnostics

/// The methods of `int`, `bool` and `float`.
enum NumberMethods {
    static let ofInt = Methods.table([
        .method("bit_length") { (value, _, _) throws(Diagnostic) in
            .int(Int.bitWidth - (value.intValue ?? 0).magnitude.leadingZeroBitCount)
        },
        .method("is_integer") { (_, _, _) throws(Diagnostic) in .bool(true) },
        .method("conjugate") { (value, _, _) throws(Diagnostic) in .int(value.intValue ?? 0) },
        .method("bit_count") { (value, _, _) throws(Diagnostic) in
            .int((value.intValue ?? 0).magnitude.nonzeroBitCount)
        },
        .method("as_integer_ratio") { (value, _, _) throws(Diagnostic) in
            .tuple([.int(value.intValue ?? 0), .int(1)])
        },
    ])

    static let ofFloat = Methods.table([
        .method("is_integer") { (value, _, _) throws(Diagnostic) in
            let number = value.doubleValue ?? .nan
            return .bool(number.isFinite && number.rounded(.down) == number)
        },
        .method("conjugate") { (value, _, _) throws(Diagnostic) in value },
    ])

    /// `real`, `imag`, `numerator` and `denominator`, which are no methods.
    static func attribute(_ name: String, of value: Value) -> Value? {
        switch (name, value) {
        case ("real", .float): value
        case ("imag", .float): .float(0)
        case ("real", _), ("numerator", .int), ("numerator", .bool): value.intValue.map(Value.int)
        case ("imag", _): .int(0)
        case ("denominator", .int), ("denominator", .bool): .int(1)
        default: nil
        }
    }
}
