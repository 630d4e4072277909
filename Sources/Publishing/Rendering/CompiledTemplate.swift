package import Diagnostics
internal import OfficeTemplating
package import Templating

/// A template that was read and compiled, to be rendered any number of times on any number of tasks.
package struct CompiledTemplate: Sendable {
    enum Content: Sendable {
        /// Markdown, or a text that is put out as it is.
        case text(Template)
        case office(OfficeTemplate)
    }

    package let file: TemplateFile
    let content: Content
    let includes: IncludeLoader
    /// Styles and reference documents that the front matter names.
    let looks: TemplateLooks
    /// Documents of the same name that were designed in a word processor: they take the template's place in their formats.
    var designs: [OutputFormat: CompiledTemplate] = [:]

    /// Reads and compiles a template and, when they are first needed, what it includes.
    /// - Parameters:
    ///   - folders: Where includes are looked for besides the template's own folder.
    ///   - isLenient: Whether variables that are missing print as nothing.
    ///   - limits: Of its renders.
    /// - Throws: Every mistake in the template.
    package init(_ file: TemplateFile, folders: [String], isLenient: Bool = false, limits: RenderLimits = .standard)
        throws(DiagnosticList)
    {
        self.file = file
        includes = IncludeLoader(folders: (file.folder.map { [$0] } ?? []) + folders)
        looks = TemplateLooks(includes)
        var settings = TemplateSettings()
        settings.limits = limits
        if isLenient { settings.undefined = .default }
        switch file.kind {
        case .docx, .odt:
            var office = OfficeTemplateSettings(language: settings)
            office.removesForbiddenCharacters = isLenient
            content = .office(
                try OfficeTemplate(bytes: file.bytes, name: file.shownPath, settings: office, includes: includes))
        case .markdown, .text:
            settings.removesTagLines = file.kind == .markdown
            let fileName = "\(file.name).\(file.ending)"
            content = .text(
                try Template(
                    SourceText(name: file.shownPath, bytes: file.bytes), settings: settings,
                    library: TemplateLibrary(includes, settings: settings), name: fileName))
        }
    }

    /// The template itself and its designs, as inputs of what is made from them.
    package var ownInputs: [BatchManifest.Input] {
        [BatchManifest.Input(role: "template", name: "\(file.name).\(file.ending)", hash: ContentHash(of: file.bytes))]
            + designsInOrder.flatMap(\.ownInputs)
    }

    /// What was hardly meant so; nothing of it is wrong.
    package var warnings: [Diagnostic] {
        guard file.kind == .markdown else { return [] }
        return BraceSlips.warnings(in: SourceText(name: file.shownPath, bytes: file.bytes))
    }

    /// What documents of this template are made from, besides data: the template, and what it has loaded so far.
    package var inputs: [BatchManifest.Input] {
        ownInputs + includes.inputs + designsInOrder.flatMap(\.includes.inputs)
    }

    private var designsInOrder: [CompiledTemplate] {
        designs.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
    }

    /// The ending of the names of files in a format; `nil` is for a text that is put out as it is.
    package func fileEnding(as format: OutputFormat?) -> String {
        if case .office(let office) = content, format != .pdf { return office.fileEnding }
        return format?.fileEnding ?? file.ending
    }

    /// What the template and those that it names read, by the part it stands in.
    package var referencesFollowingLinks: [(part: String?, references: TemplateReferences)] {
        switch content {
        case .text(let template): [(nil, template.referencesFollowingLinks)]
        case .office(let template): template.referencesFollowingLinks.map { ($0.part, $0.references) }
        }
    }

    /// What is wrong with templates that this one, or one of those, names.
    package var linkProblems: [Diagnostic] {
        var problems: [Diagnostic] = []
        var seen: Set<String> = []
        for (_, references) in referencesFollowingLinks {
            for link in references.templates where !link.isOptional && seen.insert(link.name).inserted {
                problems += problemsOfLink(link)
            }
        }
        return problems
    }

    private func problemsOfLink(_ link: TemplateReferences.Link) -> [Diagnostic] {
        do throws(DiagnosticList) {
            _ = try TemplateLibrary(includes).template(named: link.name)
            return []
        } catch {
            // One that is not there has no place of its own.
            return error.all.map { problem in
                var problem = problem
                if problem.code == .templateNotFound { problem.place = link.place }
                return problem
            }
        }
    }

    /// What the template reads, by the part it stands in: `nil` for a template that is one text.
    package var references: [(part: String?, references: TemplateReferences)] {
        switch content {
        case .text(let template): [(nil, template.references)]
        case .office(let template): template.references.map { ($0.part, $0.references) }
        }
    }
}
