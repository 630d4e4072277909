package import CivilTime
package import Diagnostics
package import Inspections

/// What `letterpress render` was asked to do.
package struct RenderRequest: Sendable {
    package enum Destination: Sendable, Hashable {
        /// The folder that outputs go to under names of their own.
        case folder(String)
        case file(String)
        case standardOutput
    }

    package var data: [String] = []
    package var templates: [String] = []
    /// `nil` for what the templates name, or the standard four.
    package var formats: [OutputFormat]?
    package var destination = Destination.folder("Output")
    /// `nil` for the state that the record and the clock give.
    package var state: PublicationState?
    /// Why something is released before its embargo ends; recorded in the manifest of a batch.
    package var releaseEarlyReason: String?
    package var settings: [(path: String, value: String)] = []
    package var style: String?
    package var reference: String?
    /// Files and folders of rating frameworks, which come before those in the binary.
    package var frameworks: [String] = []
    /// Calendar files, read as one.
    package var calendars: [String] = []
    package var nameField: String?
    package var plainTextWidth: Int?
    package var htmlFragment = false
    /// Leaves personal data out of every format, as it always is of those for websites.
    package var withholdsPersonalData = false
    /// Folders of templates besides those in the binary.
    package var templateFolders: [String] = []
    /// Whether missing variables print as nothing.
    package var isLenient = false
    package var limits = DocumentLimits()
    package var now: Instant
    package var language = "en-GB"

    package init(now: Instant) { self.now = now }
}

/// What a run wrote and what there is to say about it.
package struct RenderReport: Sendable {
    package var written: [(path: String, size: Int)] = []
    package var warnings: [Diagnostic] = []
    /// The bytes for standard output, where the output goes there.
    package var standardOutput: [UInt8]?
}
