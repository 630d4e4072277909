package import Diagnostics

extension Diagnostic.Code {
    package static let unknownDataFormat: Self = "unknown-data-format"
    package static let emptyDataFile: Self = "empty-data-file"
    /// One of ``DataLimits`` is reached; the message names it.
    package static let dataLimit: Self = "data-limit"
    package static let invalidUTF8: Self = "invalid-utf8"
    package static let controlCharacter: Self = "control-character"
    package static let yamlSyntax: Self = "yaml-syntax"
    package static let jsonSyntax: Self = "json-syntax"
    package static let csvSyntax: Self = "csv-syntax"
    package static let duplicateKey: Self = "duplicate-key"
    /// A key that is not a text, or an empty one.
    package static let badKey: Self = "bad-key"
    package static let unknownAnchor: Self = "unknown-anchor"
    package static let unknownTag: Self = "unknown-tag"
    package static let numberTooLarge: Self = "number-too-large"
}
