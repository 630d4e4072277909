internal import Glibc
internal import Synchronization

/// Ends the process when one document takes too long. C libraries cannot be interrupted; temporary files are removed first.
package final class Watchdog: Sendable {
    private let started: Mutex<[Int: (name: String, time: Int)]>
    private let secondsAtMost: Int

    /// - Parameter seconds: Wall-clock time that one document may take.
    package init(seconds: Int = 10) {
        secondsAtMost = seconds
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
            let late = started.withLock { table in table.values.first { Self.now() - $0.time > secondsAtMost } }
            guard let late else { continue }
            TemporaryFiles.shared.removeAll()
            let message = Array(
                "error: '\(late.name)' takes longer than \(secondsAtMost) seconds, the limit for one document\n".utf8)
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
