internal import ArgumentParser
internal import Diagnostics
internal import Publishing
internal import Templating

struct TagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tags",
        abstract: "Lists what a template reads: variables with their paths, filters, and other templates.",
        discussion: "letterpress tags letter.docx")

    @Argument(help: "A template by name or file.")
    var template: String

    @OptionGroup var templates: TemplateOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let file = try TemplateFinder(folders: templates.folders).find(template)
        let compiled = try CompiledTemplate(file, folders: templates.folders)
        for (part, references) in compiled.references {
            if let part { try StandardOutput.write("\(part)\n") }
            for variable in references.variables {
                try line("variable", variable.path + (variable.isOptional ? " (optional)" : ""), variable.places)
            }
            for filter in references.filters { try line("filter", filter.name, filter.places) }
            for test in references.tests { try line("test", test.name, test.places) }
            for macro in references.macros { try line("macro", macro.name, macro.places) }
            for block in references.blocks { try line("block", block.name, block.places) }
            for link in references.templates { try line(link.kind.rawValue, link.name, [link.place]) }
        }
    }

    private func line(_ kind: String, _ name: String, _ places: [Diagnostic.Place]) throws {
        let shown = places.prefix(3).compactMap(\.label).joined(separator: ", ")
        let more = places.count > 3 ? " and \(places.count - 3) more" : ""
        try StandardOutput.write("\(kind)\t\(name)\t\(shown)\(more)\n")
    }
}
