internal import Glibc

/// A program that is run without a shell and without input, in a process group of its own, for a limited time.
struct ChildProcess {
    enum Outcome {
        case exited(Int32)
        case killed(signal: Int32)
        case tookTooLong
        case notStarted
    }

    let program: String
    let arguments: [String]
    /// `NAME=value`.
    let environment: [String]
    /// The file that gets what the program writes to standard output and standard error.
    let log: String

    /// Runs the program and waits for it. Whatever it has started is killed at the end.
    func run(atMost seconds: Int) -> Outcome {
        guard let process = start() else { return .notStarted }
        defer { kill(-process, SIGKILL) }
        let deadline = Self.now() + Double(seconds)
        while true {
            var status: Int32 = 0
            let result = waitpid(process, &status, WNOHANG)
            if result == process { return Self.outcome(status) }
            if result < 0, errno != EINTR { return .notStarted }
            if Self.now() > deadline {
                kill(-process, SIGKILL)
                waitpid(process, &status, 0)
                return .tookTooLong
            }
            usleep(5000)
        }
    }

    private func start() -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        // Signals that we ignore or block must not be ignored or blocked there.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
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
