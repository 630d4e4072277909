internal import Glibc

/// System calls that a signal may interrupt.
enum SystemCall {
    /// Calls again for as long as signals interrupt it.
    static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            if result != -1 || errno != EINTR { return result }
        }
    }
}
