internal import ArgumentParser
internal import Diagnostics
internal import Publishing

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compares a batch with its manifest: what is missing, changed or extra.")

    @Argument(help: "The folder of the batch.")
    var folder: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let findings = try BatchVerifier.findings(inFolder: folder)
        if let list = DiagnosticList(findings) {
            common.console.report(list)
            throw ExitStatus.findings
        }
        common.console.say("every file is what the batch wrote")
    }
}
