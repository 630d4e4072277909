internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Publishing

/// Which days a batch is about.
struct PeriodOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only what is published on this day.", valueName: "date"))
    var on: String?

    @Option(help: ArgumentHelp("Only what is published on this day or later.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Only what is published on this day or earlier.", valueName: "date"))
    var to: String?

    @Flag(help: "Everything, whatever its date. The default if no day is given.")
    var all = false

    func validate() throws {
        if all, on != nil || from != nil || to != nil {
            throw ValidationError("--all goes without --on, --from and --to.")
        }
        if on != nil, from != nil || to != nil { throw ValidationError("--on goes without --from and --to.") }
        try Self.validate(from: from, to: to)
    }

    static func validate(from: String?, to: String?) throws {
        if let from = from.flatMap({ DateText.date($0)?.date }), let to = to.flatMap({ DateText.date($0)?.date }),
            to < from
        {
            throw ValidationError("--to is before --from.")
        }
    }

    func period() throws -> BatchRequest.Period {
        if let on {
            let day = try Self.day(on)
            return .days(from: day, to: day)
        }
        guard from != nil || to != nil else { return .all }
        return .days(from: try from.map(Self.day), to: try to.map(Self.day))
    }

    static func day(_ text: String) throws -> CivilDate {
        guard let date = DateText.date(text)?.date else {
            throw Diagnostic(
                .badCalendarDate, "'\(text)' is no day of the calendar", hint: "write it as 2025-01-28",
                exitStatus: .usage)
        }
        return date
    }
}
