package import Diagnostics
internal import Glibc

/// The folder that outputs go to. Every file appears whole, by rename, or not at all; nothing is written outside it and no
/// link in it is followed.
///
/// Source: the order write, fsync, close, rename, fsync of the folder is what rename(2) and fsync(2) promise to survive a
/// crash with.
package final class OutputFolder: Sendable {
    package let path: String
    private let descriptor: CInt

    /// Opens a folder, making it and its parents if need be.
    /// - Throws: ``Diagnostic/Code/cannotCreate``.
    package init(_ path: String) throws(Diagnostic) {
        self.path = path.isEmpty ? "." : path
        var made = ""
        for (index, part) in self.path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            made += (index == 0 ? "" : "/") + part
            if made.isEmpty || part == "." || part == ".." { continue }
            if mkdir(made, 0o777) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS, errno != EACCES {
                throw Self.failure("the folder '\(made)' cannot be made", made, errno)
            }
        }
        descriptor = open(self.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Self.failure("the folder '\(self.path)' cannot be made or opened", self.path, errno)
        }
    }

    deinit { close(descriptor) }

    /// Writes one file under a relative name such as `2025-01-28/westmere/press-release.docx`, making its folders.
    /// An older file of that name is replaced.
    /// - Throws: ``Diagnostic/Code/cannotCreate`` or ``Diagnostic/Code/cannotWrite``; nothing is left behind.
    package func write(_ bytes: [UInt8], as name: String) throws(Diagnostic) {
        let parts = name.split(separator: "/").map(String.init)
        guard let last = parts.last, !name.hasPrefix("/"), !parts.contains(".."), !parts.contains("."),
            !name.utf8.contains(0)
        else { throw Diagnostic(.cannotCreate, "'\(name)' is no name for an output", exitStatus: .cannotCreate) }
        let folder = try openFolder(parts.dropLast(), for: name)
        defer { if folder != descriptor { close(folder) } }
        let shown = "\(path)/\(name)"
        try refuseIrregular(last, in: folder, shown)
        let temporary = try createTemporary(for: last, in: folder, shown)
        TemporaryFiles.shared.insert(temporary.path)
        defer { TemporaryFiles.shared.remove(temporary.path) }
        var isDone = false
        defer { if !isDone { unlinkat(folder, temporary.name, 0) } }
        do {
            defer { if temporary.descriptor >= 0 { close(temporary.descriptor) } }
            try Self.writeAll(bytes, to: temporary.descriptor, shown)
            guard fsync(temporary.descriptor) == 0 else {
                throw Self.failure("'\(shown)' cannot be written", shown, errno, .cannotWrite)
            }
        }
        guard renameat(folder, temporary.name, folder, last) == 0 else {
            throw Self.failure("'\(shown)' cannot be put in place", shown, errno)
        }
        isDone = true
        guard fsync(folder) == 0 || errno == EINVAL else {
            throw Self.failure("the folder of '\(shown)' cannot be written", shown, errno, .cannotWrite)
        }
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
        if unlink("\(path)/\(name)") != 0, errno != ENOENT {
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
                if name.hasPrefix(".letterpress-"), name.hasSuffix(".tmp") {
                    unlink("\(folder)/\(name)")
                } else if entry.pointee.d_type == UInt8(DT_DIR), !name.hasPrefix(".") {
                    pending.append("\(folder)/\(name)")
                }
            }
        }
    }

    // MARK: - Steps of a write

    private func openFolder(_ parts: ArraySlice<String>, for name: String) throws(Diagnostic) -> CInt {
        var current = descriptor
        for part in parts {
            if mkdirat(current, part, 0o777) != 0, errno != EEXIST {
                let code = errno
                if current != descriptor { close(current) }
                throw Self.failure("the folder '\(part)' of '\(path)/\(name)' cannot be made", "\(path)/\(name)", code)
            }
            let next = openat(current, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
            let code = errno
            if current != descriptor { close(current) }
            guard next >= 0 else {
                throw Self.failure(
                    "the folder '\(part)' of '\(path)/\(name)' cannot be opened", "\(path)/\(name)", code)
            }
            current = next
        }
        return current
    }

    private func refuseIrregular(_ name: String, in folder: CInt, _ shown: String) throws(Diagnostic) {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Diagnostic(
                .cannotCreate, "'\(shown)' is there already and is not a regular file", at: .file(shown),
                hint: "move it away or choose another output with -o", exitStatus: .cannotCreate)
        }
    }

    private func createTemporary(
        for name: String, in folder: CInt, _ shown: String
    ) throws(Diagnostic) -> (name: String, path: String, descriptor: CInt) {
        let parent = shown.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        for attempt in 0..<100 {
            let temporary = ".letterpress-\(getpid())-\(TemporaryFiles.shared.nextNumber())-\(attempt).tmp"
            let made = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
            if made >= 0 { return (temporary, "\(parent)/\(temporary)", made) }
            if errno != EEXIST, errno != EINTR { throw Self.failure("'\(shown)' cannot be made", shown, errno) }
        }
        throw Self.failure("'\(shown)' cannot be made", shown, EEXIST)
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: CInt, _ shown: String) throws(Diagnostic) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("'\(shown)' cannot be written", shown, errno, .cannotWrite) }
            written += count
        }
    }

    private static func failure(
        _ message: String, _ path: String, _ code: CInt, _ kind: Diagnostic.Code = .cannotCreate
    ) -> Diagnostic {
        let hint: String? =
            switch code {
            case ENOSPC, EDQUOT: "the disk or the quota is full: make room and run again"
            case EROFS: "the disk is read-only: choose another folder with -o"
            case EACCES, EPERM: "you may not write there: choose another folder with -o"
            default: nil
            }
        return Diagnostic(
            kind, "\(message): \(String(cString: strerror(code)))", at: .file(path), hint: hint,
            exitStatus: kind == .cannotWrite ? .inputOutput : .cannotCreate)
    }
}
