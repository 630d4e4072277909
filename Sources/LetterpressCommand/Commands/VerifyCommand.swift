internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import Publishing

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves a batch: its files against the manifest, the manifest against the inputs, its signature.",
        discussion: """
            letterpress verify Output
            letterpress verify Output/2025-01-28 --no-render
            letterpress verify Output --allowed-signers signers

            Files that are missing, changed or extra are named. Then every document is made again from the data, \
            templates and settings that the manifest records, and must come out with the same bytes. Run it in the \
            folder where the batch ran, or name that with --inputs. What cannot be made again, because an input is \
            gone or has changed since, is listed; with --render that counts as a finding.

            Exit status: 0 everything holds, 1 something does not.
            """)

    @Argument(help: "The folder of the batch, or of one of its days.")
    var folder: String

    @Flag(
        inversion: .prefixedNo,
        help: "Make every document again; without either, those whose inputs are still as they were.")
    var render: Bool?

    @Option(help: ArgumentHelp("The folder in which the batch ran, if it is not this one.", valueName: "folder"))
    var inputs: String?

    @Option(
        help: ArgumentHelp(
            "Who may sign, a line each: press@example.org ssh-ed25519 AAAA… (ssh-keygen(1), ALLOWED SIGNERS).",
            valueName: "file"))
    var allowedSigners: String?

    @Option(help: ArgumentHelp("Who must have signed, as the file of allowed signers names them.", valueName: "name"))
    var identity: String?

    @OptionGroup var jobs: JobsOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if identity != nil, allowedSigners == nil {
            throw ValidationError("--identity goes with --allowed-signers: names are matched with keys there.")
        }
    }

    func run() throws {
        let console = common.console
        Interruption.shared.watch()
        let folder = FolderPath.plain(folder)
        var findings = try BatchVerifier.findings(inFolder: folder)
        if findings.isEmpty { console.say("every file is what the batch wrote") }
        findings += try checkSignature(console)
        if render != false { findings += try proof(console) }
        if let list = DiagnosticList(findings) {
            console.report(list)
            throw ExitStatus.findings
        }
    }

    private func checkSignature(_ console: Console) throws -> [Diagnostic] {
        do throws(Diagnostic) {
            guard
                let signer = try BatchVerifier.signer(
                    inFolder: folder, allowedSigners: allowedSigners, identity: identity)
            else { return [] }
            console.say(
                allowedSigners == nil
                    ? "signed \(signer): --allowed-signers tells whose key that is" : "signed by \(signer)")
            return []
        } catch {
            if error.code == .sshKeygenMissing, allowedSigners == nil {
                console.warn([Diagnostic(error.code, error.message, severity: .warning, hint: error.hint)])
                return []
            }
            guard error.exitStatus == .findings else { throw error }
            return [error]
        }
    }

    private func proof(_ console: Console) throws -> [Diagnostic] {
        let path = Self.absolute(folder)
        if let inputs, chdir(inputs) != 0 {
            throw Diagnostic(
                .fileMissing, "there is no folder '\(inputs)'", at: .file(inputs), exitStatus: .inputMissing)
        }
        let report = try BatchProof.run(
            folder: path, toolVersion: Version.text, jobs: jobs.count)
        if Interruption.shared.isRequested { throw ExitCode(Interruption.shared.exitStatus) }
        if report.proven > 0 {
            console.say(
                "\(report.proven) \(report.proven == 1 ? "file comes" : "files come") out the same when made again")
        }
        let isStrict = render == true
        let unproven = report.unproven.map { reason, count, example in
            Diagnostic(
                .notProven,
                "\(count == 1 ? "'\(example)' is" : "\(count) files ('\(example)' …) are") not made again: \(reason)",
                severity: isStrict ? .error : .note, exitStatus: .findings)
        }
        guard isStrict else {
            console.warn(unproven)
            return report.findings
        }
        return report.findings + unproven
    }

    private static func absolute(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }
}
