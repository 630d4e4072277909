package import Diagnostics

extension Diagnostic.Code {
    package static let unknownField: Self = "unknown-field"
    package static let missingField: Self = "missing-field"
    /// A value of the wrong kind or form.
    package static let wrongValue: Self = "wrong-value"
    /// 31 February, or a time that the clock skips.
    package static let dateDoesNotExist: Self = "date-does-not-exist"
    /// A time that the clock shows twice.
    package static let ambiguousTime: Self = "ambiguous-time"
    /// A period of fieldwork without dates.
    package static let incompletePeriod: Self = "incomplete-period"
    package static let unknownFramework: Self = "unknown-framework"
    /// A framework file whose parts do not fit together.
    package static let badFramework: Self = "bad-framework"
}
