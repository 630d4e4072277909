internal import ArgumentParser
internal import CivilTime
internal import DataReaders
internal import Diagnostics
internal import Glibc
internal import Publishing
internal import Templating

struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Renders a template or an expression, for trying out and for scripts.",
        discussion: """
            letterpress eval --expression '3 * 4'
            letterpress eval hello.txt --data people.yaml
            letterpress eval --jsonl < requests.jsonl
            """)

    @Argument(help: "A template file, or '-' for standard input.")
    var template: String?

    @Option(name: .shortAndLong, help: "An expression to evaluate instead of a template.")
    var expression: String?

    @Option(name: .shortAndLong, help: "A data file (YAML, JSON; '-' for standard input).")
    var data: String?

    @Flag(help: "Read one JSON request a line from standard input and answer each with a line.")
    var jsonl = false

    @OptionGroup var clock: ClockOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let given = [template != nil, expression != nil, jsonl].filter { $0 }.count
        guard given == 1 else { throw ValidationError("Give one of these: a template, --expression or --jsonl.") }
        guard !(template == "-" && data == "-") else {
            throw ValidationError("Standard input can be the template or the data, not both.")
        }
    }

    func run() throws {
        let world = World(now: try clock.instant(), zone: .london, language: clock.language)
        if jsonl { return try answerLines(EvalService(world: world)) }
        var context = Value.dict([])
        if let data {
            let reader = RecordReader()
            let record = try reader.record(0, of: reader.open(data))
            context = record.context(as: record.state(at: world.now), in: world)
        }
        let source: SourceText
        if let expression {
            source = SourceText(name: "expression", text: "{{ \(expression) }}")
        } else {
            let path = template ?? "-"
            source = SourceText(name: path == "-" ? "standard input" : path, bytes: try InputFile.read(path))
        }
        var settings = TemplateSettings()
        settings.escaping = .fixed(.none)
        settings.keepTrailingNewline = true
        settings.limits = try limits.limits().template
        let library = TemplateLibrary(
            IncludeLoader(folders: [template.flatMap { $0 == "-" ? nil : Self.folder(of: $0) } ?? "."]),
            settings: settings)
        let rendered = try Template(source, settings: settings, library: library).render(context, in: world)
        try StandardOutput.write(rendered.bytes + (expression == nil ? [] : [UInt8(ascii: "\n")]))
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    /// Answers are written as soon as nothing more waits to be read, so that a partner who asks one thing at a time is
    /// answered, and a pipe full of requests is not slowed down by a write for each.
    private func answerLines(_ service: EvalService) throws {
        var input = [UInt8](repeating: 0, count: 1 << 16)
        var pending: [UInt8] = []
        while true {
            let count = read(0, &input, input.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Diagnostic(
                    .fileUnreadable, "standard input cannot be read: \(String(cString: strerror(errno)))",
                    exitStatus: .inputOutput)
            }
            guard count > 0 else { break }
            pending += input[0..<count]
            guard let last = pending.lastIndex(of: UInt8(ascii: "\n")) else { continue }
            try answer(pending[...last], service)
            pending.removeSubrange(...last)
        }
        try answer(pending[...], service)
    }

    private func answer(_ lines: ArraySlice<UInt8>, _ service: EvalService) throws {
        var output: [UInt8] = []
        for line in lines.split(separator: UInt8(ascii: "\n")) where line.contains(where: { $0 > 0x20 }) {
            output += service.answer(Array(line))
            output.append(UInt8(ascii: "\n"))
        }
        if !output.isEmpty { try StandardOutput.write(output) }
    }
}
