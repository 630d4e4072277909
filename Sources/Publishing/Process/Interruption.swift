internal import Glibc
internal import Synchronization

/// Ends the process tidily on Ctrl-C, SIGTERM and SIGHUP: work stops after the document at hand, temporary files are removed.
package final class Interruption: Sendable {
    /// One for the process, as signals are.
    package static let shared = Interruption()

    /// The signal that asked for the end; 0 for none.
    private let requested = Atomic<CInt>(0)
    private let isWaiting = Atomic<Bool>(false)
    /// Seconds that work has to reach a good place to stop.
    private static let grace: UInt32 = 700_000

    /// Whether the process has been asked to end. Long work looks at it between documents.
    package var isRequested: Bool { requested.load(ordering: .relaxed) != 0 }

    /// What a shell reports of a process that a signal has ended: 130 for Ctrl-C.
    package var exitStatus: CInt { 128 + requested.load(ordering: .relaxed) }

    /// Takes the signals from now on, on a thread of its own: a signal handler may not take locks.
    ///
    /// Call before other threads start, so that they inherit the mask.
    package func watch() {
        guard !isWaiting.exchange(true, ordering: .relaxed) else { return }
        var set = Self.signals
        pthread_sigmask(SIG_BLOCK, &set, nil)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { _ in
                var set = Interruption.signals
                var signal: CInt = 0
                guard sigwait(&set, &signal) == 0 else { return nil }
                Interruption.shared.requested.store(signal, ordering: .relaxed)
                usleep(Interruption.grace)
                TemporaryFiles.shared.removeAll()
                _exit(128 + signal)
            }, nil)
        pthread_detach(thread)
    }

    /// Those that nobody has had ignored: nohup(1) does so with SIGHUP, a shell with SIGINT for what runs behind it.
    private static var signals: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            sigaction(signal, nil, &action)
            // `SIG_IGN` is the pointer of the value 1 (signal.h), a macro that Swift does not see; nothing is called through it.
            let isIgnored = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
            if !isIgnored { sigaddset(&set, signal) }
        }
        return set
    }
}
