internal import Glibc

/// A lock, and a condition that those who hold it can wait for.
///
/// Unchecked: both lie at addresses that never move, and POSIX lets any thread use them.
final class Monitor: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        let attributes = UnsafeMutablePointer<pthread_condattr_t>.allocate(capacity: 1)
        pthread_condattr_init(attributes)
        // Waits are not to depend on a clock that people set.
        pthread_condattr_setclock(attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, attributes)
        pthread_condattr_destroy(attributes)
        attributes.deallocate()
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func lock() { pthread_mutex_lock(mutex) }
    func unlock() { pthread_mutex_unlock(mutex) }

    /// Gives the lock up until somebody calls ``wakeAll()``, or for no reason.
    func wait() { pthread_cond_wait(condition, mutex) }

    /// As ``wait()``, until an instant of ``now(plusMilliseconds:)`` at the latest.
    /// - Returns: Whether it is still before that instant.
    func wait(until end: timespec) -> Bool {
        var end = end
        return pthread_cond_timedwait(condition, mutex, &end) != ETIMEDOUT
    }

    func wakeAll() { pthread_cond_broadcast(condition) }

    static func now(plusMilliseconds milliseconds: Int) -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        time.tv_nsec += milliseconds % 1000 * 1_000_000
        time.tv_sec += milliseconds / 1000 + time.tv_nsec / 1_000_000_000
        time.tv_nsec %= 1_000_000_000
        return time
    }
}
