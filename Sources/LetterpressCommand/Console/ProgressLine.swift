internal import Glibc
internal import Synchronization

/// How far long work has come, on standard error: a bar that is drawn anew on a terminal, a line every few seconds elsewhere.
final class ProgressLine: Sendable {
    private let isTerminal: Bool
    private let isQuiet: Bool
    private let start = ProgressLine.milliseconds()
    private let lastDrawn = Mutex(0)

    init(isQuiet: Bool) {
        self.isQuiet = isQuiet
        isTerminal = isatty(2) == 1
    }

    func update(_ done: Int, of total: Int) {
        guard !isQuiet, total > 20 else { return }
        let now = Self.milliseconds()
        let interval = isTerminal ? 100 : 5000
        let isDue = lastDrawn.withLock { last in
            guard now - max(last, start) >= interval || (isTerminal && done == total) else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let rate = Double(done) / max(0.001, Double(now - start) / 1000)
        let left = Int(Double(total - done) / max(0.001, rate))
        var line = "\(done) of \(total), \(Int(rate)) a second, \(Self.duration(left)) left"
        if isTerminal {
            let width = 20
            let full = total > 0 ? done * width / total : width
            let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
            line = "\r\(bar) \(line)\u{1B}[K" + (done == total ? "\r\u{1B}[K" : "")
        } else {
            line += "\n"
        }
        let bytes = Array(line.utf8)
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }

    private static func duration(_ seconds: Int) -> String {
        seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
    }

    private static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
