package import Diagnostics

extension Diagnostic.Code {
    /// More nesting than a writer follows.
    package static let documentTooDeep: Diagnostic.Code = "document-too-deep"
    /// More columns than Word takes.
    package static let tableTooWide: Diagnostic.Code = "table-too-wide"
    /// A link that leads nowhere; its words are kept.
    package static let linkWithoutTarget: Diagnostic.Code = "link-without-target"
    /// The mark of a footnote that is not there.
    package static let noteMissing: Diagnostic.Code = "note-missing"
    /// A footnote whose mark is nowhere.
    package static let noteUnused: Diagnostic.Code = "note-unused"
    /// A picture that the document does not hold; its alternative text is kept.
    package static let imageMissing: Diagnostic.Code = "image-missing"
    /// A picture that some programs do not show.
    package static let imageUnsupported: Diagnostic.Code = "image-unsupported"
    /// A number beyond what Word counts to.
    package static let listStart: Diagnostic.Code = "list-start"
}
