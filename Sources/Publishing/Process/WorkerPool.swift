internal import Glibc
internal import Synchronization

/// Runs work on threads of its own, with stacks as deep as the main thread's: a dispatch queue's are too small for the depth
/// of document that the limits allow.
package enum WorkerPool {
    private static let stackBytes = 16 << 20

    /// Calls `body` once on each of `count` threads and waits for all.
    package static func run(_ count: Int, _ body: @escaping @Sendable (_ worker: Int) -> Void) {
        guard count > 1 else { return body(0) }
        var threads: [pthread_t] = []
        // Not `pthread_attr_t()`: which module that initialiser belongs to depends on what else is imported.
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        pthread_attr_init(attributes)
        pthread_attr_setstacksize(attributes, stackBytes)
        defer {
            pthread_attr_destroy(attributes)
            attributes.deallocate()
        }
        for worker in 0..<count {
            let job = Unmanaged.passRetained(Job { body(worker) })
            var thread = pthread_t()
            let code = pthread_create(
                &thread, attributes,
                { argument in
                    if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body() }
                    return nil
                }, job.toOpaque())
            if code == 0 {
                threads.append(thread)
            } else {
                // No more threads to be had: the work is done all the same, here.
                job.takeRetainedValue().body()
            }
        }
        for thread in threads { pthread_join(thread, nil) }
    }

    /// How many processors there are.
    package static var processorCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

    private final class Job: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
