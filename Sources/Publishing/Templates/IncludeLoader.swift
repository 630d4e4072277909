package import Diagnostics
internal import Glibc
internal import ShippedFiles
internal import Synchronization
internal import Templating

/// Finds what a template includes, imports or extends: beside it, in the user's template folders, then in the binary.
///
/// A name never leads out of a folder, by `..`, by an absolute path or by a symbolic link. What was loaded is remembered,
/// for the manifest.
package final class IncludeLoader: TemplateLoader {
    private let folders: [String]
    private let loaded = Mutex<[String: ContentHash]>([:])

    /// - Parameter folders: Searched in this order before the binary.
    package init(folders: [String]) {
        var seen: Set<String> = []
        self.folders = folders.filter { seen.insert($0).inserted }
    }

    /// The names loaded so far with the hashes of their bytes, sorted.
    package var inputs: [BatchManifest.Input] {
        loaded.withLock { $0 }.sorted { $0.key < $1.key }
            .map { BatchManifest.Input(role: "include", name: $0.key, hash: $0.value) }
    }

    package func source(named name: String) throws(Diagnostic) -> SourceText? {
        guard Self.isSafe(name) else {
            throw Diagnostic(
                .unknownTemplate, "'\(name)' leads out of the template folder", hint: "name a file below the folder")
        }
        guard let (bytes, shown) = try bytes(of: name) else { return nil }
        loaded.withLock { $0[name] = ContentHash(of: bytes) }
        return Self.withoutFrontMatter(bytes, name: name, shown: shown)
    }

    package var names: [String] {
        var names = Set(ShippedFile.names.filter { !$0.contains("/") })
        for folder in folders { names.formUnion((try? InputFile.names(inFolder: folder)) ?? []) }
        return names.sorted()
    }

    /// The bytes of a file beside the template, such as a picture; `nil` if there is none.
    package func resource(named name: String, limit: Int = 16 << 20) throws(Diagnostic) -> [UInt8]? {
        guard Self.isSafe(name) else {
            throw Diagnostic(.fileMissing, "'\(name)' leads out of the template folder", exitStatus: .inputMissing)
        }
        for folder in folders where InputFile.kind(of: "\(folder)/\(name)") == .regular {
            try Self.refuseLinksOut(folder, name)
            let bytes = try InputFile.read("\(folder)/\(name)", limit: limit, followsLinks: false)
            loaded.withLock { $0[name] = ContentHash(of: bytes) }
            return bytes
        }
        return nil
    }

    /// The hash of a file as it is now; `nil` if it is gone.
    package func currentHash(of name: String) -> ContentHash? {
        guard Self.isSafe(name), let found = try? bytes(of: name) else { return nil }
        return ContentHash(of: found.bytes)
    }

    private func bytes(of name: String) throws(Diagnostic) -> (bytes: [UInt8], shown: String)? {
        for folder in folders where InputFile.kind(of: "\(folder)/\(name)") == .regular {
            try Self.refuseLinksOut(folder, name)
            let path = folder == "." ? name : "\(folder)/\(name)"
            return (try InputFile.read(path, limit: 4 << 20, followsLinks: false), path)
        }
        return ShippedFile.bytes(of: name).map { ($0, "\(name) (built in)") }
    }

    private static func isSafe(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.utf8.contains(0)
            && !parts.contains("..") && !parts.contains("")
    }

    /// Links may stand in any part of a path; the path that they lead to must still lie below the folder.
    private static func refuseLinksOut(_ folder: String, _ name: String) throws(Diagnostic) {
        guard let base = resolved(folder), let full = resolved("\(folder)/\(name)") else { return }
        guard full.hasPrefix(base.hasSuffix("/") ? base : base + "/") else {
            throw Diagnostic(
                .unknownTemplate, "'\(name)' is a link that leads out of the template folder", at: .file(folder))
        }
    }

    private static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// A template that can be used alone has front matter, which is no part of what another template includes.
    private static func withoutFrontMatter(_ bytes: [UInt8], name: String, shown: String) -> SourceText {
        guard name.hasSuffix(".md"), bytes.starts(with: Array("---\n".utf8)) else {
            return SourceText(name: shown, bytes: bytes)
        }
        var line = 2
        var start = 4
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let isEnd = bytes[start..<end].elementsEqual("---".utf8) || bytes[start..<end].elementsEqual("...".utf8)
            start = min(end + 1, bytes.count)
            line += 1
            if isEnd { return SourceText(name: shown, bytes: Array(bytes[start...]), firstLine: line) }
        }
        return SourceText(name: shown, bytes: bytes)
    }
}
