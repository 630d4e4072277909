internal import Diagnostics
internal import Templating

/// The program of one part of a package.
struct CompiledPart: Sendable {
    /// The name of its entry.
    let name: String
    let template: Template
    /// Automatic styles of OpenDocument, of which values may need copies.
    var automaticStyles: [String: String] = [:]
}
