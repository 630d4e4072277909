package import Diagnostics

extension RenderSetup {
    /// Refuses outputs that would take the place of what they are made from: data, templates, styles and calendars are
    /// somebody's work, and there is no second copy of them.
    func refuseToOverwriteInputs(_ outputs: [String]) throws(Diagnostic) {
        var paths =
            request.data + request.calendars + request.frameworks
            + [request.style, request.reference].compactMap(\.self)
        paths += templates.filter { $0.file.folder != nil }.map(\.file.shownPath)
        let inputs = Set(paths.compactMap(InputFile.identity))
        for path in outputs {
            guard let identity = InputFile.identity(of: path), inputs.contains(identity) else { continue }
            throw Self.overwriting(path)
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
