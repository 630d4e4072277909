public import Diagnostics
package import XMLTree
package import ZipArchive

/// Why a package could not be read or written.
package struct PackagingError: Error, Sendable {
    package var code: Diagnostic.Code
    /// Worded as a diagnostic's message.
    package var message: String
    package var hint: String?
    /// The place inside a part, where there is one.
    package var place: Diagnostic.Place

    package init(
        _ code: Diagnostic.Code, _ message: String, hint: String? = nil, at place: Diagnostic.Place = .nowhere
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.place = place
    }

    package init(_ error: ZipError) { self.init(error.code, error.message, hint: error.hint) }

    package init(_ error: XMLError) { self.init(error.code, error.message, hint: error.hint, at: error.place) }

    /// The error as a diagnostic about a file, named as the user gave it; a place inside a part stays.
    package func diagnostic(file: String) -> Diagnostic {
        var diagnostic = Diagnostic(code, message, at: place, hint: hint)
        if !diagnostic.hasPlace { diagnostic.place = .file(file) }
        return diagnostic
    }
}

extension Diagnostic.Code {
    /// The document is of another kind than wanted, or than its name says.
    public static let wrongDocumentKind: Diagnostic.Code = "wrong-document-kind"
    /// A part, relationship, content type or manifest entry is missing or contradicts others.
    public static let brokenPackage: Diagnostic.Code = "broken-package"
}
