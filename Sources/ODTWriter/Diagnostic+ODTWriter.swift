internal import Diagnostics

extension Diagnostic.Code {
    /// A footnote within a footnote.
    static let nestedNote: Diagnostic.Code = "nested-note"
    /// A language tag that is none.
    static let unknownLanguage: Diagnostic.Code = "unknown-language"
}
