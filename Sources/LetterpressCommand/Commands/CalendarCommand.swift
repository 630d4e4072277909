internal import ArgumentParser
internal import CivilTime
internal import DataReaders
internal import Diagnostics
internal import Inspections
internal import Publishing
internal import Templating

struct CalendarCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument { case table, ics, json }

    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Shows what is published when, and warns of bad days.",
        discussion: """
            letterpress calendar Inspections
            letterpress calendar Inspections --format ics > publications.ics
            letterpress calendar Inspections --calendar dates.xlsx
            """)

    @Argument(help: "Data files, or folders of them.")
    var data: [String]

    @Option(
        help: ArgumentHelp(
            "A calendar file (YAML, CSV or Excel) whose dates overrule the records'. May be repeated.",
            valueName: "file"))
    var calendar: [String] = []

    @Option(help: ArgumentHelp("The first day to show.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("The last day to show.", valueName: "date"))
    var to: String?

    @Option(name: .shortAndLong, help: "How the calendar is printed; ics is iCalendar.")
    var format = Format.table

    @Option(
        help: ArgumentHelp(
            "The folder of the last batch: events that have moved or were withdrawn since say so to calendar programs.",
            valueName: "folder"))
    var since: String?

    @Option(help: ArgumentHelp("The time to take for now: 2025-01-28T00:01:00Z.", valueName: "instant"))
    var now: String?

    @OptionGroup var frameworks: FrameworkOptions
    @OptionGroup var common: CommonOptions

    func validate() throws { try PeriodOptions.validate(from: from, to: to) }

    func run() throws {
        var reader = RecordReader()
        reader.inspections = InspectionReader(frameworks: try frameworks.finder().frameworks)
        if !calendar.isEmpty {
            reader.calendar = try CalendarReader.read(calendar.map { (name: $0, bytes: try InputFile.read($0)) })
        }
        let period = BatchRequest.Period.days(from: try from.map(PeriodOptions.day), to: try to.map(PeriodOptions.day))
        let (all, problems) = CalendarBuilder.entries(of: data, reader: reader, in: period, since: try history())
        let entries = all.filter { !$0.isCancelled }
        let findings = problems + CalendarChecks.findings(in: entries, rules: reader.calendar?.rules ?? CalendarRules())
        let errors = findings.filter { $0.severity == .error }
        switch format {
        case .table where entries.isEmpty && !errors.isEmpty: break
        case .table: try StandardOutput.write(Self.table(entries))
        case .ics: try StandardOutput.write(ICalendarWriter().write(all))
        case .json: try StandardOutput.write(Self.json(entries))
        }
        guard let list = DiagnosticList(findings) else { return }
        if !errors.isEmpty {
            common.console.report(list)
            throw errors.contains { $0.exitStatus == .inputMissing } ? ExitStatus.inputMissing : .findings
        }
        common.console.warn(findings)
    }

    /// The batch that `--since` names, and what to note of the moves after it.
    private func history() throws -> (batch: BatchHistory, now: Instant)? {
        guard let since else { return nil }
        try InputFile.requireFolder(since)
        let manifest = "\(since)/\(BatchManifest.fileName)"
        guard InputFile.kind(of: manifest) == .regular else {
            throw Diagnostic(
                .fileMissing, "there is no batch in '\(since)': it has no '\(BatchManifest.fileName)'",
                at: .file(since), exitStatus: .inputMissing)
        }
        return (try BatchHistory(folder: since, manifest: BatchManifest.fileName), try ClockOptions.now(now))
    }

    private static func table(_ entries: [CalendarEntry]) -> String {
        guard !entries.isEmpty else { return "nothing is published in this period\n" }
        let rows = entries.map { entry -> [String] in
            let time = String(entry.time.iso.prefix(5)).replacing(":", with: ".")
            let day = CalendarNames.english.longDate(entry.date)
            return [Weekday.name(entry.date.weekday), day, time, entry.id, entry.title]
        }
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        var text = ""
        for row in rows {
            for (cell, width) in zip(row, widths) {
                text += cell + String(repeating: " ", count: width - cell.count) + "  "
            }
            text += row[4] + "\n"
        }
        return text
    }

    private static func json(_ entries: [CalendarEntry]) -> String {
        JSONWriter.write(
            .list(
                entries.map { entry in
                    .dict([
                        ("id", .string(entry.id)), ("title", .string(entry.title)),
                        ("date", .string(entry.date.description)), ("time", .string(String(entry.time.iso.prefix(5)))),
                        ("embargo", .string(entry.embargo.description)),
                    ])
                }), .pretty)
    }
}
