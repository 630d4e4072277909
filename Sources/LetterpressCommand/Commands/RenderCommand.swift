internal import ArgumentParser
internal import Diagnostics
internal import Publishing

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Fills templates with data and writes the documents.",
        discussion: """
            letterpress render westmere.yaml --template press-release
            letterpress render westmere.yaml --template letter.docx -o westmere.docx
            letterpress render people.csv -t invitation.md -f docx --name surname
            letterpress render westmere.yaml --template press-release --format txt -o -
            """)

    @Argument(help: "Data files: YAML, JSON or CSV ('-' for standard input).")
    var data: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A file, a folder, or '-' for standard output.", valueName: "file|folder|-"))
    var output = "Output/"

    @Flag(help: "Print nothing for variables that are missing, as Jinja2 and docxtpl do.")
    var lenient = false

    @OptionGroup var publication: PublicationOptions
    @OptionGroup var annotation: AnnotationOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let console = common.console
        var request = try publication.request(for: data)
        request.isLenient = lenient
        request.destination = Self.destination(output)
        Interruption.shared.watch()
        let report: RenderReport
        do throws(DiagnosticList) {
            report = try RenderJob.run(request, watchdog: Watchdog(request.limits))
        } catch {
            try annotation.annotate(request.templates, request.templateFolders, error.all, console)
            throw error
        }
        console.warn(report.warnings)
        if let bytes = report.standardOutput { try StandardOutput.write(bytes) }
        for file in report.written { console.say("wrote \(file.path) (\(FileSize.text(file.size)))") }
    }

    private static func destination(_ output: String) -> RenderRequest.Destination {
        if output == "-" { return .standardOutput }
        let name = output.split(separator: "/").last ?? ""
        let isFolder = output.hasSuffix("/") || InputFile.kind(of: output) == .folder || !name.contains(".")
        return isFolder ? .folder(output) : .file(output)
    }
}
