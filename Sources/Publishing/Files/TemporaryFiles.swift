internal import Glibc
internal import Synchronization

/// The temporary files that exist at this moment, so that a signal or the watchdog can remove them before the process ends.
package final class TemporaryFiles: Sendable {
    /// One for the process, as signals are.
    package static let shared = TemporaryFiles()

    private let state = Mutex<(paths: Set<String>, number: Int)>(([], 0))

    package func insert(_ path: String) { state.withLock { _ = $0.paths.insert(path) } }
    package func remove(_ path: String) { state.withLock { _ = $0.paths.remove(path) } }

    /// A number that no other temporary file of this process has.
    package func nextNumber() -> Int {
        state.withLock {
            $0.number += 1
            return $0.number
        }
    }

    /// Removes them all; errors are of no use to anybody now.
    package func removeAll() {
        state.withLock {
            for path in $0.paths { unlink(path) }
            $0.paths.removeAll()
        }
    }
}
