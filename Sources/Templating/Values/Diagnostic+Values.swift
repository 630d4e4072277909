package import Diagnostics

extension Diagnostic.Code {
    /// An operation, filter or method was given a value of a type that it cannot work with.
    package static let wrongType: Self = "wrong-type"
    /// The type is right, the value is not: a division by zero, a date that does not exist.
    package static let wrongValue: Self = "wrong-value"
    /// Arguments that are missing, too many, or unknown.
    package static let wrongArguments: Self = "wrong-arguments"
    /// A result that no whole number or decimal number of the language can hold.
    package static let overflow: Self = "overflow"
    /// A limit of ``RenderLimits`` was reached.
    package static let limitReached: Self = "limit-reached"
    /// Data that is shared, and so cannot be changed, was to be changed.
    package static let sharedData: Self = "shared-data"
    /// A value was put out that has no form for people: a warning.
    package static let printsAsCode: Self = "prints-as-code"
    package static let undefinedVariable: Self = "undefined-variable"
    /// A feature of Jinja2 that is left out on purpose.
    package static let notSupported: Self = "not-supported"
}

extension Diagnostic {
    static func wrongType(_ message: String, hint: String? = nil) -> Diagnostic {
        Diagnostic(.wrongType, message, hint: hint)
    }

    static func wrongValue(_ message: String, hint: String? = nil) -> Diagnostic {
        Diagnostic(.wrongValue, message, hint: hint)
    }

    /// - Parameter what: What would be too large, such as `a text`, with its unit in `unit`.
    static func limit(_ name: RenderLimits.Name, _ what: String, _ limit: Int, _ unit: String) -> Diagnostic {
        .limit(name, "\(what) would have more than \(limit) \(unit)")
    }

    static func limit(_ name: RenderLimits.Name, _ message: String) -> Diagnostic {
        Diagnostic(.limitReached, message, hint: LimitHint.raised(name.rawValue))
    }

    static func overflow(_ operation: String) -> Diagnostic {
        Diagnostic(.overflow, "the result of \(operation) is too large: whole numbers end at 9223372036854775807")
    }

    static func unsupported(_ symbol: String, _ left: Value, _ right: Value) -> Diagnostic {
        var hint: String?
        if symbol == "+", left.isText != right.isText { hint = "use '~' to join text with other values" }
        return .wrongType(
            "unsupported operand types for '\(symbol)': '\(left.typeName)' and '\(right.typeName)'", hint: hint)
    }

    /// For a method that would change data shared between documents.
    static func sharedData(_ method: String, _ type: String) -> Diagnostic {
        let copy = type == "dict" ? "dict(…)" : "…|list"
        return Diagnostic(
            .sharedData, "'\(method)' cannot change a \(type) that comes from the data",
            hint: "copy it first, with '.copy()' or '\(copy)'")
    }
}

extension UndefinedValue {
    /// The error for a use that an undefined value does not bear.
    package var diagnostic: Diagnostic {
        let hint = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
        return Diagnostic(.undefinedVariable, reason ?? "'\(name)' is undefined", hint: hint)
    }
}
