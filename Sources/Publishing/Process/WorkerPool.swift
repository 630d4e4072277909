internal import Glibc

/// Threads of its own, with stacks as deep as the main thread's: a dispatch queue's are too small for the depth of document
/// that the limits allow.
///
/// C libraries cannot be interrupted: a thread that does not come back from one is given up, and another takes its place.
///
/// Unchecked: the fields below `monitor` are only touched with its lock held.
package final class WorkerPool: @unchecked Sendable {
    /// Called once on each thread; returns when there is no more work.
    package typealias Body = @Sendable (_ pool: WorkerPool, _ worker: Int) -> Void

    private static let stackBytes = 16 << 20

    private let secondsAtMost: Int
    private let body: Body
    private let tellLate: @Sendable (_ name: String) -> Void
    private let monitor = Monitor()
    /// Workers that are waited for.
    private var active: Set<Int> = []
    /// What they are at, and since when, in seconds.
    private var running: [Int: (name: String, start: Int)] = [:]
    private var started = 0

    /// - Parameters:
    ///   - seconds: Wall-clock time that one piece of work may take.
    ///   - tellLate: Told of each piece that took longer. What still comes of it is for nobody.
    package init(
        seconds: Int = 10, tellLate: @escaping @Sendable (_ name: String) -> Void, _ body: @escaping Body
    ) {
        secondsAtMost = seconds
        self.tellLate = tellLate
        self.body = body
    }

    /// Runs `count` threads and waits for all that have not been given up.
    package func run(_ count: Int) {
        for _ in 0..<count {
            let worker = newWorker()
            // No more threads to be had: the work is done all the same, here.
            if !startThread({ [self] in work(worker) }) { work(worker) }
        }
        monitor.lock()
        while !active.isEmpty {
            let isAwake = monitor.wait(until: Monitor.now(plusMilliseconds: 200))
            if !isAwake { replaceLate() }
        }
        monitor.unlock()
    }

    /// Runs one piece of work under the limit of time.
    /// - Returns: Whether what came of it is still wanted. If not, the worker ends.
    package func limited(_ name: String, worker: Int, _ work: () -> Void) -> Bool {
        monitor.lock()
        running[worker] = (name, Monitor.now(plusMilliseconds: 0).tv_sec)
        monitor.unlock()
        work()
        monitor.lock()
        defer { monitor.unlock() }
        return running.removeValue(forKey: worker) != nil
    }

    /// With the lock held, which it gives up meanwhile.
    private func replaceLate() {
        let now = Monitor.now(plusMilliseconds: 0).tv_sec
        let late = running.filter { now - $0.value.start > secondsAtMost }
        for (worker, piece) in late {
            running[worker] = nil
            active.remove(worker)
            started += 1
            let other = started
            active.insert(other)
            monitor.unlock()
            tellLate(piece.name)
            let isThere = startThread { [self] in work(other) }
            monitor.lock()
            if !isThere { active.remove(other) }
        }
    }

    private func newWorker() -> Int {
        monitor.lock()
        defer { monitor.unlock() }
        started += 1
        active.insert(started)
        return started
    }

    private func work(_ worker: Int) {
        body(self, worker)
        monitor.lock()
        active.remove(worker)
        monitor.wakeAll()
        monitor.unlock()
    }

    private func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
        // Not `pthread_attr_t()`: which module that initialiser belongs to depends on what else is imported.
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        pthread_attr_init(attributes)
        pthread_attr_setstacksize(attributes, Self.stackBytes)
        pthread_attr_setdetachstate(attributes, CInt(PTHREAD_CREATE_DETACHED))
        defer {
            pthread_attr_destroy(attributes)
            attributes.deallocate()
        }
        let job = Unmanaged.passRetained(Job(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, attributes,
            { argument in
                if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, job.toOpaque())
        if code != 0 { job.release() }
        return code == 0
    }

    /// How many processors there are.
    package static var processorCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

    private final class Job: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
