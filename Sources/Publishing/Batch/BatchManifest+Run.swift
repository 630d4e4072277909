package import Inspections

extension BatchManifest {
    /// What a run was told, so that the same files can be made again, and the files that it read.
    ///
    /// Paths are as they were given: relative ones are relative to the folder in which the command ran.
    package struct Run: Sendable, Hashable {
        package struct Setting: Sendable, Hashable {
            package var path: String
            package var value: String
        }

        package var tool: String
        /// The data files and folders named on the command line.
        package var data: [String] = []
        package var templates: [String] = []
        package var templateFolders: [String] = []
        /// Empty for what the templates name, or the standard four.
        package var formats: [String] = []
        /// The state that was asked for; `nil` for the one that each record and the clock gave.
        package var state: PublicationState?
        package var settings: [Setting] = []
        package var style: String?
        package var reference: String?
        package var calendars: [String] = []
        package var frameworks: [String] = []
        package var nameField: String?
        package var plainTextWidth: Int?
        package var htmlFragment = false
        package var withholdsPersonalData = false
        package var language = "en-GB"
        /// The limits that were raised.
        package var limits: [Setting] = []
        /// Each data file and calendar that was read, with its hash: what `sha256sum` says of it.
        package var inputs: [Input] = []

        package init(tool: String) { self.tool = tool }
    }
}
