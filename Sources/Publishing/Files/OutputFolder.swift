package import Diagnostics
internal import Glibc

/// The folder that outputs go to. Every file appears whole, by rename, or not at all; nothing is written outside it and no
/// link in it is followed.
///
/// Source: the order write, sync, close, rename, sync of the folder is what rename(2) and fsync(2) promise to survive a
/// crash with.
package final class OutputFolder: Sendable {
    package let path: String
    let descriptor: CInt
    /// The file system of the folder (stat(2)): what lies on another one below it is synced by itself.
    let device: dev_t
    /// Whether one call can sync many files.
    let syncsTogether: Bool
    /// What the names of temporary files begin with, so that shards clear up after themselves only.
    let temporaryPrefix: String

    /// Files that are not to be replaced, such as the data that outputs are made from.
    let protected: Set<InputFile.Identity>

    static let temporaryEnding = ".tmp"
    static let everyTemporaryPrefix = ".letterpress-"

    /// Opens a folder, making it and its parents if need be.
    /// - Parameters:
    ///   - part: Tells the temporary files of one shard from those of the others.
    ///   - protected: Files that are refused as outputs.
    /// - Throws: ``Diagnostic/Code/cannotCreate``.
    package init(
        _ path: String, part: String = "", protecting protected: Set<InputFile.Identity> = []
    ) throws(Diagnostic) {
        self.protected = protected
        self.path = FolderPath.plain(path)
        temporaryPrefix = Self.everyTemporaryPrefix + (part.isEmpty ? "" : part + "-")
        var made = ""
        /// The first that the system would not make; it may be there all the same.
        var refused: (path: String, code: CInt)?
        for (index, part) in self.path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            made += (index == 0 ? "" : "/") + part
            if made.isEmpty || part == "." || part == ".." { continue }
            let code = SystemCall.retrying { mkdir(made, 0o777) }
            if code == 0 { Self.syncParent(of: made) }
            if code != 0, errno != EEXIST, errno != EISDIR, errno != EROFS, errno != EACCES {
                throw Self.failure("the folder '\(made)' cannot be made", made, errno)
            }
            if code != 0, errno == EROFS || errno == EACCES { refused = refused ?? (made, errno) }
        }
        let shown = self.path
        descriptor = SystemCall.retrying { open(shown, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else {
            if errno == ENOENT, let refused {
                throw Self.failure("the folder '\(refused.path)' cannot be made", refused.path, refused.code)
            }
            throw Self.failure("the folder '\(self.path)' cannot be made or opened", self.path, errno)
        }
        var status = stat()
        device = fstat(descriptor, &status) == 0 ? status.st_dev : 0
        syncsTogether = FileSystem.syncsTogether(descriptor)
    }

    deinit { close(descriptor) }

    /// Writes one file under a relative name such as `2025-01-28/westmere/press-release.docx`, making its folders.
    /// An older file of that name is replaced.
    /// - Throws: ``Diagnostic/Code/cannotCreate`` or ``Diagnostic/Code/cannotWrite``; nothing is left behind.
    package func write(_ bytes: [UInt8], as name: String) throws(Diagnostic) {
        try put(try stage(bytes, as: name, syncing: true))
    }

    /// The bytes of a file in the folder, `nil` if there is none.
    package func read(_ name: String, limit: Int = InputFile.standardLimit) throws(Diagnostic) -> [UInt8]? {
        let full = "\(path)/\(name)"
        guard InputFile.kind(of: full) != .missing else { return nil }
        return try InputFile.read(full, limit: limit, followsLinks: false)
    }

    /// Removes a file and the folders that it leaves empty.
    package func remove(_ name: String) throws(Diagnostic) {
        guard PortableName.path(name) != nil else { return }
        if SystemCall.retrying({ unlink("\(path)/\(name)") }) != 0, errno != ENOENT {
            throw Self.failure("'\(path)/\(name)' cannot be removed", "\(path)/\(name)", errno, .cannotWrite)
        }
        var parts = name.split(separator: "/").dropLast()
        while !parts.isEmpty, rmdir("\(path)/\(parts.joined(separator: "/"))") == 0 { parts.removeLast() }
    }

    /// Removes the temporary files that a killed run left anywhere below the folder. Only under the folder's lock.
    package func removeOldTemporaries() {
        var pending = [path]
        while let folder = pending.popLast() {
            guard let names = opendir(folder) else { continue }
            defer { closedir(names) }
            while let entry = readdir(names) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name.hasPrefix(temporaryPrefix), name.hasSuffix(Self.temporaryEnding) {
                    unlink("\(folder)/\(name)")
                } else if entry.pointee.d_type == UInt8(DT_DIR), !name.hasPrefix(".") {
                    pending.append("\(folder)/\(name)")
                }
            }
        }
    }

    // MARK: - Folders

    /// Opens a folder below this one. The caller closes it with ``closeFolder(_:)``.
    /// - Parameter syncing: Whether folders that had to be made are synced one by one.
    func openFolder(
        _ parts: some Sequence<Substring>, for name: String, making: Bool, syncing: Bool
    ) throws(Diagnostic) -> CInt {
        var current = descriptor
        for part in parts.map(String.init) {
            if making {
                let parent = current
                let made = SystemCall.retrying { mkdirat(parent, part, 0o777) }
                if made != 0, errno != EEXIST {
                    let code = errno
                    closeFolder(current)
                    throw Self.failure(
                        "the folder '\(part)' of '\(path)/\(name)' cannot be made", path + "/" + name, code)
                }
                if made == 0, syncing { _ = SystemCall.retrying { fsync(parent) } }
            }
            let parent = current
            let next = SystemCall.retrying { openat(parent, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW) }
            let code = errno
            closeFolder(current)
            guard next >= 0 else {
                throw Self.failure(
                    "the folder '\(part)' of '\(path)/\(name)' cannot be opened", path + "/" + name, code)
            }
            current = next
        }
        return current
    }

    func closeFolder(_ folder: CInt) { if folder != descriptor { close(folder) } }

    private static func syncParent(of path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let parent = parts.isEmpty ? "." : parts.count == 1 && path.hasPrefix("/") ? "/" : parts.joined(separator: "/")
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        _ = SystemCall.retrying { fsync(folder) }
        close(folder)
    }

    static func failure(
        _ message: String, _ path: String, _ code: CInt, _ kind: Diagnostic.Code = .cannotCreate
    ) -> Diagnostic {
        let hint: String? =
            switch code {
            case ENOSPC, EDQUOT: "the disk or the quota is full: make room and run again"
            case EFBIG: "a limit on the size of files is set (ulimit -f): raise it and run again"
            case EROFS: "the disk is read-only: choose another folder"
            case EACCES, EPERM: "you may not write there: choose another folder"
            case EMFILE, ENFILE: "too many files are open: raise the limit (ulimit -n), or use fewer --jobs"
            default: nil
            }
        return Diagnostic(
            kind, "\(message): \(String(cString: strerror(code)))", at: .file(path), hint: hint,
            exitStatus: kind == .cannotWrite ? .inputOutput : .cannotCreate)
    }
}
