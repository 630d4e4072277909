internal import Packaging

extension OfficeTemplate {
    /// The ending of the names of filled documents: `docx`, `odt`, or `docm` for one with macros, which word processors do
    /// not open under another ending.
    package var fileEnding: String {
        switch kind {
        case .docm, .dotm: "docm"
        default: kind.isOpenDocumentText ? "odt" : "docx"
        }
    }
}
