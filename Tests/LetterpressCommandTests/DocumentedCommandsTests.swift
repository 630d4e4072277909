import Foundation
import TestSupport
import Testing

/// Every command that the pages and the help show is run, in the folder that `letterpress init` makes.
@Suite struct DocumentedCommandsTests {
    @Test(arguments: ["README.md", "docs/batches.md", "docs/office-templates.md", "docs/cluster.md", "docs/limits.md"])
    func pagesTellTheTruth(page: String) throws {
        let text = try String(contentsOf: repositoryRoot.appending(path: page), encoding: .utf8)
        let commands = DocumentedCommand.all(inPage: text)
        #expect(!commands.isEmpty)
        try run(commands, of: page)
    }

    @Test func theGuideTellsTheTruth() throws {
        let publications = try PublicationsFolder()
        defer { publications.remove() }
        let guide = try String(contentsOf: publications.url.appending(path: "README.md"), encoding: .utf8)
        try run(DocumentedCommand.all(inPage: guide), of: "the guide")
    }

    @Test(
        arguments: [
            "render", "batch", "diff", "verify", "manifest merge", "calendar", "check", "tags", "eval", "schema",
            "init",
            "limits",
        ])
    func helpTellsTheTruth(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let help = try letterpress(words + ["--help"], in: repositoryRoot).output
        // The parser of arguments breaks longer lines, and what is copied then is half a command.
        for line in help.split(separator: "\n") where line.contains("letterpress ") && !line.hasPrefix("USAGE") {
            #expect(line.utf8.count < 80, "\(line)")
        }
        let commands = DocumentedCommand.all(inHelp: help)
        #expect(!commands.isEmpty)
        try run(commands, of: command)
    }

    private func run(_ commands: [DocumentedCommand], of page: String) throws {
        let publications = try PublicationsFolder()
        defer { publications.remove() }
        for command in commands {
            let result = try publications.run(command.line)
            let isExpected = command.isRefused ? result.status >= 64 : command.statuses.contains(result.status)
            #expect(isExpected, "\(page): \(command.line)\nends with \(result.status): \(result.errors)")
        }
    }
}

/// A command line of a page.
struct DocumentedCommand {
    let line: String
    /// Whether the page says that it is refused.
    let isRefused: Bool

    /// `diff` ends with 1 where a text differs.
    var statuses: Set<Int32> { line.hasPrefix("letterpress diff") ? [0, 1] : [0] }

    /// The commands in the fenced blocks of a page.
    static func all(inPage page: String) -> [DocumentedCommand] {
        var isInside = false
        var lines: [Substring] = []
        for line in page.replacing("\\\n", with: " ").split(separator: "\n") {
            if line.hasPrefix("```") { isInside.toggle() } else if isInside { lines.append(line) }
        }
        return commands(lines)
    }

    /// The commands in the overview of a help text.
    static func all(inHelp help: String) -> [DocumentedCommand] {
        commands(help.split(separator: "\n").prefix { !$0.hasPrefix("USAGE") })
    }

    private static func commands(_ lines: [Substring]) -> [DocumentedCommand] {
        lines.compactMap { line in
            let text = line.drop { $0 == " " }
            guard ["letterpress ", "rm "].contains(where: { text.hasPrefix($0) }) else { return nil }
            let comment = text.range(of: "  #")
            let command = text[..<(comment?.lowerBound ?? text.endIndex)].trimmingCharacters(in: .whitespaces)
            let isRefused = comment.map { text[$0.upperBound...].contains("refused") } ?? false
            return DocumentedCommand(line: command, isRefused: isRefused)
        }
    }
}
