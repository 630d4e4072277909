package import Diagnostics
internal import Glibc

extension OutputFolder {
    /// A file that is written whole under a temporary name beside its final one.
    package struct StagedFile: Sendable {
        /// The final path below the output folder.
        package let path: String
        let folder: String
        let temporary: String
        let name: String
        /// Whether it is on the disk already.
        let isSynced: Bool
    }

    /// Writes a file under a temporary name. ``put(_:)`` gives it its final one.
    ///
    /// - Parameter syncing: Brings it to the disk by itself, whether or not it could be synced together with others.
    /// - Throws: ``Diagnostic/Code/cannotCreate`` or ``Diagnostic/Code/cannotWrite``; nothing is left behind.
    package func stage(_ bytes: [UInt8], as name: String, syncing: Bool = false) throws(Diagnostic) -> StagedFile {
        let file = try NewFile(in: self, as: name, syncing: syncing || !syncsTogether)
        try file.append(bytes)
        return try file.finish()
    }

    /// Puts one file in place that has been synced by itself.
    package func put(_ file: StagedFile) throws(Diagnostic) {
        if let failure = put([file])[0] { throw failure }
    }

    /// Puts files in place: one sync for all of their bytes, then the renames, then a sync for the renames.
    ///
    /// - Returns: What is wrong with each; a file with a failure is not in place, or may not outlast a crash.
    package func put(_ files: [StagedFile]) -> [Diagnostic?] {
        var failures = [Diagnostic?](repeating: nil, count: files.count)
        if files.contains(where: { !$0.isSynced }), !FileSystem.sync(descriptor) {
            // Some block of the whole disk could not be written, maybe of another program: each file is asked for itself.
            for (index, file) in files.enumerated() where !file.isSynced { failures[index] = syncAlone(file) }
        }
        let folders = Dictionary(grouping: files.indices, by: { files[$0].folder }).sorted { $0.key < $1.key }
        // One more call for all serves when a group is spread over many folders, unless one is on a disk of its own.
        let isTogether = folders.count > 2 && files.allSatisfy { !$0.isSynced }
        for (folder, members) in folders { rename(members, of: files, in: folder, syncing: !isTogether, &failures) }
        if isTogether, !FileSystem.sync(descriptor) {
            for (folder, members) in folders { syncFolder(folder, members, of: files, &failures) }
        }
        for (index, file) in files.enumerated() where failures[index] != nil { discard(file) }
        return failures
    }

    /// Removes a file that is not going to be put in place.
    package func discard(_ file: StagedFile) {
        let path = temporaryPath(file)
        unlink(path)
        TemporaryFiles.shared.remove(path)
    }

    // MARK: - Steps

    private func temporaryPath(_ file: StagedFile) -> String { "\(path)/\(file.folder)\(file.temporary)" }

    private func syncAlone(_ file: StagedFile) -> Diagnostic? {
        let path = temporaryPath(file)
        let opened = SystemCall.retrying { open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW) }
        guard opened >= 0 else { return unwritten(file.path, errno) }
        defer { close(opened) }
        return SystemCall.retrying { fsync(opened) } == 0 ? nil : unwritten(file.path, errno)
    }

    private func unwritten(_ name: String, _ code: CInt) -> Diagnostic {
        Self.failure("'\(path)/\(name)' cannot be written", "\(path)/\(name)", code, .cannotWrite)
    }

    private func rename(
        _ members: [Int], of files: [StagedFile], in folder: String, syncing: Bool, _ failures: inout [Diagnostic?]
    ) {
        let opened: CInt
        do {
            opened = try openFolder(
                folder.split(separator: "/"), for: files[members[0]].path, making: false, syncing: false)
        } catch {
            for index in members where failures[index] == nil { failures[index] = error }
            return
        }
        defer { closeFolder(opened) }
        for index in members where failures[index] == nil {
            let file = files[index]
            guard SystemCall.retrying({ renameat(opened, file.temporary, opened, file.name) }) == 0 else {
                let shown = "\(path)/\(file.path)"
                failures[index] = Self.failure("'\(shown)' cannot be put in place", shown, errno)
                continue
            }
            TemporaryFiles.shared.remove(temporaryPath(file))
        }
        if syncing { sync(opened, members, of: files, &failures) }
    }

    private func syncFolder(
        _ folder: String, _ members: [Int], of files: [StagedFile], _ failures: inout [Diagnostic?]
    ) {
        guard
            let opened = try? openFolder(
                folder.split(separator: "/"), for: files[members[0]].path, making: false, syncing: false)
        else { return }
        defer { closeFolder(opened) }
        sync(opened, members, of: files, &failures)
    }

    private func sync(
        _ opened: CInt, _ members: [Int], of files: [StagedFile], _ failures: inout [Diagnostic?]
    ) {
        // Some file systems cannot sync a folder (EINVAL), and keep its entries safe in another way.
        guard SystemCall.retrying({ fsync(opened) }) != 0, errno != EINVAL else { return }
        let code = errno
        for index in members where failures[index] == nil {
            let shown = "\(path)/\(files[index].path)"
            failures[index] = Self.failure(
                "the folder of '\(shown)' cannot be written", shown, code, .cannotWrite)
        }
    }
}
