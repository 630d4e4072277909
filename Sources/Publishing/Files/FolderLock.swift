package import Diagnostics
internal import Glibc

extension Diagnostic.Code {
    package static let folderLocked: Self = "folder-locked"
}

/// Keeps a second batch out of an output folder. Shards of one batch share the folder, each with a lock of its own.
///
/// The kernel's own lock (flock(2)): it goes with the process, so that a batch that was killed leaves no stale lock. The
/// file stays; its text says who holds it.
package final class FolderLock: Sendable {
    package static let fileName = ".letterpress.lock"
    /// The lock of the folder, and that of the shard.
    private let descriptors: [CInt]

    /// - Parameter part: What tells one shard from the others; empty for a whole batch.
    /// - Throws: ``Diagnostic/Code/folderLocked``, naming the holder, with exit status 75.
    package init(folder: String, part: String = "", owner: String) throws(Diagnostic) {
        guard !part.isEmpty else {
            descriptors = [try Self.take(Self.fileName, in: folder, owner: owner, isShared: false)]
            return
        }
        let shared = try Self.take(Self.fileName, in: folder, owner: owner, isShared: true)
        do {
            let own = try Self.take(Self.fileName(of: part), in: folder, owner: owner, isShared: false)
            descriptors = [own, shared]
        } catch {
            close(shared)
            throw error
        }
    }

    deinit {
        ftruncate(descriptors[0], 0)
        for descriptor in descriptors { close(descriptor) }
    }

    private static func fileName(of part: String) -> String { ".letterpress-\(part).lock" }

    private static func take(
        _ name: String, in folder: String, owner: String, isShared: Bool
    ) throws(Diagnostic) -> CInt {
        let path = "\(folder)/\(name)"
        let descriptor = SystemCall.retrying { open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666) }
        guard descriptor >= 0 else { throw cannotLock(folder, path, errno) }
        guard SystemCall.retrying({ flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) }) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else { throw cannotLock(folder, path, code) }
            throw Diagnostic(
                .folderLocked, "another batch is writing to '\(folder)' (\(holder(of: path, in: folder)))",
                at: .file(folder), hint: "wait for it to end, or write to another folder with -o",
                exitStatus: .temporary)
        }
        // Nobody else holds it for himself alone: what is written there is left from a batch that was killed.
        ftruncate(descriptor, 0)
        guard !isShared else { return descriptor }
        let text = Array("process \(getpid()) on \(hostName), \(owner)\n".utf8)
        _ = text.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        return descriptor
    }

    private static func cannotLock(_ folder: String, _ path: String, _ code: CInt) -> Diagnostic {
        var error = OutputFolder.failure("the folder '\(folder)' cannot be locked", path, code)
        if code == ENOLCK || code == EOPNOTSUPP || code == ENOSYS {
            error.hint = "its file system knows no locks: choose another folder with -o"
        }
        return error
    }

    /// Who holds a lock by the text in it. Shards share the folder's own lock: then one of their locks tells.
    private static func holder(of path: String, in folder: String) -> String {
        var names = [path]
        if let listing = opendir(folder) {
            defer { closedir(listing) }
            while let entry = readdir(listing) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name.hasPrefix(".letterpress-"), name.hasSuffix(".lock") { names.append("\(folder)/\(name)") }
            }
        }
        for name in names {
            guard let bytes = try? InputFile.read(name, limit: 1 << 16, followsLinks: false), !bytes.isEmpty else {
                continue
            }
            return String(decoding: bytes.prefix(300).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        }
        return "its owner is not known"
    }

    private static var hostName: String {
        var system = utsname()
        guard uname(&system) == 0 else { return "this machine" }
        return withUnsafeBytes(of: &system.nodename) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
