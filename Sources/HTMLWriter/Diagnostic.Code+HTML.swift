internal import Diagnostics

/// What HTML cannot express; always warnings.
extension Diagnostic.Code {
    static let duplicateIdentifier: Self = "duplicate-identifier"
    static let invalidLanguage: Self = "invalid-language"
    static let unknownTarget: Self = "unknown-target"
    static let forbiddenLink: Self = "forbidden-link"
    static let missingImage: Self = "missing-image"
    static let unknownNote: Self = "unknown-note"
}
