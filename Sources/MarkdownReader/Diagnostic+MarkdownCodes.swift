package import Diagnostics

extension Diagnostic.Code {
    /// Bytes that are not UTF-8.
    package static let invalidEncoding: Self = "invalidEncoding"
    /// A character that XML 1.0 cannot hold, or one that the reader keeps for itself.
    package static let forbiddenCharacter: Self = "forbiddenCharacter"
    package static let markdownTooLarge: Self = "markdownTooLarge"
    package static let markdownTooDeep: Self = "markdownTooDeep"
    package static let markdownTooComplex: Self = "markdownTooComplex"
    package static let tableTooWide: Self = "tableTooWide"

    package static let invalidFrontMatter: Self = "invalidFrontMatter"
    package static let missingTitle: Self = "missingTitle"

    package static let unclosedDivision: Self = "unclosedDivision"
    package static let unopenedDivision: Self = "unopenedDivision"
    package static let unknownDivision: Self = "unknownDivision"
    package static let invalidAttribute: Self = "invalidAttribute"
    package static let duplicateIdentifier: Self = "duplicateIdentifier"
    package static let skippedHeadingLevel: Self = "skippedHeadingLevel"
    package static let repeatedTitle: Self = "repeatedTitle"
    package static let raggedTable: Self = "raggedTable"
    package static let htmlShownAsText: Self = "htmlShownAsText"
    package static let forbiddenLink: Self = "forbiddenLink"
    package static let emptyLink: Self = "emptyLink"

    package static let missingImage: Self = "missingImage"
    package static let imageTooLarge: Self = "imageTooLarge"
    package static let notAnImage: Self = "notAnImage"
    package static let missingAlternative: Self = "missingAlternative"

    package static let undefinedFootnote: Self = "undefinedFootnote"
    package static let unusedFootnote: Self = "unusedFootnote"
    package static let repeatedFootnote: Self = "repeatedFootnote"
    package static let nestedFootnote: Self = "nestedFootnote"
}

extension MarkdownOptions {
    /// Reads a picture by the address that the Markdown gives: its bytes, or `nil` where there is none. Every address is
    /// asked for once.
    package typealias ImageLoader = @Sendable (String) throws(Diagnostic) -> [UInt8]?
}
