internal import ArgumentParser
internal import Inspections

struct SchemaCommand: ParsableCommand {
    enum Subject: String, CaseIterable, ExpressibleByArgument { case inspection, calendar }

    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of inspection records or calendars, for editors to complete and check with.",
        discussion: "letterpress schema inspection > inspection.schema.json")

    @Argument(help: "inspection or calendar.")
    var subject = Subject.inspection

    func run() throws {
        switch subject {
        case .inspection: try StandardOutput.write(InspectionSchema.json())
        case .calendar: try StandardOutput.write(CalendarSchema.json)
        }
    }
}
