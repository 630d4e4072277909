internal import ArgumentParser
internal import Diagnostics
internal import Publishing

/// `--annotate`, which commands that read office templates share.
struct AnnotationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "If a .docx or .odt template has mistakes, write a copy of it with a comment at each.", valueName: "file"))
    var annotate: String?

    /// Writes the copy, if one is asked for and any of the problems is about one of the templates.
    func annotate(
        _ templates: [String], _ folders: [String], _ problems: [Diagnostic], _ console: Console
    ) throws {
        guard let annotate,
            try TemplateAnnotation.write(templates, folders: folders, problems: problems, to: annotate)
        else { return }
        console.say("wrote \(annotate), a copy of the template with a comment at each mistake")
    }
}
