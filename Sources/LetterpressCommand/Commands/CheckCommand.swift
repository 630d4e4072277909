internal import ArgumentParser
internal import Diagnostics
internal import Glibc
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
            letterpress check westmere.yaml letter.docx
            letterpress check --template press-release
            letterpress check letter.docx
            letterpress check Templates
            letterpress check letter.docx --annotate letter-with-comments.docx

            With a record and a template: also what the template reads and the record does not have. With --template \
            alone: the same for the fields of any inspection. With a template alone: only whether it can be read.

            Exit status 1 if anything stops publication.
            """)

    @Argument(help: "Data files, templates, or folders of either.")
    var inputs: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A template whose variables the records, or else the fields of inspections, must have. May be repeated.",
            valueName: "name|file"))
    var template: [String] = []

    @Flag(help: "Say why each rating is what it is, and what would change it.")
    var explain = false

    @Option(name: .shortAndLong, help: "How findings are printed.")
    var format = Format.text

    @OptionGroup var annotation: AnnotationOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var frameworks: FrameworkOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if inputs.isEmpty, template.isEmpty { throw ValidationError("Name a data file or a template to check.") }
    }

    func run() throws {
        let console = common.console
        var checking = TemplateChecking(folders: templates.folders)
        let inputs = CheckInputs(inputs, templateFolders: templates.folders)
        for name in inputs.templates { checking.read(name) }
        for name in template { checking.read(name) }
        console.warn(checking.warnings)
        try annotation.annotate(inputs.templates, templates.folders, checking.problems, console)
        var reader = RecordReader()
        reader.inspections = InspectionReader(frameworks: try frameworks.finder().frameworks)
        var records = RecordCheckRun(inputs.data, reader: reader)
        if records.isEmpty, !template.isEmpty { try checking.compareWithInspections() }
        records.run(comparing: &checking, explains: explain)
        console.warn(records.warnings)
        var findings = records.findings + checking.findings
        let problems = records.problems + checking.problems
        let explanations = records.explanations
        let isUnchecked = records.isUnchecked && template.isEmpty && checking.isEmpty
        if isUnchecked {
            let count = records.others
            console.say("\(count) \(count == 1 ? "record is" : "records are") no inspection: read, and not checked")
        }
        if common.quiet, format == .text { findings.removeAll { $0.severity != .error } }
        // "Nothing found" would be wrong above mistakes of templates, and of what was not checked.
        if format != .text || !findings.isEmpty || (problems.isEmpty && !common.quiet && !isUnchecked)
            || !explanations.isEmpty
        {
            try say(FindingReport(findings, explanations))
        }
        if let list = DiagnosticList(problems) {
            console.report(list)
            throw list.first.exitStatus
        }
        if FindingReport(findings).hasErrors { throw ExitStatus.findings }
    }

    private func say(_ report: FindingReport) throws {
        switch format {
        case .text:
            let console = Console(colour: common.color, descriptor: STDOUT_FILENO)
            try StandardOutput.write(report.text(colour: console.usesColour))
        case .json: try StandardOutput.write(report.json())
        case .sarif: try StandardOutput.write(report.sarif(toolVersion: Version.number))
        }
    }
}
