package import CivilTime
internal import Diagnostics

/// What `letterpress batch` was asked to do.
package struct BatchRequest: Sendable {
    /// Which publications are due.
    package enum Period: Sendable, Hashable {
        case all
        /// First and last day, both included; `nil` for open ends.
        case days(from: CivilDate?, to: CivilDate?)

        package func holds(_ date: CivilDate) -> Bool {
            switch self {
            case .all: true
            case .days(let from, let to): (from.map { $0 <= date } ?? true) && (to.map { date <= $0 } ?? true)
            }
        }
    }

    /// Data files and folders, templates, formats, settings, state and styles, as for rendering one by one.
    package var render: RenderRequest
    package var folder = "Output"
    package var period = Period.all
    package var jobs = 1
    package var shard: Shard?
    /// Writes everything again, whether it changed or not.
    package var isForced = false
    /// Removes what is no longer due.
    package var prunes = false
    /// The path of the key that the manifest is signed with; `nil` for none.
    package var signingKey: String?
    /// Only says what would happen.
    package var isDryRun = false
    package var toolVersion: String
    /// The arguments of the command, for the manifest.
    package var arguments: [String] = []

    package init(_ render: RenderRequest, toolVersion: String) {
        self.render = render
        self.toolVersion = toolVersion
    }

    /// `manifest.json`, or `manifest-2-of-8.json` for a shard.
    package var manifestName: String {
        shard.map { "manifest-\($0.number)-of-\($0.count).json" } ?? BatchManifest.fileName
    }

    /// What the run is told, for the manifest.
    func run(_ sources: BatchSources, _ setup: RenderSetup) -> BatchManifest.Run {
        var run = BatchManifest.Run(tool: toolVersion)
        run.data = render.data
        run.templates = render.templates
        run.templateFolders = render.templateFolders
        run.formats = render.formats?.map(\.rawValue) ?? []
        run.state = render.state
        run.settings = render.settings.map { BatchManifest.Run.Setting(path: $0.path, value: $0.value) }
        run.style = render.style
        run.reference = render.reference
        run.calendars = render.calendars
        run.frameworks = render.frameworks
        run.nameField = render.nameField
        run.plainTextWidth = render.plainTextWidth
        run.htmlFragment = render.htmlFragment
        run.withholdsPersonalData = render.withholdsPersonalData
        run.language = render.language
        run.limits = render.limits.raised.map { BatchManifest.Run.Setting(path: $0.name, value: String($0.value)) }
        run.inputs = sources.inputs + setup.calendarInputs
        return run
    }

    /// What all documents depend on besides data and template: another version may write the same otherwise.
    func commonInputs(_ setup: RenderSetup) -> [BatchManifest.Input] {
        setup.inputs + [BatchManifest.Input(tool: toolVersion)]
    }

    /// What the lock, the journal and the temporary files of a shard have in their names; empty for a whole batch.
    package var part: String { shard.map { "\($0.number)-of-\($0.count)" } ?? "" }

    /// What the lock of the output folder says of this batch.
    var lockOwner: String { "letterpress " + arguments.joined(separator: " ") }
}
