package import Diagnostics
internal import Glibc
internal import Synchronization

/// Remembers the files that a batch has finished, line by line, until the manifest is written: a batch that was killed goes on
/// where it stopped.
///
/// What the journal says of a file is believed only if the file has that hash, so the journal itself need not be synced.
package final class BatchJournal: Sendable {
    package static let fileName = ".letterpress.journal"
    private let descriptor: CInt
    private let path: String
    private let known = Mutex<Set<ContentHash>>([])

    /// Opens the journal of a folder for adding.
    package init(folder: String) throws(Diagnostic) {
        path = "\(folder)/\(Self.fileName)"
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else {
            throw Diagnostic(
                .cannotCreate, "'\(path)' cannot be made: \(String(cString: strerror(errno)))", at: .file(path),
                exitStatus: .cannotCreate)
        }
    }

    deinit { close(descriptor) }

    /// Adds a file and the recipe it was made by. One write(2), so that lines of several workers do not mix.
    package func add(_ entry: BatchManifest.Entry, recipe: BatchManifest.Recipe) {
        var entry = entry
        entry.recipe = nil
        let print = Self.fingerprint(recipe)
        var line: [UInt8] = []
        if known.withLock({ $0.insert(print).inserted }) { line += Array("recipe\t\(recipe.json)\n".utf8) }
        line += Array("\(print)\t\(entry.json)\n".utf8)
        _ = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Removes the journal: the manifest is written.
    package func remove() { unlink(path) }

    /// What the journal of an earlier batch holds; half a line at its end is left out.
    package static func read(
        folder: String
    ) -> (
        recipes: [ContentHash: BatchManifest.Recipe], entries: [(entry: BatchManifest.Entry, recipe: ContentHash)]
    ) {
        let path = "\(folder)/\(fileName)"
        var recipes: [ContentHash: BatchManifest.Recipe] = [:]
        var entries: [(entry: BatchManifest.Entry, recipe: ContentHash)] = []
        guard InputFile.kind(of: path) == .regular,
            let bytes = try? InputFile.read(path, limit: 1 << 30, followsLinks: false)
        else { return (recipes, entries) }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
            let head = String(decoding: line[..<tab], as: UTF8.self)
            let rest = line[(tab + 1)...]
            if head == "recipe", let recipe = BatchManifest.Recipe(json: rest) {
                recipes[fingerprint(recipe)] = recipe
            } else if let print = ContentHash(head), let entry = BatchManifest.Entry(json: rest) {
                entries.append((entry, print))
            }
        }
        return (recipes, entries)
    }

    /// One hash for all inputs of a recipe.
    package static func fingerprint(_ recipe: BatchManifest.Recipe) -> ContentHash {
        ContentHash(of: recipe.inputs.map { "\($0.role) \($0.name) \($0.hash)\n" }.joined())
    }
}
