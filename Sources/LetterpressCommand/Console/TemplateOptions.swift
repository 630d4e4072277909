internal import ArgumentParser
internal import Diagnostics
internal import Publishing

/// Where templates are looked for by name.
struct TemplateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of templates, searched before 'Templates' here and those built in. May be repeated.",
            valueName: "folder"))
    var templates: [String] = []

    var folders: [String] { templates + (InputFile.kind(of: "Templates") == .folder ? ["Templates"] : []) }

    /// The names given, of which there must be one.
    /// - Parameter data: The data files, among which a template may stand that was meant.
    func required(_ names: [String], data: [String]) throws -> [String] {
        guard names.isEmpty else { return names }
        let templateEndings = [".md", ".docx", ".odt", ".txt", ".html"]
        let meant = data.first { path in templateEndings.contains { path.lowercased().hasSuffix($0) } }
        let known = TemplateFinder(folders: folders).shortNames
        throw Diagnostic(
            .unknownTemplate, "no template is named",
            hint: meant.map { "write --template \($0)" }
                ?? "name one with --template: \(known.joined(separator: ", "))",
            exitStatus: .usage)
    }
}

/// Reads `txt,html` and `--format txt --format html`.
enum FormatList {
    /// - Returns: `nil` if none is given.
    static func formats(_ given: [String]) throws -> [OutputFormat]? {
        let names = given.flatMap { $0.split(separator: ",").map(String.init) }
        guard !names.isEmpty else { return nil }
        var formats: [OutputFormat] = []
        for name in names {
            guard let format = OutputFormat(rawValue: name.lowercased()) else {
                let known = OutputFormat.allCases.map(\.rawValue)
                throw Diagnostic(
                    "unknown-format", "there is no format '\(name)'",
                    hint: NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
                        ?? "there are \(known.joined(separator: ", "))",
                    exitStatus: .usage)
            }
            if !formats.contains(format) { formats.append(format) }
        }
        return formats
    }
}
