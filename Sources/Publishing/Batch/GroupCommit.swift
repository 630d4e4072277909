internal import Diagnostics
internal import Glibc

/// Puts the files of a batch in place in groups, on a thread of its own: a disk syncs a hundred files in the time of one,
/// and the workers go on meanwhile.
///
/// Unchecked: the fields below `monitor` are only touched with its lock held.
final class GroupCommit: @unchecked Sendable {
    /// A file under its temporary name, and what the manifest is going to say of it.
    struct Output: Sendable {
        var file: OutputFolder.StagedFile
        /// An index into the work of the plan.
        var work: Int
        var format: OutputFormat?
        var entry: BatchManifest.Entry
    }

    /// Told of every group: which files are in place, and what is wrong with those that are not.
    typealias Receiver = @Sendable (_ placed: [Output], _ failed: [(output: Output, problem: Diagnostic)]) -> Void

    /// A group is put in place when it has this many files or its first one has waited this long.
    private static let filesInGroup = 256
    private static let millisecondsAtMost = 400
    /// Workers wait while this many files are not in place.
    private static let filesWaiting = 2048

    private let folder: OutputFolder
    private let receive: Receiver
    private let monitor = Monitor()
    private var thread: pthread_t?
    private var waiting: [Output] = []
    private var isFinishing = false

    init(folder: OutputFolder, receive: @escaping Receiver) {
        self.folder = folder
        self.receive = receive
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
        monitor.lock()
        guard !isFinishing else {
            // From a worker that was given up.
            monitor.unlock()
            return folder.discard(output.file)
        }
        waiting.append(output)
        if thread == nil {
            let group = waiting.count >= Self.filesInGroup ? take() : []
            monitor.unlock()
            return place(group)
        }
        if waiting.count == 1 || waiting.count == Self.filesInGroup { monitor.wakeAll() }
        while waiting.count >= Self.filesWaiting { monitor.wait() }
        monitor.unlock()
    }

    /// Puts in place what is left, and ends the thread.
    func finish() {
        monitor.lock()
        isFinishing = true
        monitor.wakeAll()
        monitor.unlock()
        if let thread { pthread_join(thread, nil) }
        thread = nil
        monitor.lock()
        let group = take()
        monitor.unlock()
        place(group)
    }

    /// With the lock held.
    private func take() -> [Output] {
        defer { waiting = [] }
        return waiting
    }

    private func serve() {
        while true {
            monitor.lock()
            while waiting.isEmpty, !isFinishing { monitor.wait() }
            let end = Monitor.now(plusMilliseconds: Self.millisecondsAtMost)
            while waiting.count < Self.filesInGroup, !isFinishing, monitor.wait(until: end) {}
            let group = take()
            let isLast = isFinishing
            monitor.wakeAll()
            monitor.unlock()
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
