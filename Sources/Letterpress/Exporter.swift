public import CivilTime
public import Diagnostics
public import Publishing

/// Makes publications from data, as the command `letterpress render` does, and hands over their bytes: where they go is the
/// caller's business.
public struct Exporter: Sendable {
    /// One publication.
    public struct Output: Sendable {
        /// The name that the template gives it, with its ending: `westmere-2025-press-release.docx`.
        public let name: String
        public let bytes: [UInt8]
    }

    /// Folders that templates are looked for in by name, before those that are built in.
    public var templateFolders: [String]
    /// The time to take for now, which decides whether an embargo has ended.
    public var now: Instant
    /// The language of filters, BCP 47.
    public var language: String

    public init(templateFolders: [String] = [], now: Instant, language: String = "en-GB") {
        self.templateFolders = templateFolders
        self.now = now
        self.language = language
    }

    /// Fills a template with every record of a data file.
    ///
    /// - Parameters:
    ///   - data: The path of a YAML, JSON or CSV file.
    ///   - template: A template by name (`press-release`) or path (`my/letter.docx`).
    ///   - formats: `nil` for those that the template names, or the standard four.
    /// - Throws: Every mistake found in data and template, each with its place.
    public func export(
        _ data: String, template: String, as formats: [OutputFormat]? = nil
    ) throws(DiagnosticList) -> (outputs: [Output], warnings: [Diagnostic]) {
        var request = RenderRequest(now: now)
        request.data = [data]
        request.templates = [template]
        request.formats = formats
        request.templateFolders = templateFolders
        request.language = language
        let (documents, warnings) = try RenderJob.documents(request)
        return (documents.map { Output(name: $0.name, bytes: $0.bytes) }, warnings)
    }
}
