internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import Inspections
internal import Publishing

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Shows how the text of every affected document changes when data, template or date changes.",
        discussion: """
            Takes the arguments of 'letterpress batch', and compares what that would write now with what lies in \
            the output folder:
              letterpress diff Inspections --template press-release

            With any --old option nothing need have been written: what is not said to be old is the same on both \
            sides.
              letterpress diff new.yaml --old old.yaml --template press-release
              letterpress diff Inspections -t letter --old-calendar old.csv
              letterpress diff Inspections -t letter.docx --old-template letter-2024.docx
              letterpress diff Inspections -t press-release --old-now 2025-01-27T09:00:00Z

            Exit status: 0 no text differs, 1 some does.
            """)

    @Argument(help: "Data files, or folders of them.")
    var data: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to compare with.", valueName: "folder"))
    var output = "Output"

    @Flag(help: "Mark changed words within lines, as [-old-]{+new+}, instead of showing lines twice.")
    var words = false

    @Flag(help: "Name the documents that differ, and why, without their text.")
    var brief = false

    @Option(help: ArgumentHelp("How many unchanged lines to show around a change.", valueName: "lines"))
    var context = 2

    @OptionGroup(title: "The other side") var old: OldSideOptions
    @OptionGroup(title: "Which days") var period: PeriodOptions
    @OptionGroup var publication: PublicationOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (0...10_000).contains(context) else { throw ValidationError("--context is a number from 0 to 10000.") }
        guard old.oldTemplate.isEmpty || old.oldTemplate.count == publication.template.count else {
            throw ValidationError("--old-template is given as often as --template: they are compared in pairs.")
        }
    }

    func run() throws {
        let console = common.console
        var request = BatchRequest(try publication.request(for: data), toolVersion: Version.text)
        request.folder = output
        request.period = try period.period()
        let side: BatchComparison.Side =
            old.isGiven ? .request(try old.request(request.render, publication)) : .folder
        if !old.isGiven, InputFile.kind(of: "\(output)/\(request.manifestName)") == .missing {
            console.say(
                "'\(output)' holds no batch yet: every document is new (or name the other side with an --old option)")
        }
        let printer = DiffPrinter(
            usesColour: Console(colour: common.color, descriptor: STDOUT_FILENO).usesColour, marksWords: words,
            isBrief: brief, context: context)
        let report = try BatchComparison.run(request, against: side) { change throws(Diagnostic) in
            try StandardOutput.write(printer.text(change))
        }
        try say(report, console)
    }

    private func say(_ report: BatchComparison.Report, _ console: Console) throws {
        console.warn(report.warnings)
        for failure in report.failures { console.report(failure.problems) }
        for (path, reason) in report.others.prefix(20) { console.sayVerbosely("\(path): same text, but \(reason)") }
        var parts = [
            "\(report.changed) changed", "\(report.new) new", "\(report.gone) gone", "\(report.same) the same",
        ]
        if !report.others.isEmpty { parts.append("\(report.others.count) to be written again with the same text") }
        if !report.failures.isEmpty { parts.append("\(report.failures.count) failed") }
        console.say(parts.joined(separator: ", "))
        if let first = report.failures.first { throw first.problems.first.exitStatus }
        if report.differs { throw ExitStatus.findings }
    }
}
