internal import Diagnostics
internal import Glibc

/// Puts the files of a batch in place in groups, on a thread of its own: a disk syncs a hundred files in the time of one,
/// and the workers go on meanwhile.
///
/// Unchecked: the fields below `lock` are only touched with the lock held; the lock and the condition never move.
final class GroupCommit: @unchecked Sendable {
    /// A file under its temporary name, and what the manifest is going to say of it.
    struct Output: Sendable {
        var file: OutputFolder.StagedFile
        var entry: BatchManifest.Entry
    }

    /// Told of every group: which files are in place, and what is wrong with those that are not.
    typealias Receiver = @Sendable (_ placed: [Output], _ failed: [(output: Output, problem: Diagnostic)]) -> Void

    /// A group is put in place when it has this many files or its first one has waited this long.
    private static let filesInGroup = 256
    private static let millisecondsAtMost = 400
    /// Workers wait while this many files are not in place.
    private static let filesWaiting = 1024

    private let folder: OutputFolder
    private let receive: Receiver
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var thread: pthread_t?
    private var waiting: [Output] = []
    private var isFinishing = false

    init(folder: OutputFolder, receive: @escaping Receiver) {
        self.folder = folder
        self.receive = receive
        pthread_mutex_init(lock, nil)
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
        pthread_mutex_destroy(lock)
        condition.deallocate()
        lock.deallocate()
    }

    /// Starts the thread. Where there is none to be had, the workers put the groups in place themselves.
    func start() {
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<GroupCommit>.fromOpaque(argument).takeRetainedValue().serve() }
                return nil
            }, argument.toOpaque())
        if code == 0 { self.thread = thread } else { argument.release() }
    }

    /// Takes a file over; waits while too many are not in place.
    func add(_ output: Output) {
        pthread_mutex_lock(lock)
        waiting.append(output)
        if thread == nil {
            let group = waiting.count >= Self.filesInGroup ? take() : []
            pthread_mutex_unlock(lock)
            return place(group)
        }
        if waiting.count == 1 || waiting.count == Self.filesInGroup { pthread_cond_broadcast(condition) }
        while waiting.count >= Self.filesWaiting { pthread_cond_wait(condition, lock) }
        pthread_mutex_unlock(lock)
    }

    /// Puts in place what is left, and ends the thread.
    func finish() {
        pthread_mutex_lock(lock)
        isFinishing = true
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(lock)
        if let thread { pthread_join(thread, nil) }
        thread = nil
        pthread_mutex_lock(lock)
        let group = take()
        pthread_mutex_unlock(lock)
        place(group)
    }

    /// With the lock held.
    private func take() -> [Output] {
        defer { waiting = [] }
        return waiting
    }

    private func serve() {
        while true {
            pthread_mutex_lock(lock)
            while waiting.isEmpty, !isFinishing { pthread_cond_wait(condition, lock) }
            var end = timespec()
            clock_gettime(CLOCK_MONOTONIC, &end)
            end.tv_nsec += Self.millisecondsAtMost * 1_000_000
            end.tv_sec += end.tv_nsec / 1_000_000_000
            end.tv_nsec %= 1_000_000_000
            while waiting.count < Self.filesInGroup, !isFinishing {
                if pthread_cond_timedwait(condition, lock, &end) == ETIMEDOUT { break }
            }
            let group = take()
            let isLast = isFinishing
            pthread_cond_broadcast(condition)
            pthread_mutex_unlock(lock)
            place(group)
            if isLast { return }
        }
    }

    private func place(_ group: [Output]) {
        guard !group.isEmpty else { return }
        let failures = folder.put(group.map(\.file))
        var placed: [Output] = []
        var failed: [(Output, Diagnostic)] = []
        for (output, failure) in zip(group, failures) {
            if let failure { failed.append((output, failure)) } else { placed.append(output) }
        }
        receive(placed, failed)
    }
}
