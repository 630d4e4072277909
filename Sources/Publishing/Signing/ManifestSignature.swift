internal import ChildProcesses
package import Diagnostics

extension Diagnostic.Code {
    package static let sshKeygenMissing: Self = "ssh-keygen-missing"
    package static let cannotSign: Self = "cannot-sign"
    package static let badSignature: Self = "bad-signature"
}

/// Detached signatures of manifests, made and checked by OpenSSH's ssh-keygen with the keys that people have already.
///
/// Source: OpenSSH, PROTOCOL.sshsig; ssh-keygen(1), `-Y sign` and `-Y verify`.
package struct ManifestSignature: Sendable {
    /// Keeps a signature of a manifest from being taken for one of anything else.
    package static let namespace = "manifest@letterpress"
    /// What is added to the name of what is signed.
    package static let ending = ".sig"
    /// Time for a person to type a passphrase or touch a token.
    private static let secondsAtMost = 300

    private let program: String

    /// Finds ssh-keygen.
    /// - Parameter searchPath: Folders parted by colons; `nil` for those of the environment variable PATH.
    package init(searchPath: String? = nil) throws(Diagnostic) {
        guard let program = Environment.program(among: ["ssh-keygen"], in: searchPath ?? Environment.searchPath) else {
            throw Diagnostic(
                .sshKeygenMissing, "manifests are signed and checked by ssh-keygen, which is not installed",
                hint: "install it: sudo apt-get install openssh-client", exitStatus: .cannotCreate)
        }
        self.program = program
    }

    // MARK: - Signing

    /// Signs texts with a key.
    ///
    /// A key with a passphrase is asked for once at the terminal, or taken from ssh-agent; so is one on a token.
    /// - Parameter key: The path of a private key, or of a public key whose private one an agent holds.
    /// - Returns: The signatures in the order of the texts, as `ssh-keygen -Y verify` reads them.
    package func sign(_ texts: [[UInt8]], key: String) throws(Diagnostic) -> [[UInt8]] {
        guard !texts.isEmpty else { return [] }
        try Self.check(key: key)
        let folder = try TemporaryFolder()
        var arguments = ["-Y", "sign", "-f", key, "-n", Self.namespace]
        for (index, text) in texts.enumerated() {
            try folder.write(text, to: "text-\(index)")
            arguments.append("\(folder.path)/text-\(index)")
        }
        let outcome = run(arguments, in: folder, input: nil)
        var signatures: [[UInt8]] = []
        for index in texts.indices {
            guard outcome == .exited(0), let signature = folder.read("text-\(index)" + Self.ending) else {
                throw SigningFailure(key: key, said: Self.lines(of: folder)).diagnostic
            }
            signatures.append(signature)
        }
        return signatures
    }

    /// Before a batch begins, so that it does not end in vain.
    package static func check(key: String) throws(Diagnostic) {
        let kind = InputFile.kind(of: key)
        guard kind == .regular else {
            throw Diagnostic(
                .cannotSign, kind == .missing ? "there is no key '\(key)'" : "'\(key)' is no file with a key",
                at: .file(key),
                hint: "name a private key such as ~/.ssh/id_ed25519, or make one: ssh-keygen -t ed25519",
                exitStatus: .inputMissing)
        }
        let start = try InputFile.read(key, limit: 1 << 20).prefix(64)
        guard
            ["-----BEGIN ", "ssh-", "sk-ssh-", "ecdsa-", "sk-ecdsa-"].contains(where: { start.starts(with: $0.utf8) })
        else {
            throw Diagnostic(
                .cannotSign, "'\(key)' is no SSH key", at: .file(key), hint: "make one: ssh-keygen -t ed25519",
                exitStatus: .dataError)
        }
    }

    // MARK: - Checking

    /// Checks a signature.
    ///
    /// - Parameters:
    ///   - allowedSigners: A file as ssh-keygen(1) describes it, `press@example.org ssh-ed25519 AAAA…` in each line; `nil`
    ///     proves only that whoever holds some key has signed.
    ///   - identity: Who must have signed; `nil` for anybody in the file.
    /// - Returns: Who has signed, in ssh-keygen's words, such as `press@example.org with ED25519 key SHA256:…`.
    /// - Throws: ``Diagnostic/Code/badSignature``, exit status 1.
    package func check(
        _ signature: [UInt8], of text: [UInt8], named name: String, allowedSigners: String?, identity: String?
    ) throws(Diagnostic) -> String {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "text")
        try folder.write(signature, to: "signature")
        var arguments = ["-n", Self.namespace, "-s", "\(folder.path)/signature"]
        if let allowedSigners {
            _ = try InputFile.read(allowedSigners)
            let who: String
            if let identity { who = identity } else { who = try principal(allowedSigners, in: folder, name) }
            arguments = ["-Y", "verify", "-f", allowedSigners, "-I", who] + arguments
        } else {
            arguments = ["-Y", "check-novalidate"] + arguments
        }
        guard run(arguments, in: folder, input: "text") == .exited(0) else {
            let said = Self.said(in: folder)
            throw Diagnostic(
                .badSignature, "the signature of '\(name)' does not hold\(said.isEmpty ? "" : ": \(said)")",
                at: .file(name + Self.ending), exitStatus: .findings)
        }
        let answer = String(decoding: folder.read("answer") ?? [], as: UTF8.self).split(separator: "\n").first ?? ""
        // Good "NAMESPACE" signature for WHO with KIND key SHA256:…
        let words = answer.split(separator: " ").drop { $0 != "signature" }.dropFirst()
        return words.drop { $0 == "for" || $0 == "with" }.joined(separator: " ")
    }

    private func principal(
        _ allowedSigners: String, in folder: borrowing TemporaryFolder, _ name: String
    ) throws(Diagnostic) -> String {
        let arguments = ["-Y", "find-principals", "-s", "\(folder.path)/signature", "-f", allowedSigners]
        let outcome = run(arguments, in: folder, input: nil, output: "principals")
        let found = String(decoding: folder.read("principals") ?? [], as: UTF8.self)
        guard outcome == .exited(0), let first = found.split(whereSeparator: { $0 == "\n" || $0 == "," }).first else {
            throw Diagnostic(
                .badSignature, "'\(name)' is signed by nobody whom '\(allowedSigners)' allows",
                at: .file(name + Self.ending), exitStatus: .findings)
        }
        return String(first)
    }

    // MARK: - ssh-keygen

    private func run(
        _ arguments: [String], in folder: borrowing TemporaryFolder, input: String?, output: String = "answer"
    ) -> ChildProcess.Outcome {
        var process = ChildProcess(
            program: program, arguments: arguments,
            environment: ["LC_ALL=C"]
                + Environment.variables([
                    "PATH", "HOME", "TERM", "SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "DISPLAY",
                    "WAYLAND_DISPLAY", "SSH_SK_PROVIDER", "TZ",
                ]),
            log: "\(folder.path)/log")
        if let input { process.input = "\(folder.path)/\(input)" }
        process.output = "\(folder.path)/\(output)"
        process.usesTerminal = true
        process.isCancelled = { Interruption.shared.isRequested }
        return process.run(atMost: Self.secondsAtMost)
    }

    /// The last thing that ssh-keygen said of what is wrong.
    private static func said(in folder: borrowing TemporaryFolder) -> String {
        lines(of: folder).last ?? ""
    }

    /// What ssh-keygen said, without the names of our folder and what it says of every file.
    private static func lines(of folder: borrowing TemporaryFolder) -> [String] {
        let path = folder.path
        return String(decoding: (folder.read("log") ?? []).suffix(4000), as: UTF8.self).split(
            whereSeparator: \.isNewline
        )
        .filter { !$0.hasPrefix("Signing file") && !$0.hasPrefix("Write signature") && !$0.hasPrefix("@@") }
        .map { $0.prefix(200).replacing("\(path)/", with: "").filter { $0 >= " " } }
    }
}
