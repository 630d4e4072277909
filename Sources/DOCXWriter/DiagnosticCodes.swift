package import Diagnostics

extension Diagnostic.Code {
    /// More columns than Word takes.
    package static let tableTooWide: Diagnostic.Code = "table-too-wide"
    /// A picture that some programs do not show.
    package static let imageUnsupported: Diagnostic.Code = "image-unsupported"
}
