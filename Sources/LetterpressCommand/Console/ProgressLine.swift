internal import Glibc
internal import Synchronization

/// How far long work has come, on standard error: a bar that is drawn anew on a terminal, a line every few seconds elsewhere.
final class ProgressLine: Sendable {
    private struct State {
        var lastDrawn = 0
        /// Whether a bar stands on the terminal's last line.
        var isShown = false
    }

    /// `nil` where standard error is no terminal, or one that cannot draw.
    private let bar: ProgressBar?
    private let isQuiet: Bool
    private let start = ProgressLine.milliseconds()
    private let state = Mutex(State())

    init(isQuiet: Bool) {
        self.isQuiet = isQuiet
        let canDraw = isatty(2) == 1 && Self.variable("TERM") != "dumb"
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Self.variable).first
        bar = canDraw ? ProgressBar(locale: locale ?? "") : nil
    }

    func update(_ done: Int, of total: Int) {
        guard !isQuiet, total > 20 else { return }
        // What comes now may ask for a passphrase.
        if done == total { return finish() }
        let now = Self.milliseconds()
        let interval = bar != nil ? 100 : 5000
        // Drawn with the lock held: two workers must not draw over each other.
        state.withLock { state in
            guard now - max(state.lastDrawn, start) >= interval else { return }
            state.lastDrawn = now
            let progress = Progress(done: done, total: total, milliseconds: now - start)
            guard let bar else { return Self.put(progress.text + "\n") }
            state.isShown = true
            Self.put("\r\(bar.line(progress, columns: Self.columns()))\u{1B}[K")
        }
    }

    /// Takes the bar away, so that what is said next stands on a line of its own.
    func finish() {
        state.withLock { state in
            if state.isShown { Self.put("\r\u{1B}[K") }
            state.isShown = false
        }
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }

    /// The width of the terminal, which may change meanwhile.
    private static func columns() -> Int {
        var size = winsize()
        guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    private static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
