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
    private let run: ContentHash
    private let known = Mutex<Set<ContentHash>>([])

    /// Opens the journal of a folder for adding.
    /// - Parameter run: The run that the files will be of.
    /// - Parameter part: What tells one shard from the others; empty for a whole batch.
    package init(folder: String, part: String = "", run: BatchManifest.Run) throws(Diagnostic) {
        let line = run.json
        self.run = ContentHash(of: line)
        let path = "\(folder)/\(Self.fileName(of: part))"
        self.path = path
        descriptor = SystemCall.retrying {
            open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
        }
        guard descriptor >= 0 else {
            throw Diagnostic(
                .cannotCreate, "'\(path)' cannot be made: \(String(cString: strerror(errno)))", at: .file(path),
                exitStatus: .cannotCreate)
        }
        append(Array("run\t\(line)\n".utf8))
    }

    /// What cannot be written is made again by the next batch.
    private func append(_ lines: [UInt8]) {
        _ = lines.withUnsafeBytes { bytes in
            SystemCall.retrying { Glibc.write(descriptor, bytes.baseAddress, bytes.count) }
        }
    }

    private static func fileName(of part: String) -> String {
        part.isEmpty ? fileName : ".letterpress-\(part).journal"
    }

    deinit { close(descriptor) }

    /// Adds files, each with the number of the recipe it was made by.
    package func add(_ entries: [BatchManifest.Entry], recipes: [BatchManifest.Recipe]) {
        let prints = recipes.map { Self.fingerprint($0, of: run) }
        var lines: [UInt8] = []
        for var entry in entries {
            guard let number = entry.recipe, prints.indices.contains(number) else { continue }
            entry.recipe = nil
            if known.withLock({ $0.insert(prints[number]).inserted }) {
                lines += "recipe\t\(recipes[number].json)\n".utf8
            }
            lines += "\(prints[number])\t\(entry.json)\n".utf8
        }
        append(lines)
    }

    /// Removes the journal: the manifest is written.
    package func remove() { unlink(path) }

    /// What the journals of earlier batches hold; half a line at the end is left out.
    package static func read(folder: String, part: String = "") -> Contents {
        let path = "\(folder)/\(fileName(of: part))"
        var found = Contents()
        var run: (run: BatchManifest.Run, hash: ContentHash)?
        guard InputFile.kind(of: path) == .regular,
            let bytes = try? InputFile.read(path, limit: 1 << 30, followsLinks: false)
        else { return found }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
            let head = String(decoding: line[..<tab], as: UTF8.self)
            let rest = line[(tab + 1)...]
            if head == "run" {
                run = BatchManifest.Run(json: rest).map { ($0, ContentHash(of: Array(rest))) }
            } else if head == "recipe", let recipe = BatchManifest.Recipe(json: rest) {
                found.recipes[fingerprint(recipe, of: run?.hash)] = (recipe, run?.run)
            } else if let print = ContentHash(head), let entry = BatchManifest.Entry(json: rest) {
                found.entries.append((entry, print))
            }
        }
        return found
    }

    package struct Contents: Sendable {
        package var recipes: [ContentHash: (recipe: BatchManifest.Recipe, run: BatchManifest.Run?)] = [:]
        package var entries: [(entry: BatchManifest.Entry, recipe: ContentHash)] = []
    }

    /// One hash for all inputs of a recipe and the run it belongs to.
    package static func fingerprint(_ recipe: BatchManifest.Recipe, of run: ContentHash?) -> ContentHash {
        ContentHash(
            of: recipe.inputs.map { "\($0.role) \($0.name) \($0.hash)\n" }.joined() + (run?.description ?? ""))
    }
}
