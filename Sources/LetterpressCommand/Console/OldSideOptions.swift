internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Inspections
internal import Publishing

/// What is different on the old side of a comparison.
struct OldSideOptions: ParsableArguments {
    @Option(
        name: .customLong("old"),
        help: ArgumentHelp("The data of before: a file or folder. May be repeated.", valueName: "file|folder"))
    var oldData: [String] = []

    @Option(
        help: ArgumentHelp("The template of before, one for each --template in its order.", valueName: "name|file"))
    var oldTemplate: [String] = []

    @Option(help: ArgumentHelp("The template folder of before. May be repeated.", valueName: "folder"))
    var oldTemplates: [String] = []

    @Option(help: ArgumentHelp("The calendar of before. May be repeated.", valueName: "file"))
    var oldCalendar: [String] = []

    @Option(help: ArgumentHelp("The time to take for now on the old side.", valueName: "instant"))
    var oldNow: String?

    @Option(name: .customLong("old-as"), help: ArgumentHelp("The state on the old side.", valueName: "state"))
    var oldState: PublicationState?

    @Option(help: ArgumentHelp("A value put over that of the old data.", valueName: "key=value"))
    var oldSet: [String] = []

    var isGiven: Bool {
        !oldData.isEmpty || !oldTemplate.isEmpty || !oldTemplates.isEmpty || !oldCalendar.isEmpty || oldNow != nil
            || oldState != nil || !oldSet.isEmpty
    }

    /// The request of the new side, with what is said to be old put into it.
    func request(_ new: RenderRequest, _ publication: PublicationOptions) throws -> RenderRequest {
        var old = new
        if !oldData.isEmpty { old.data = oldData }
        if !oldTemplate.isEmpty { old.templates = oldTemplate }
        if !oldTemplates.isEmpty { old.templateFolders = oldTemplates }
        if !oldCalendar.isEmpty { old.calendars = oldCalendar }
        if let oldNow { old.now = try ClockOptions.instant(oldNow) }
        if let oldState { old.state = oldState }
        if !oldSet.isEmpty { old.settings = try oldSet.map(PublicationOptions.setting) }
        return old
    }
}
