internal import Diagnostics
internal import Glibc

/// Why ssh-keygen did not sign, in words for the person at the keyboard.
struct SigningFailure {
    let key: String
    /// What ssh-keygen said, line by line.
    let said: [String]

    var diagnostic: Diagnostic {
        let (message, hint) = reason
        return Diagnostic(.cannotSign, message, at: .file(key), hint: hint, exitStatus: .cannotCreate)
    }

    private var reason: (message: String, hint: String?) {
        let privateKey = key.hasSuffix(".pub") ? String(key.dropLast(4)) : key
        let handOver = "hand the key to the agent first: ssh-add \(privateKey)"
        if has("incorrect passphrase") {
            return Self.hasTerminal
                ? ("the passphrase typed for '\(privateKey)' is wrong", "run again, or \(handOver)")
                : ("'\(privateKey)' has a passphrase, and there is no terminal to ask for it", handOver)
        }
        if has("No private key found") {
            return ("neither the agent nor a file beside it has the private key of '\(key)'", handOver)
        }
        if has("UNPROTECTED PRIVATE KEY") || has("bad permissions") {
            return ("others may read '\(key)', and ssh-keygen takes no such key", "chmod 600 \(key)")
        }
        let last = said.last.map { ": \($0)" } ?? ""
        return ("ssh-keygen cannot sign with '\(key)'\(last)", nil)
    }

    private func has(_ words: String) -> Bool { said.contains { $0.contains(words) } }

    /// Whether a passphrase could be asked for.
    private static var hasTerminal: Bool {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { return false }
        close(terminal)
        return true
    }
}
