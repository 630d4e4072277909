package import Diagnostics
internal import Glibc

/// A file in the making, under a temporary name in the folder of its final one. Dropped before ``finish()``, it leaves
/// nothing behind.
package struct NewFile: ~Copyable {
    private let output: OutputFolder
    private let path: String
    private let folder: String
    private let name: String
    private let temporary: String
    private let descriptor: CInt
    private let isSynced: Bool
    private var isFinished = false

    /// - Parameter name: A relative path; its folders are made.
    /// - Throws: ``Diagnostic/Code/cannotCreate``.
    package init(in output: OutputFolder, as name: String, syncing: Bool) throws(Diagnostic) {
        let parts = name.split(separator: "/")
        guard let last = parts.last, !name.hasPrefix("/"), !parts.contains(".."), !parts.contains("."),
            !name.utf8.contains(0)
        else { throw Diagnostic(.cannotCreate, "'\(name)' is no name for an output", exitStatus: .cannotCreate) }
        let shown = "\(output.path)/\(name)"
        let parent = parts.dropLast()
        let opened = try output.openFolder(parent, for: name, making: true, syncing: syncing)
        defer { output.closeFolder(opened) }
        try Self.refuseToReplace(String(last), in: opened, shown, output.protected)
        let folder = parent.map { $0 + "/" }.joined()
        let made = try Self.create(in: opened, at: "\(output.path)/\(folder)", prefix: output.temporaryPrefix, shown)
        var status = stat()
        let isElsewhere = fstat(made.descriptor, &status) != 0 || status.st_dev != output.device
        self.output = output
        path = name
        self.folder = folder
        self.name = String(last)
        temporary = made.name
        descriptor = made.descriptor
        isSynced = syncing || isElsewhere
    }

    deinit {
        guard !isFinished else { return }
        close(descriptor)
        output.discard(staged)
    }

    private var staged: OutputFolder.StagedFile {
        .init(path: path, folder: folder, temporary: temporary, name: name, isSynced: isSynced)
    }

    /// Adds bytes at the end.
    package func append(_ bytes: [UInt8]) throws(Diagnostic) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                SystemCall.retrying { Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written) }
            }
            guard count > 0 else { throw failure(errno) }
            written += count
        }
    }

    /// Closes the file, on the disk if it is synced by itself. It still has its temporary name.
    package consuming func finish() throws(Diagnostic) -> OutputFolder.StagedFile {
        if isSynced, SystemCall.retrying({ fsync(descriptor) }) != 0 { throw failure(errno) }
        isFinished = true
        // Linux has closed the descriptor, whatever close(2) says of it; network file systems tell of lost bytes here.
        guard close(descriptor) == 0 || errno == EINTR else {
            let error = failure(errno)
            output.discard(staged)
            throw error
        }
        return staged
    }

    private func failure(_ code: CInt) -> Diagnostic {
        OutputFolder.failure(
            "'\(output.path)/\(path)' cannot be written", "\(output.path)/\(path)", code, .cannotWrite)
    }

    private static func refuseToReplace(
        _ name: String, in folder: CInt, _ shown: String, _ protected: Set<InputFile.Identity>
    ) throws(Diagnostic) {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Diagnostic(
                .cannotCreate, "'\(shown)' is there already and is not a regular file", at: .file(shown),
                hint: "move it away or choose another output with -o", exitStatus: .cannotCreate)
        }
        let identity = InputFile.Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        if protected.contains(identity) { throw RenderSetup.overwriting(shown) }
    }

    private static func create(
        in folder: CInt, at path: String, prefix: String, _ shown: String
    ) throws(Diagnostic) -> (name: String, descriptor: CInt) {
        for attempt in 0..<100 {
            let number = TemporaryFiles.shared.nextNumber()
            let temporary = "\(prefix)\(getpid())-\(number)-\(attempt)\(OutputFolder.temporaryEnding)"
            // Named before it exists, so that a signal finds it.
            TemporaryFiles.shared.insert(path + temporary)
            let made = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
            if made >= 0 { return (temporary, made) }
            let code = errno
            TemporaryFiles.shared.remove(path + temporary)
            if code != EEXIST, code != EINTR {
                throw OutputFolder.failure("'\(shown)' cannot be made", shown, code)
            }
        }
        throw OutputFolder.failure("'\(shown)' cannot be made", shown, EEXIST)
    }
}
