internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import Publishing

struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Makes every document due on a day, in a period, or all, with an index, a calendar and a manifest.",
        discussion: """
            letterpress batch Inspections -t press-release -t letter --on 2025-01-28
            letterpress batch people.csv -t invitation.md --name reference -o Letters/
            letterpress batch Inspections --template press-release --all --dry-run

            Only what changed is written again. A batch that was stopped goes on where it stopped. \
            One record at fault never stops the others: the exit status is 65 then, and the end lists it.
            """)

    @Argument(help: "Data files, or folders of them.")
    var data: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var output = "Output"

    @Option(help: ArgumentHelp("Only the Kth of N parts, for several machines.", valueName: "K/N"))
    var shard: String?

    @Flag(help: "Write everything again, changed or not.")
    var force = false

    @Flag(help: "Remove files of earlier runs that are no longer due.")
    var prune = false

    @Option(
        help: ArgumentHelp(
            "Sign the manifest with an SSH key (ssh-keygen -Y sign): a private key, or a public one whose private key is "
                + "held by an agent.", valueName: "key"))
    var sign: String?

    @Flag(help: "Say what would be written and why, and write nothing.")
    var dryRun = false

    @OptionGroup(title: "Which days") var period: PeriodOptions
    @OptionGroup var publication: PublicationOptions
    @OptionGroup var jobs: JobsOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if prune, shard != nil {
            throw ValidationError("--prune goes without --shard: a part cannot know what the others need.")
        }
    }

    func run() throws {
        let console = common.console
        var request = BatchRequest(try publication.request(for: data), toolVersion: Version.text)
        request.folder = FolderPath.plain(output)
        request.period = try period.period()
        request.jobs = jobs.count
        request.shard = try shard.map { try Shard($0) }
        request.isForced = force
        request.prunes = prune
        request.signingKey = sign
        request.isDryRun = dryRun
        request.arguments = ReproducibleArguments.current
        let progress = ProgressLine(isQuiet: common.quiet)
        defer { progress.finish() }
        let report = try BatchRunner.run(request) { progress.update($0, of: $1) }
        progress.finish()
        try say(report, console)
    }

    private func say(_ report: BatchReport, _ console: Console) throws {
        console.warn(report.warnings)
        let output = FolderPath.plain(output)
        if dryRun {
            for intention in report.intentions {
                try StandardOutput.write("\(intention.path): \(intention.action)\n")
            }
        }
        for path in report.stale where !prune {
            console.say("no longer due: \(output)/\(path) (remove it with --prune)")
        }
        for path in report.removed { console.say("removed \(output)/\(path)") }
        for path in report.signed { console.sayVerbosely("signed \(output)/\(path)") }
        for failure in report.failures { console.report(failure.problems) }
        if !dryRun {
            for path in report.written { console.sayVerbosely("wrote \(output)/\(path)") }
            console.say(
                "\(report.written.count) written, \(report.unchanged) unchanged, \(report.failures.count) failed")
        }
        if report.due == 0, report.notDue > 0, shard == nil {
            console.say(
                "nothing is due in this period: \(report.notDue) published on other days, withdrawn, or without a date")
        } else if report.isEmpty, report.notDue == 0, !report.wasInterrupted {
            console.say("there are no records in the data")
        }
        if !report.failures.isEmpty {
            let more = report.failures.count > 20 ? "; and \(report.failures.count - 20) more" : ""
            console.say("failed: " + report.failures.prefix(20).map(\.name).joined(separator: "; ") + more)
        }
        if report.wasInterrupted {
            console.say("stopped: run the same command again to go on")
            throw ExitCode(Interruption.shared.exitStatus)
        }
        if let first = report.failures.first {
            throw report.failures.lazy.map(\.problems.first.exitStatus).first { $0 != .dataError }
                ?? first.problems.first.exitStatus
        }
    }
}
