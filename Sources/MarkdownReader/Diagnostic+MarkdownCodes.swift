package import Diagnostics

extension Diagnostic.Code {
    /// Bytes that are not UTF-8.
    package static let invalidEncoding: Self = "invalid-encoding"
    /// A character that XML 1.0 cannot hold, or one that the reader keeps for itself.
    package static let forbiddenCharacter: Self = "forbidden-character"
    package static let markdownTooLarge: Self = "markdown-too-large"
    package static let markdownTooDeep: Self = "markdown-too-deep"
    package static let markdownTooComplex: Self = "markdown-too-complex"
    package static let tableTooWide: Self = "table-too-wide"

    package static let invalidFrontMatter: Self = "invalid-front-matter"
    package static let missingTitle: Self = "missing-title"
    /// A key that is nearly one that means something.
    package static let unknownKey: Self = "unknown-key"

    package static let unclosedDivision: Self = "unclosed-division"
    package static let unopenedDivision: Self = "unopened-division"
    package static let unknownDivision: Self = "unknown-division"
    package static let invalidAttribute: Self = "invalid-attribute"
    package static let duplicateIdentifier: Self = "duplicate-identifier"
    package static let skippedHeadingLevel: Self = "skipped-heading-level"
    package static let repeatedTitle: Self = "repeated-title"
    package static let raggedTable: Self = "ragged-table"
    package static let htmlShownAsText: Self = "html-shown-as-text"
    package static let forbiddenLink: Self = "forbidden-link"
    package static let emptyLink: Self = "empty-link"

    package static let missingImage: Self = "missing-image"
    package static let imageTooLarge: Self = "image-too-large"
    package static let notAnImage: Self = "not-an-image"
    package static let missingAlternative: Self = "missing-alternative"

    package static let undefinedFootnote: Self = "undefined-footnote"
    package static let unusedFootnote: Self = "unused-footnote"
    package static let repeatedFootnote: Self = "repeated-footnote"
    package static let nestedFootnote: Self = "nested-footnote"
}

extension MarkdownOptions {
    /// Reads a picture by the address that the Markdown gives: its bytes, or `nil` where there is none. Every address is
    /// asked for once.
    package typealias ImageLoader = @Sendable (String) throws(Diagnostic) -> [UInt8]?
}
