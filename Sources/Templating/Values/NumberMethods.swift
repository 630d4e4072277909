internal import Diagnostics

/// The methods of `int`, `bool` and `float`.
enum NumberMethods {
    static let ofInt = Methods.table([
        .method("bit_length") { (value, _, _) throws(Diagnostic) in
            .int(Int.bitWidth - (value.intValue ?? 0).magnitude.leadingZeroBitCount)
        },
        .method("is_integer") { (_, _, _) throws(Diagnostic) in .bool(true) },
        .method("conjugate") { (value, _, _) throws(Diagnostic) in .int(value.intValue ?? 0) },
    ])

    static let ofFloat = Methods.table([
        .method("is_integer") { (value, _, _) throws(Diagnostic) in
            let number = value.doubleValue ?? .nan
            return .bool(number.isFinite && number.rounded(.down) == number)
        },
        .method("conjugate") { (value, _, _) throws(Diagnostic) in value },
    ])
}
