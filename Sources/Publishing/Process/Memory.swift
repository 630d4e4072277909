internal import CLinux

/// The heap of the process.
enum Memory {
    /// Returns pages that are free to the system. Glibc keeps those of threads that have ended.
    static func giveBack() { _ = malloc_trim(0) }
}
