internal import Diagnostics

/// What HTML cannot express; always warnings.
extension Diagnostic.Code {
    static let duplicateIdentifier: Self = "duplicate-identifier"
    static let invalidLanguage: Self = "invalid-language"
    static let forbiddenLink: Self = "forbidden-link"
}
