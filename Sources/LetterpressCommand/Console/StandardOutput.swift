internal import Diagnostics
internal import Glibc

/// Standard output, for data.
enum StandardOutput {
    /// Writes all bytes. A reader that went away ends the program quietly, as it would a filter.
    static func write(_ bytes: [UInt8]) throws(Diagnostic) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EPIPE { exit(0) }
            guard count > 0 else {
                throw Diagnostic(
                    "cannot-write", "standard output cannot be written: \(String(cString: strerror(errno)))",
                    exitStatus: .inputOutput)
            }
            rest = rest.dropFirst(count)
        }
    }

    static func write(_ text: String) throws(Diagnostic) { try write(Array(text.utf8)) }
}
