internal import ArgumentParser
internal import Diagnostics
internal import Inspections
internal import Publishing

struct CheckCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif }

    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks records (arithmetic, dates, names) and templates, and explains ratings.",
        discussion: """
            letterpress check westmere.yaml
            letterpress check westmere.yaml --explain
            letterpress check westmere.yaml letter.docx       what the template reads and the record does not have
            letterpress check --template press-release        the same for the fields of any inspection
            letterpress check letter.docx                     only whether the template can be read
            letterpress check letter.docx --annotate letter-with-comments.docx

            Exit status 1 if anything stops publication.
            """)

    @Argument(help: "Data files, templates, or folders of data files.")
    var inputs: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A template whose variables the records, or else the fields of inspections, must have. May be repeated.",
            valueName: "name|file"))
    var template: [String] = []

    @Flag(help: "Say why each rating is what it is, and what would change it.")
    var explain = false

    @Option(name: .shortAndLong, help: "text, json or sarif.")
    var format = Format.text

    @OptionGroup var annotation: AnnotationOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var frameworks: FrameworkOptions
    @OptionGroup var common: CommonOptions

    private static let dataEndings = ["yaml", "yml", "json", "csv"]

    func validate() throws {
        if inputs.isEmpty, template.isEmpty { throw ValidationError("Name a data file or a template to check.") }
    }

    func run() throws {
        let console = common.console
        var checking = TemplateChecking(folders: templates.folders)
        for name in inputs where !Self.isData(name) { checking.read(name) }
        for name in template { checking.read(name) }
        try annotation.annotate(inputs.filter { !Self.isData($0) }, templates.folders, checking.problems, console)
        var reader = RecordReader()
        reader.inspections = InspectionReader(frameworks: try frameworks.finder().library)
        let checker = InspectionChecker()
        let sources = BatchSources(inputs.filter(Self.isData), reader: reader)
        if sources.count == 0, sources.failures.isEmpty, !template.isEmpty { try checking.compareWithInspections() }
        var findings: [Finding] = []
        var explanations: [Explanation] = []
        var problems = sources.failures.flatMap(\.problems.all)
        for number in 0..<sources.count {
            do throws(DiagnosticList) {
                let record = try sources.record(at: sources.location(of: number), reader)
                checking.compare(with: record)
                guard case .inspection(let inspection) = record.content else { continue }
                findings += checker.check(inspection)
                if explain { explanations.append(Explanation(inspection)) }
            } catch { problems += error.all }
        }
        findings += checking.findings
        problems += checking.problems
        // "Nothing found" would be wrong above mistakes of templates.
        if format != .text || !findings.isEmpty || problems.isEmpty || !explanations.isEmpty {
            try say(FindingReport(findings, explanations))
        }
        if let list = DiagnosticList(problems) {
            console.report(list)
            throw list.first.exitStatus
        }
        if FindingReport(findings).hasErrors { throw ExitStatus.findings }
        if findings.isEmpty { console.say("nothing found") }
    }

    private static func isData(_ path: String) -> Bool {
        InputFile.kind(of: path) == .folder || path == "-"
            || dataEndings.contains { path.lowercased().hasSuffix("." + $0) }
    }

    private func say(_ report: FindingReport) throws {
        switch format {
        case .text: try StandardOutput.write(report.text())
        case .json: try StandardOutput.write(report.json())
        case .sarif: try StandardOutput.write(report.sarif(toolVersion: Version.number))
        }
    }
}
