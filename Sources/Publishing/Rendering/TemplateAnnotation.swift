package import Diagnostics
internal import OfficeTemplating

/// A copy of an office template with a comment at each mistake, for its author to open.
package enum TemplateAnnotation {
    /// Writes the copy.
    ///
    /// - Parameters:
    ///   - templates: Names or files; those that are no office documents are passed over.
    ///   - problems: What reading or filling them found wrong.
    /// - Returns: Whether any of the problems is about one of the templates.
    package static func write(
        _ templates: [String], folders: [String], problems: [Diagnostic], to path: String
    ) throws(DiagnosticList) -> Bool {
        for name in templates {
            do throws(Diagnostic) {
                let file = try TemplateFinder(folders: folders).find(name)
                guard file.kind == .docx || file.kind == .odt else { continue }
                let own = problems.filter { isAbout(file.shownPath, $0) }
                guard !own.isEmpty else { continue }
                guard let bytes = try annotated(file, own) else { continue }
                if let identity = InputFile.identity(of: path), identity == InputFile.identity(of: file.shownPath) {
                    throw RenderSetup.overwriting(path)
                }
                let (folder, copy) = RenderJob.split(path)
                try OutputFolder(folder).write(bytes, as: copy)
                return true
            } catch { throw DiagnosticList(error) }
        }
        return false
    }

    private static func annotated(_ file: TemplateFile, _ problems: [Diagnostic]) throws(Diagnostic) -> [UInt8]? {
        do throws(DiagnosticList) {
            return try OfficeTemplate.annotated(bytes: file.bytes, name: file.shownPath, problems: problems)
        } catch { throw error.first }
    }

    /// Whether a problem stands in a part of the document, which its text is named after: `letter.docx!word/header1.xml`.
    private static func isAbout(_ path: String, _ problem: Diagnostic) -> Bool {
        guard case .source(let source, _) = problem.place else { return false }
        return source.name == path || source.name.hasPrefix(path + "!")
    }
}
