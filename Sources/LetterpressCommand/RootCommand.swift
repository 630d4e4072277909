internal import ArgumentParser
internal import Diagnostics

struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letterpress",
        abstract: "Fills inspection data, or any other, into press releases, letters and reports.",
        discussion: """
            Start with a folder of your own, and the page README.md in it:
              letterpress init Publications

            'letterpress limits' lists how large and deep inputs may be.
            'letterpress --generate-completion-script bash' (zsh, fish) prints completions for your shell.

            Exit status: 0 done, 1 a check found something, 64 usage, 65 data or template at fault, \
            66 input missing, 73 cannot create, 74 input or output error, 75 try again later.
            """,
        version: Version.text,
        subcommands: [
            RenderCommand.self, BatchCommand.self, DiffCommand.self, VerifyCommand.self, ManifestCommand.self,
            CalendarCommand.self, CheckCommand.self, TagsCommand.self, EvalCommand.self, SchemaCommand.self,
            InitCommand.self, LimitsCommand.self,
        ]
    )

    /// Names the command that was probably meant: the parser takes the name of one that does not exist for an argument.
    static func refuseUnknownCommand(_ arguments: [String]) throws(Diagnostic) {
        var command: any ParsableCommand.Type = self
        for wanted in arguments where wanted != "help" {
            let below = command.configuration.subcommands
            guard !below.isEmpty, !wanted.hasPrefix("-") else { return }
            guard let next = below.first(where: { $0.configuration.commandName == wanted }) else {
                let known = below.compactMap { $0.configuration.commandName }
                throw Diagnostic(
                    "unknown-command", "there is no command '\(wanted)'",
                    hint: NearestName.of(wanted, among: known + ["help"]).map { "did you mean '\($0)'?" }
                        ?? "there are \(known.joined(separator: ", "))", exitStatus: .usage)
            }
            command = next
        }
    }

    /// Swift mends what is not UTF-8: the name of a file would lead nowhere, and that of an output to another than was meant.
    static func refuseBrokenArguments() throws(Diagnostic) {
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = CommandLine.unsafeArgv[index], String(validatingCString: argument) == nil else {
                continue
            }
            throw Diagnostic(
                "broken-argument", "the argument '\(String(cString: argument))' is not UTF-8",
                hint: "rename the file, or call it by a path in UTF-8", exitStatus: .usage)
        }
    }

    /// A variable of the shell that is not set leaves an empty argument: as an output it would mean the root of all folders.
    static func refuseEmptyArguments(_ arguments: [String]) throws(Diagnostic) {
        for (index, argument) in arguments.enumerated() {
            let isBare = argument.hasPrefix("--") && argument.firstIndex(of: "=") == argument.indices.last
            guard argument.isEmpty || isBare else { continue }
            let option = isBare ? String(argument.dropLast()) : arguments.prefix(index).last ?? ""
            throw Diagnostic(
                "empty-argument", "the argument after '\(option)' is empty",
                hint: "is a variable of the shell not set?", exitStatus: .usage)
        }
    }
}
