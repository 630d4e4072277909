internal import DataReaders
internal import Diagnostics

/// What `letterpress check` is given, told apart into data and templates.
///
/// Tables and JSON can be either. They are templates where a render would find them by name: in a folder of templates, and
/// as sidecars beside a template of Markdown, `ratings.csv` beside `ratings.md`.
package struct CheckInputs: Sendable {
    /// Data files and folders of them.
    package private(set) var data: [String] = []
    /// Templates by name or path.
    package private(set) var templates: [String] = []

    private let folders: Set<InputFile.Identity>

    /// - Parameters:
    ///   - inputs: Paths of files and folders, and names of templates.
    ///   - templateFolders: Where templates are looked for by name.
    package init(_ inputs: [String], templateFolders: [String]) {
        folders = Set(templateFolders.compactMap(InputFile.identity))
        for input in inputs {
            if input == "-" {
                data.append(input)
            } else if InputFile.kind(of: input) == .folder {
                takeFolder(input)
            } else if !Self.isData(input) || isTemplate(input) {
                templates.append(input)
            } else {
                data.append(input)
            }
        }
    }

    /// Of a folder of templates every template is taken, of any other the sidecars.
    private mutating func takeFolder(_ path: String) {
        let base = path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path
        guard let names = try? InputFile.names(inFolder: path) else { return data.append(path) }
        let isOfTemplates = isTemplateFolder(base)
        let found = names.map { "\(base)/\($0)" }.filter { file in
            InputFile.kind(of: file) == .regular
                && (Self.isData(file) ? isTemplate(file) : isOfTemplates && TemplateFinder.isTemplateName(file))
        }
        templates += found
        guard isOfTemplates || !found.isEmpty else { return data.append(path) }
        data += names.map { "\(base)/\($0)" }.filter { Self.isData($0) && !found.contains($0) }
    }

    private static func isData(_ path: String) -> Bool {
        DataReader.fileEndings.contains { path.lowercased().hasSuffix("." + $0) }
    }

    private func isTemplateFolder(_ path: String) -> Bool {
        InputFile.identity(of: path).map(folders.contains) ?? false
            || path.split(separator: "/").last == "Templates"
    }

    /// Whether a file of data by its ending is a template by its place.
    private func isTemplate(_ path: String) -> Bool {
        guard TemplateFinder.isTemplateName(path) else { return false }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        if isTemplateFolder(folder.isEmpty ? "/" : folder) { return true }
        guard let dot = path.lastIndex(of: ".") else { return false }
        return InputFile.kind(of: path[..<dot] + ".md") == .regular
    }
}
