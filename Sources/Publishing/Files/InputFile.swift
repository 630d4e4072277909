package import Diagnostics
internal import Glibc

extension Diagnostic.Code {
    package static let fileMissing: Self = "file-missing"
    package static let fileUnreadable: Self = "file-unreadable"
    package static let fileTooLarge: Self = "file-too-large"
    package static let fileNotRegular: Self = "file-not-regular"
    package static let cannotCreate: Self = "cannot-create"
    package static let cannotWrite: Self = "cannot-write"
}

/// Reads the files that the user names, and no others.
package enum InputFile {
    /// The most that any input may hold; readers have narrower limits of their own.
    package static let standardLimit = 64 << 20

    /// The bytes of a regular file, or of standard input for `-`.
    ///
    /// Opened without waiting, so that a named pipe or a device is refused instead of waited for.
    /// - Parameter followsLinks: `false` for files that a template names, which may not lead out of its folder.
    /// - Throws: ``Diagnostic/Code/fileMissing`` and its kin, with the path as given.
    package static func read(
        _ path: String, limit: Int = standardLimit, followsLinks: Bool = true
    ) throws(Diagnostic) -> [UInt8] {
        if path == "-" { return try readAll(descriptor: 0, name: "standard input", limit: limit) }
        guard !path.utf8.contains(0) else {
            throw Diagnostic(.fileMissing, "a path cannot hold a NUL character", exitStatus: .inputMissing)
        }
        let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { throw openFailure(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw openFailure(path, errno) }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG else {
            let what = kind == S_IFDIR ? "a folder" : "not a regular file"
            throw Diagnostic(
                .fileNotRegular, "'\(path)' is \(what)", at: .file(path), exitStatus: .inputMissing)
        }
        guard status.st_size <= limit else { throw tooLarge(path, limit) }
        return try readAll(descriptor: descriptor, name: path, limit: limit, expected: Int(status.st_size))
    }

    package enum Kind: Sendable { case missing, regular, folder, other }

    package static func kind(of path: String) -> Kind {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else { return .missing }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .regular
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// Refuses what is no folder that can be read: looked for in vain, its files would seem not to be there.
    package static func requireFolder(_ path: String) throws(Diagnostic) {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else {
            guard errno != ENOENT, errno != ENOTDIR else {
                throw Diagnostic(
                    .fileMissing, "there is no folder '\(path)'", at: .file(path), hint: nearest(to: path),
                    exitStatus: .inputMissing)
            }
            throw openFailure(path, errno)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw Diagnostic(.fileNotRegular, "'\(path)' is no folder", at: .file(path), exitStatus: .inputMissing)
        }
        guard access(path, R_OK | X_OK) == 0 else { throw openFailure(path, errno) }
    }

    /// What tells a file or folder from every other, whatever path leads to it.
    package struct Identity: Hashable, Sendable {
        let device: UInt64
        let number: UInt64
    }

    /// - Returns: `nil` for what is not there.
    package static func identity(of path: String) -> Identity? {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }

    /// The bytes of a regular file by its directory entry; 0 for anything else.
    package static func size(of path: String) -> Int {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
        return Int(status.st_size)
    }

    /// The names in a folder, sorted by code point, without those that begin with a dot.
    package static func names(inFolder path: String) throws(Diagnostic) -> [String] {
        guard let folder = opendir(path) else { throw openFailure(path, errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }

    private static func readAll(
        descriptor: CInt, name: String, limit: Int, expected: Int = 0
    ) throws(Diagnostic) -> [UInt8] {
        // One byte more than expected, so that a file of that size needs one read and one that tells its end.
        var bytes = [UInt8](repeating: 0, count: max(expected + 1, 1 << 16))
        var count = 0
        while true {
            if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: min(count, 1 << 24))) }
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + count, $0.count - count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw openFailure(name, errno) }
            if got == 0 { break }
            count += got
            guard count <= limit else { throw tooLarge(name, limit) }
        }
        bytes.removeSubrange(count...)
        return bytes
    }

    private static func tooLarge(_ path: String, _ limit: Int) -> Diagnostic {
        Diagnostic(
            .fileTooLarge, "'\(path)' is larger than \(limit >> 20) MiB, the limit for one file", at: .file(path),
            hint: LimitHint.fixed(), exitStatus: .dataError)
    }

    private static func openFailure(_ path: String, _ code: CInt) -> Diagnostic {
        switch code {
        case ENOENT where path.unicodeScalars.contains("\u{FFFD}"):
            // What is not UTF-8 in the name of a file comes as that character, and does not lead back to the file.
            return Diagnostic(
                .fileMissing, "'\(path)' cannot be found: its name is not UTF-8", at: .file(path),
                hint: "rename it, or the folder that it is in", exitStatus: .inputMissing)
        case ENOENT, ENOTDIR:
            return Diagnostic(
                .fileMissing, "there is no file '\(path)'", at: .file(path), hint: nearest(to: path),
                exitStatus: .inputMissing)
        case ELOOP:
            return Diagnostic(
                .fileUnreadable, "'\(path)' is a symbolic link, which is not followed here", at: .file(path),
                exitStatus: .inputMissing)
        default:
            return Diagnostic(
                .fileUnreadable, "'\(path)' cannot be read: \(String(cString: strerror(code)))", at: .file(path),
                exitStatus: code == EACCES ? .inputMissing : .inputOutput)
        }
    }

    private static func nearest(to path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        guard let name = parts.last, let names = try? names(inFolder: folder.isEmpty ? "." : folder) else { return nil }
        return NearestName.of(String(name), among: names).map {
            "did you mean '\(folder.isEmpty ? "" : folder + "/")\($0)'?"
        }
    }
}
