internal import Glibc

/// A program that is run without a shell, for a limited time.
package struct ChildProcess: Sendable {
    package enum Outcome: Sendable, Hashable {
        case exited(Int32)
        case killed(signal: Int32)
        case tookTooLong
        /// It was stopped because the user asked this process to end.
        case cancelled
        case notStarted
    }

    private let program: String
    private let arguments: [String]
    private let environment: [String]
    private let log: String
    /// The file that standard input comes from.
    package var input = "/dev/null"
    /// The file that gets what the program writes to standard output; `nil` for that of errors.
    package var output: String?
    /// Whether the program may talk to the user at the terminal. It then shares our process group, since a group in the
    /// background is stopped when it reads, and what it starts is its own business.
    package var usesTerminal = false
    /// Asked often: whether the program is to be stopped.
    package var isCancelled: @Sendable () -> Bool = { false }

    /// - Parameters:
    ///   - environment: `NAME=value`.
    ///   - log: The file that gets what the program writes to standard error, and to standard output unless that has one.
    package init(program: String, arguments: [String], environment: [String], log: String) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.log = log
    }

    /// Runs the program and waits for it. Whatever it has started in its group is killed at the end.
    package func run(atMost seconds: Int) -> Outcome {
        guard let process = start() else { return .notStarted }
        let group = usesTerminal ? process : -process
        defer { if !usesTerminal { kill(group, SIGKILL) } }
        let deadline = Self.now() + Double(seconds)
        while true {
            var status: Int32 = 0
            let result = waitpid(process, &status, WNOHANG)
            if result == process { return Self.outcome(status) }
            if result < 0, errno != EINTR { return .notStarted }
            let isCancelled = isCancelled()
            if isCancelled || Self.now() > deadline {
                // A program that has asked for a passphrase has to make the terminal show again what is typed.
                if usesTerminal, Self.ends(process, after: SIGTERM) { return isCancelled ? .cancelled : .tookTooLong }
                kill(group, SIGKILL)
                waitpid(process, &status, 0)
                return isCancelled ? .cancelled : .tookTooLong
            }
            usleep(5000)
        }
    }

    /// Whether a process ends within half a second of a signal.
    private static func ends(_ process: pid_t, after signal: Int32) -> Bool {
        kill(process, signal)
        var status: Int32 = 0
        for _ in 0..<100 {
            if waitpid(process, &status, WNOHANG) == process { return true }
            usleep(5000)
        }
        return false
    }

    private func start() -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
        let flagsOfOutput = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log, flagsOfOutput, 0o600)
        if let output {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flagsOfOutput, 0o600)
        } else {
            posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
        }
        // Signals that we ignore or block must not be ignored or blocked there.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        if !usesTerminal { posix_spawnattr_setpgroup(&attributes, 0) }
        let flags =
            POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (usesTerminal ? 0 : POSIX_SPAWN_SETPGROUP)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var process: pid_t = 0
        let result = Self.withPointers([program] + arguments) { arguments in
            Self.withPointers(environment) { posix_spawn(&process, program, &actions, &attributes, arguments, $0) }
        }
        return result == 0 ? process : nil
    }

    /// Lends C strings, ended by a null pointer, to a call that returns an error number.
    private static func withPointers(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
    ) -> Int32 {
        var pointers = strings.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        pointers.append(nil)
        return pointers.withUnsafeBufferPointer { buffer in
            // There is one: the null pointer at least is in it.
            buffer.baseAddress.map(body) ?? EINVAL
        }
    }

    /// As the macros of wait(2) read it, which Swift does not import.
    private static func outcome(_ status: Int32) -> Outcome {
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }

    /// Seconds on a clock that nobody sets.
    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
