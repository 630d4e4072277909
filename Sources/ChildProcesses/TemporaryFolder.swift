package import Diagnostics
internal import Glibc

extension Diagnostic.Code {
    package static let temporaryFolder: Self = "temporary-folder"
}

/// A folder that only this user can read, gone with all it holds when the value goes.
package struct TemporaryFolder: ~Copyable {
    /// Absolute.
    package let path: String

    package init() throws(Diagnostic) {
        let named = Environment.variable("TMPDIR")
        let parent = named.flatMap { $0.first == "/" ? $0 : nil } ?? "/tmp"
        var template = Array("\(parent)/letterpress-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Diagnostic(
                .temporaryFolder, "no temporary folder can be made in '\(parent)'", at: .file(parent),
                exitStatus: .cannotCreate)
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    /// Writes a file of the folder.
    ///
    /// - Parameter name: Relative; folders in it are made.
    package borrowing func write(_ bytes: [UInt8], to name: String) throws(Diagnostic) {
        var parent = path
        for part in name.split(separator: "/").dropLast() {
            parent += "/\(part)"
            mkdir(parent, 0o700)
        }
        let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        var written = 0
        if file >= 0 {
            bytes.withUnsafeBytes { buffer in
                while written < buffer.count {
                    let count = Glibc.write(file, buffer.baseAddress.map { $0 + written }, buffer.count - written)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    written += count
                }
            }
            if close(file) != 0 { written = -1 }
        }
        guard file >= 0, written == bytes.count else {
            throw Diagnostic(
                .temporaryFolder, "the temporary folder '\(path)' cannot be written", at: .file(path),
                exitStatus: .inputOutput)
        }
    }

    /// - Returns: `nil` if there is no such file.
    package borrowing func read(_ name: String) -> [UInt8]? {
        let file = open("\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// Removes a folder and all in it; links are removed, not followed.
    private static func remove(_ path: String) {
        // Folders are removed after what they hold: in the reverse of the order in which they are found.
        var folders = [path]
        var next = 0
        while next < folders.count {
            let folder = folders[next]
            next += 1
            for name in names(in: folder) {
                let file = "\(folder)/\(name)"
                var status = stat()
                guard lstat(file, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR { folders.append(file) } else { unlink(file) }
            }
        }
        for folder in folders.reversed() { rmdir(folder) }
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
