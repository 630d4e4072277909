internal import Diagnostics
internal import Glibc
internal import Synchronization

/// Ends the process when one document takes too long. C libraries cannot be interrupted; temporary files are removed first.
package final class Watchdog: Sendable {
    private let started: Mutex<[Int: (name: String, time: Int)]>
    private let limits: DocumentLimits

    /// - Parameter limits: Of them, the time that one document may take.
    package init(_ limits: DocumentLimits = DocumentLimits()) {
        self.limits = limits
        started = Mutex([:])
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(self)
        pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Watchdog>.fromOpaque(argument).takeRetainedValue().wait() }
                return nil
            }, argument.toOpaque())
        pthread_detach(thread)
    }

    /// Runs work under the limit.
    package func during<Result, Failure: Error>(
        _ name: String, worker: Int = 0, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        started.withLock { $0[worker] = (name, Self.now()) }
        defer { started.withLock { _ = $0.removeValue(forKey: worker) } }
        return try work()
    }

    private func wait() {
        while true {
            usleep(200_000)
            let late = started.withLock { table in table.values.first { Self.now() - $0.time > limits.seconds } }
            guard let late else { continue }
            TemporaryFiles.shared.removeAll()
            let message = Array(limits.late(late.name).rendered().utf8)
            _ = message.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
            _exit(75)
        }
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}
