public import Diagnostics

/// Why an archive could not be read or written.
package struct ZipError: Error, Sendable {
    package var code: Diagnostic.Code
    /// Worded as a diagnostic's message.
    package var message: String
    package var hint: String?

    package init(_ code: Diagnostic.Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The error as a diagnostic about a file, named as the user gave it.
    package func diagnostic(file: String) -> Diagnostic { Diagnostic(code, message, at: .file(file), hint: hint) }
}

extension Diagnostic.Code {
    /// The bytes are no ZIP archive at all.
    public static let notAnArchive: Diagnostic.Code = "not-an-archive"
    /// The archive ends early or contradicts itself.
    public static let damagedArchive: Diagnostic.Code = "damaged-archive"
    /// The archive, or the office document in it, is protected by a password.
    public static let encrypted: Diagnostic.Code = "encrypted"
    /// A limit on sizes, counts or compression was reached.
    public static let archiveLimit: Diagnostic.Code = "archive-limit"
    /// The archive uses what office documents may not: other compression, links, unsafe names.
    public static let unsupportedArchive: Diagnostic.Code = "unsupported-archive"
    /// libzip could not write.
    public static let archiveNotWritten: Diagnostic.Code = "archive-not-written"
}
