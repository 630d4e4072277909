internal import ArgumentParser
internal import Inspections
internal import Publishing

struct SchemaCommand: ParsableCommand {
    enum Subject: String, CaseIterable, ExpressibleByArgument { case inspection, framework, calendar }

    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of records, frameworks or calendars, for editors to complete and check with.",
        discussion: "letterpress schema inspection > inspection.schema.json")

    @Argument(help: "inspection, framework or calendar.")
    var subject = Subject.inspection

    @OptionGroup var frameworks: FrameworkOptions

    func run() throws {
        switch subject {
        case .inspection:
            let library = try frameworks.finder().frameworks
            try StandardOutput.write(try InspectionSchema.json(frameworks: library))
        case .framework: try StandardOutput.write(FrameworkSchema.json())
        case .calendar: try StandardOutput.write(CalendarSchema.json)
        }
    }
}
