internal import ArgumentParser
internal import Diagnostics
internal import Glibc

@main
enum LetterpressMain {
    static func main() {
        // A closed pipe is met as an error of write(2), not as a signal that could leave temporary files behind.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        do {
            // Swift looks its arguments up in /proc, and goes on without them where that fails.
            guard !CommandLine.arguments.isEmpty else {
                throw Diagnostic("no-arguments", "the arguments cannot be read from /proc", exitStatus: .temporary)
            }
            let arguments = Array(CommandLine.arguments.dropFirst())
            try RootCommand.refuseBrokenArguments()
            try RootCommand.refuseUnknownCommand(arguments)
            try RootCommand.refuseEmptyArguments(arguments)
            var command = try RootCommand.parseAsRoot()
            try command.run()
        } catch let problem as Diagnostic {
            Console.standard.report(DiagnosticList(problem))
            exit(problem.exitStatus.rawValue)
        } catch let problems as DiagnosticList {
            Console.standard.report(problems)
            exit(problems.first.exitStatus.rawValue)
        } catch let status as ExitStatus {
            exit(status.rawValue)
        } catch {
            answer(error)
        }
    }

    /// Says what the parser of arguments has to say: help and version as data, mistakes to the person.
    private static func answer(_ error: any Error) -> Never {
        let status = RootCommand.exitCode(for: error)
        let text = RootCommand.fullMessage(for: error)
        guard status.isSuccess else {
            if !text.isEmpty { Console.standard.complain(text) }
            exit(status.rawValue)
        }
        do throws(Diagnostic) {
            if !text.isEmpty { try StandardOutput.write(text + "\n") }
        } catch {
            Console.standard.report(DiagnosticList(error))
            exit(error.exitStatus.rawValue)
        }
        exit(status.rawValue)
    }
}
