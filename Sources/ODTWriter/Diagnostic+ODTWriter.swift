internal import Diagnostics

extension Diagnostic.Code {
    /// Blocks or inlines stand inside one another too deeply.
    static let nestingTooDeep: Diagnostic.Code = "nesting-too-deep"
    /// An image that the document does not hold.
    static let missingImage: Diagnostic.Code = "missing-image"
    /// The mark of a footnote that the document does not hold.
    static let missingNote: Diagnostic.Code = "missing-note"
    /// A footnote without a mark.
    static let unusedNote: Diagnostic.Code = "unused-note"
    /// A footnote within a footnote.
    static let nestedNote: Diagnostic.Code = "nested-note"
    /// A link to a place that the document does not have.
    static let missingLinkTarget: Diagnostic.Code = "missing-link-target"
    /// A language tag that is none.
    static let unknownLanguage: Diagnostic.Code = "unknown-language"
    /// A list number beyond what word processors count to.
    static let listNumberTooLarge: Diagnostic.Code = "list-number-too-large"
}
