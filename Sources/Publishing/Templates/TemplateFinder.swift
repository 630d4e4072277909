package import Diagnostics
internal import ShippedFiles

extension Diagnostic.Code {
    package static let unknownTemplate: Self = "unknown-template"
}

/// Finds templates: by path, by name in the user's template folders, and among the files in the binary.
package struct TemplateFinder: Sendable {
    /// Folders searched in this order before the binary.
    package let folders: [String]

    /// What a name may leave out, in the order in which endings are tried.
    private static let endings = ["md", "docx", "odt", "txt", "html", "xml", "json", "csv"]

    package init(folders: [String]) { self.folders = folders }

    /// Whether a file is found as a template if its name is given without the ending.
    static func isTemplateName(_ path: String) -> Bool {
        endings.contains { path.lowercased().hasSuffix("." + $0) }
    }

    /// The template of a name (`press-release`), a file name (`letter.docx`) or a path (`my/letter.docx`).
    /// - Throws: ``Diagnostic/Code/unknownTemplate``, naming those that there are; also for a folder that cannot be read.
    package func find(_ wanted: String) throws(Diagnostic) -> TemplateFile {
        // One that is built in is not to go out where somebody's own was meant.
        for folder in folders { try InputFile.requireFolder(folder) }
        let fileName = wanted.split(separator: "/").last.map(String.init) ?? wanted
        if wanted.contains("/") || (fileName.contains(".") && InputFile.kind(of: wanted) == .regular) {
            let folder = wanted.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            return TemplateFile(
                shownPath: wanted, fileName: fileName, bytes: try InputFile.read(wanted),
                folder: folder.isEmpty ? "." : folder.joined(separator: "/"))
        }
        let candidates = fileName.contains(".") ? [fileName] : Self.endings.map { "\(fileName).\($0)" }
        for folder in folders {
            for name in candidates where InputFile.kind(of: "\(folder)/\(name)") == .regular {
                let path = "\(folder)/\(name)"
                return TemplateFile(
                    shownPath: path, fileName: name, bytes: try InputFile.read(path), folder: folder)
            }
        }
        for name in candidates {
            guard let bytes = ShippedFile.bytes(of: name) else { continue }
            return TemplateFile(shownPath: "\(name) (built in)", fileName: name, bytes: bytes, folder: nil)
        }
        throw unknown(wanted)
    }

    /// What a template of Markdown that was found by its name has beside it for people who design letters in Word or
    /// LibreOffice: with `letter.md` a `letter.docx` and a `letter.odt` of the same folder, each for its own format.
    func designs(of file: TemplateFile, named wanted: String) throws(Diagnostic) -> [OutputFormat: TemplateFile] {
        guard file.kind == .markdown, !wanted.contains("."), !wanted.contains("/") else { return [:] }
        var designs: [OutputFormat: TemplateFile] = [:]
        for format in [OutputFormat.docx, .odt] {
            let name = "\(file.name).\(format.fileEnding)"
            if let folder = file.folder {
                let path = "\(folder)/\(name)"
                guard InputFile.kind(of: path) == .regular else { continue }
                designs[format] = TemplateFile(
                    shownPath: path, fileName: name, bytes: try InputFile.read(path), folder: folder)
            } else if let bytes = ShippedFile.bytes(of: name) {
                designs[format] = TemplateFile(
                    shownPath: "\(name) (built in)", fileName: name, bytes: bytes, folder: nil)
            }
        }
        return designs
    }

    /// The names that ``find(_:)`` knows, sorted.
    package var names: [String] {
        var names = Set(ShippedFile.names.filter { !$0.contains("/") })
        for folder in folders { names.formUnion((try? InputFile.names(inFolder: folder)) ?? []) }
        return names.filter { name in Self.endings.contains { name.hasSuffix("." + $0) } }.sorted()
    }

    /// The same for people: without the ending where the name alone finds the template, and without the designs that it
    /// stands for.
    package var shortNames: [String] {
        let names = names
        let written = Set(names.filter { $0.hasSuffix(".md") }.map { $0.dropLast(3) })
        return names.compactMap { name in
            let stem = name.prefix { $0 != "." }
            guard written.contains(stem) else { return name }
            if name.hasSuffix(".md") { return String(stem) }
            return name.hasSuffix(".docx") || name.hasSuffix(".odt") ? nil : name
        }
    }

    private func unknown(_ wanted: String) -> Diagnostic {
        let stems = names.map { String($0.prefix { $0 != "." }) }
        let hint = NearestName.of(wanted, among: names + stems).map { "did you mean '\($0)'?" }
        return Diagnostic(
            .unknownTemplate, "there is no template '\(wanted)'; there are \(shortNames.joined(separator: ", "))",
            hint: hint ?? "give the path of a file, or one of these names", exitStatus: .inputMissing)
    }
}
