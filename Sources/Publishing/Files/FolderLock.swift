package import Diagnostics
internal import Glibc

extension Diagnostic.Code {
    package static let folderLocked: Self = "folder-locked"
}

/// Keeps a second batch out of an output folder.
///
/// The kernel's own lock (flock(2)): it goes with the process, so that a batch that was killed leaves no stale lock. The
/// file stays; its text says who holds it.
package final class FolderLock: Sendable {
    package static let fileName = ".letterpress.lock"
    private let descriptor: CInt

    /// - Throws: ``Diagnostic/Code/folderLocked``, naming the holder, with exit status 75.
    package init(folder: String, owner: String) throws(Diagnostic) {
        let path = "\(folder)/\(Self.fileName)"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else {
            throw Diagnostic(
                .cannotCreate, "the folder '\(folder)' cannot be locked: \(String(cString: strerror(errno)))",
                at: .file(path), exitStatus: .cannotCreate)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? InputFile.read(path, limit: 1 << 12)).map { String(decoding: $0, as: UTF8.self) }
            throw Diagnostic(
                .folderLocked, "another batch is writing to '\(folder)' (\(Self.oneLine(holder)))", at: .file(folder),
                hint: "wait for it to end, or write to another folder with -o", exitStatus: .temporary)
        }
        ftruncate(descriptor, 0)
        let text = Array("process \(getpid()), \(owner)\n".utf8)
        _ = text.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }

    deinit {
        ftruncate(descriptor, 0)
        close(descriptor)
    }

    private static func oneLine(_ text: String?) -> String {
        let line = text?.prefix { $0 != "\n" } ?? ""
        return line.isEmpty ? "its owner is not known" : String(line)
    }
}
