package import Diagnostics

extension Diagnostic.Code {
    package static let fileNotInManifest: Self = "file-not-in-manifest"
    package static let fileChanged: Self = "file-changed"
    package static let fileGone: Self = "file-gone"
}

/// Compares a folder with its manifest.
package enum BatchVerifier {
    /// - Returns: A finding for every file that is missing, changed, or not in the manifest, in the order of paths.
    /// - Throws: If there is no manifest, or it cannot be read.
    package static func findings(inFolder folder: String) throws(Diagnostic) -> [Diagnostic] {
        try InputFile.requireFolder(folder)
        let path = "\(folder)/\(BatchManifest.fileName)"
        guard InputFile.kind(of: path) != .missing else {
            throw Diagnostic(
                .fileMissing, "'\(folder)' is not the folder of a batch: there is no '\(BatchManifest.fileName)' in it",
                at: .file(folder), exitStatus: .inputMissing)
        }
        let manifest = try BatchManifest(json: InputFile.read(path, limit: 1 << 30), name: path)
        var findings: [(path: String, finding: Diagnostic)] = []
        for entry in manifest.entries {
            if let finding = try finding(for: entry, in: folder) { findings.append((entry.path, finding)) }
        }
        var known = Set(manifest.entries.map(\.path))
        known.insert(BatchManifest.fileName)
        for path in known where path == BatchManifest.fileName || path.hasSuffix("/" + BatchManifest.fileName) {
            known.insert(path + ManifestSignature.ending)
        }
        // The manifests of shards that were joined in this one.
        let isOfShard = { (path: String) in
            path.hasPrefix("manifest-") && path.hasSuffix(".json") && path.contains("-of-") && !path.contains("/")
        }
        for extra in try files(below: folder) where !known.contains(extra) && !isOfShard(extra) {
            findings.append(
                (
                    extra,
                    Diagnostic(
                        .fileNotInManifest, "'\(extra)' is not in the manifest", at: .file("\(folder)/\(extra)"),
                        exitStatus: .findings)
                ))
        }
        return findings.sorted { $0.path < $1.path }.map(\.finding)
    }

    /// Who has signed the manifest; `nil` if nobody has and nobody is asked for.
    ///
    /// - Parameters: As of ``ManifestSignature/check(_:of:named:allowedSigners:identity:)``.
    /// - Throws: ``Diagnostic/Code/badSignature``, also for a signature that is missing where signers are named.
    package static func signer(
        inFolder folder: String, allowedSigners: String?, identity: String?
    ) throws(Diagnostic) -> String? {
        let path = "\(folder)/\(BatchManifest.fileName)"
        let signature = path + ManifestSignature.ending
        guard InputFile.kind(of: signature) == .regular else {
            guard allowedSigners != nil else { return nil }
            throw Diagnostic(
                .badSignature, "'\(path)' is not signed", at: .file(path),
                hint: "sign with letterpress batch … --sign KEY",
                exitStatus: .findings)
        }
        return try ManifestSignature().check(
            InputFile.read(signature), of: InputFile.read(path, limit: 1 << 30), named: path,
            allowedSigners: allowedSigners, identity: identity)
    }

    private static func finding(for entry: BatchManifest.Entry, in folder: String) throws(Diagnostic) -> Diagnostic? {
        let path = "\(folder)/\(entry.path)"
        guard PortableName.path(entry.path) != nil, InputFile.kind(of: path) == .regular else {
            return Diagnostic(
                .fileGone, "'\(entry.path)' is in the manifest and not in the folder", at: .file(path),
                exitStatus: .findings)
        }
        let bytes = try InputFile.read(path, limit: 1 << 30, followsLinks: false)
        guard bytes.count != entry.size || ContentHash(of: bytes) != entry.hash else { return nil }
        return Diagnostic(
            .fileChanged, "'\(entry.path)' is not what the batch wrote (\(bytes.count) bytes, \(entry.size) expected)",
            at: .file(path), exitStatus: .findings)
    }

    /// The regular files below a folder as relative paths, hidden ones and links left out.
    package static func files(below folder: String) throws(Diagnostic) -> [String] {
        var found: [String] = []
        var pending = [""]
        while let prefix = pending.popLast() {
            for name in try InputFile.names(inFolder: prefix.isEmpty ? folder : "\(folder)/\(prefix)") {
                let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
                switch InputFile.kind(of: "\(folder)/\(relative)") {
                case .regular: found.append(relative)
                case .folder: pending.append(relative)
                case .missing, .other: break
                }
            }
        }
        return found.sorted()
    }
}
