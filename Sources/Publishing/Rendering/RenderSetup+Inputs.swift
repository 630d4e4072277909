package import Diagnostics

extension RenderSetup {
    /// Refuses outputs that would take the place of what they are made from: data, templates, styles and calendars are
    /// somebody's work, and there is no second copy of them.
    func refuseToOverwriteInputs(_ outputs: [String]) throws(Diagnostic) {
        let inputs = identitiesOfInputs
        for path in outputs {
            guard let identity = InputFile.identity(of: path), inputs.contains(identity) else { continue }
            throw Self.overwriting(path)
        }
    }

    /// The files that the request names, by whatever path.
    var identitiesOfInputs: Set<InputFile.Identity> {
        var paths =
            request.data + request.calendars + request.frameworks
            + [request.style, request.reference].compactMap(\.self)
        paths += templates.filter { $0.file.folder != nil }.map(\.file.shownPath)
        return Set(paths.compactMap(InputFile.identity))
    }

    /// Refuses a folder of outputs whose files are read as data or templates the next time.
    func refuseFolderOfInputs(_ folder: String) throws(Diagnostic) {
        guard let output = InputFile.identity(of: folder) else { return }
        for path in request.data + request.templateFolders + request.frameworks
        where InputFile.kind(of: path) == .folder && InputFile.identity(of: path) == output {
            throw Diagnostic(
                .outputIsInput, "'\(path)' is read here, and the outputs would be read with it the next time",
                at: .file(folder), hint: "choose another folder with -o", exitStatus: .cannotCreate)
        }
    }

    static func overwriting(_ path: String) -> Diagnostic {
        Diagnostic(
            .outputIsInput, "'\(path)' is read here, and would be written over", at: .file(path),
            hint: "give the output another name or folder", exitStatus: .cannotCreate)
    }
}

extension Diagnostic.Code {
    /// An output would take the place of an input.
    package static let outputIsInput: Self = "output-is-input"
}
