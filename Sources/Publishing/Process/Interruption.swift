internal import Glibc
internal import Synchronization

/// Ends the process tidily on Ctrl-C and on SIGTERM: work stops after the document at hand, temporary files are removed.
package final class Interruption: Sendable {
    /// One for the process, as signals are.
    package static let shared = Interruption()

    private let requested = Atomic<Bool>(false)
    private let isWaiting = Atomic<Bool>(false)
    /// Seconds that work has to reach a good place to stop.
    private static let grace: UInt32 = 700_000

    /// Whether the process has been asked to end. Long work looks at it between documents.
    package var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Takes the signals from now on, on a thread of its own: a signal handler may not take locks.
    ///
    /// Call before other threads start, so that they inherit the mask.
    package func watch() {
        guard !isWaiting.exchange(true, ordering: .relaxed) else { return }
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { _ in
                var set = sigset_t()
                sigemptyset(&set)
                sigaddset(&set, SIGINT)
                sigaddset(&set, SIGTERM)
                var signal: CInt = 0
                guard sigwait(&set, &signal) == 0 else { return nil }
                Interruption.shared.requested.store(true, ordering: .relaxed)
                usleep(Interruption.grace)
                TemporaryFiles.shared.removeAll()
                _exit(128 + signal)
            }, nil)
        pthread_detach(thread)
    }
}
