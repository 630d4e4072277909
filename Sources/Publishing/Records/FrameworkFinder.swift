internal import DataReaders
package import Diagnostics
package import Inspections

extension Diagnostic.Code {
    /// Two files that define one framework, or a folder without any.
    package static let frameworkConflict: Self = "framework-conflict"
}

/// Reads the rating frameworks that the user names. They come before the built-in ones of the same id.
package struct FrameworkFinder: Sendable {
    package private(set) var frameworks = FrameworkLibrary.builtIn
    /// The files read, as inputs of what is made with them.
    package private(set) var inputs: [BatchManifest.Input] = []

    /// - Parameter paths: Framework files, and folders, of whose files those with `kind: framework` are taken.
    /// - Throws: Everything that is wrong with any of them, each with its place.
    package init(_ paths: [String]) throws(DiagnosticList) {
        guard !paths.isEmpty else { return }
        var given: [Framework] = []
        var places: [String: String] = [:]
        var problems: [Diagnostic] = []
        for path in paths {
            do throws(DiagnosticList) {
                for (file, name) in try Self.files(path) {
                    let framework = try FrameworkReader.read(file)
                    if let other = places.updateValue(name, forKey: framework.id) {
                        throw DiagnosticList(Self.conflict(framework.id, file, other))
                    }
                    given.append(framework)
                    inputs.append(
                        BatchManifest.Input(role: "framework", name: name, hash: ContentHash(of: file.source.bytes)))
                }
            } catch { problems += error.all }
        }
        if let list = DiagnosticList(problems) { throw list }
        frameworks = FrameworkLibrary(given: given)
    }

    private static func conflict(_ id: String, _ file: DataFile, _ other: String) -> Diagnostic {
        Diagnostic(
            .frameworkConflict, "the framework '\(id)' is defined in '\(other)' too",
            at: file.place(of: file.root["id"] ?? file.root), hint: "give one of the two another id")
    }

    private static func files(_ path: String) throws(DiagnosticList) -> [(DataFile, String)] {
        do throws(Diagnostic) {
            guard InputFile.kind(of: path) == .folder else { return [(try open(path), path)] }
            let base = path.hasSuffix("/") ? String(path.dropLast()) : path
            let names = try InputFile.names(inFolder: path).filter { name in
                ["yaml", "yml", "json"].contains { name.lowercased().hasSuffix("." + $0) }
            }
            var found: [(DataFile, String)] = []
            for name in names {
                let file = try open("\(base)/\(name)")
                // Records and calendars may lie in the same folder.
                if file.root["kind"]?.string == "framework" { found.append((file, "\(base)/\(name)")) }
            }
            guard !found.isEmpty else {
                throw Diagnostic(
                    .frameworkConflict, "there is no framework in the folder '\(path)'", at: .file(path),
                    hint: "a framework file begins with 'kind: framework'", exitStatus: .inputMissing)
            }
            return found
        } catch { throw DiagnosticList(error) }
    }

    private static func open(_ path: String) throws(Diagnostic) -> DataFile {
        guard case .document(let file) = try DataReader.read(bytes: InputFile.read(path), name: path) else {
            throw Diagnostic(
                .frameworkConflict, "a framework is written in YAML or JSON, not in CSV", at: .file(path))
        }
        return file
    }
}
