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
            letterpress check letter.docx --annotate letter-with-comments.docx

            Exit status 1 if anything stops publication.
            """)

    @Argument(help: "Data files, templates, or folders of data files.")
    var inputs: [String]

    @Flag(help: "Say why each rating is what it is, and what would change it.")
    var explain = false

    @Option(name: .shortAndLong, help: "text, json or sarif.")
    var format = Format.text

    @OptionGroup var annotation: AnnotationOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var frameworks: FrameworkOptions
    @OptionGroup var common: CommonOptions

    private static let dataEndings = ["yaml", "yml", "json", "csv"]

    func run() throws {
        let console = common.console
        var findings: [Finding] = []
        var explanations: [String] = []
        var problems: [Diagnostic] = []
        let data = inputs.filter(Self.isData)
        for template in inputs where !Self.isData(template) { problems += check(template: template) }
        try annotation.annotate(inputs.filter { !Self.isData($0) }, templates.folders, problems, console)
        var reader = RecordReader()
        reader.inspections = InspectionReader(frameworks: try frameworks.finder().library)
        let checker = InspectionChecker()
        let sources = BatchSources(data, reader: reader)
        problems += sources.failures.flatMap(\.problems.all)
        for number in 0..<sources.count {
            do throws(DiagnosticList) {
                let record = try sources.record(at: sources.location(of: number), reader)
                guard case .inspection(let inspection) = record.content else { continue }
                findings += checker.check(inspection)
                if explain { explanations.append(Explanation(inspection).text) }
            } catch { problems += error.all }
        }
        // "Nothing found" would be wrong above mistakes of templates.
        if format != .text || !findings.isEmpty || problems.isEmpty || !explanations.isEmpty {
            try say(FindingReport(findings), explanations)
        }
        if let list = DiagnosticList(problems) {
            console.report(list)
            throw list.first.exitStatus
        }
        if FindingReport(findings).hasErrors { throw ExitStatus.findings }
        if findings.isEmpty { console.say("nothing found") }
    }

    private func check(template: String) -> [Diagnostic] {
        do throws(Diagnostic) {
            let file = try TemplateFinder(folders: templates.folders).find(template)
            do {
                _ = try CompiledTemplate(file, folders: templates.folders)
                return []
            } catch { return error.all }
        } catch { return [error] }
    }

    private static func isData(_ path: String) -> Bool {
        InputFile.kind(of: path) == .folder || path == "-"
            || dataEndings.contains { path.lowercased().hasSuffix("." + $0) }
    }

    private func say(_ report: FindingReport, _ explanations: [String]) throws {
        switch format {
        case .text: try StandardOutput.write(report.text() + explanations.joined(separator: "\n"))
        case .json: try StandardOutput.write(report.json())
        case .sarif: try StandardOutput.write(report.sarif(toolVersion: Version.number))
        }
    }
}
